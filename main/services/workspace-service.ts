import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { RecentWorkspace, WorkspaceView } from '../../shared/contract/workspaces.ts'
import { type Frame, frame } from '../../shared/entities/frame.ts'
import { safeFileName } from '../../shared/files/safe-file-name.ts'
import type { EntityChange } from '../domain/workspace/entity-change.ts'
import { newFrame } from '../domain/workspace/new-frame.ts'
import { frameChange } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileSystem } from '../ports/file-system.ts'
import type { SourceReader } from '../ports/source-reader.ts'
import type { FileGrants } from './file-grants.ts'
import type { JobRunner } from './job-runner.ts'
import type { PreferencesService, RecentRecord } from './preferences-service.ts'
import { makeSample } from './sample-service.ts'
import type { Beginning } from './workspace-beginning.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Settings to change; what is undefined stays as it is. */
export type FrameChanges = { readonly [Key in keyof Frame]?: Frame[Key] | undefined }

/** Opening, creating and remembering workspaces, and their settings. */
export interface WorkspaceService {
  current(): WorkspaceView | null
  recent(): Promise<RecentWorkspace[]>
  forget(grant: string): Promise<RecentWorkspace[]>
  create(title: string): Promise<WorkspaceView>
  open(grant: string): Promise<WorkspaceView>
  openPath(path: string): Promise<WorkspaceView>
  openSample(): string
  /** Brings the recent list up to a change of the open workspace, so that a crash leaves no old counts in it. */
  noteChange(view: WorkspaceView | null): Promise<void>
  /** Closes it; `discardEmpty` removes one in which nothing was done yet. */
  close(discardEmpty: boolean): Promise<null>
  updateFrame(changes: FrameChanges): Promise<WorkspaceView>
  undo(): Promise<WorkspaceView>
  redo(): Promise<WorkspaceView>
}

export interface WorkspaceServiceOptions {
  readonly session: WorkspaceSession
  readonly reader: Pick<SourceReader, 'warm'>
  readonly fileSystem: FileSystem
  readonly grants: FileGrants
  readonly preferences: PreferencesService
  readonly jobs: JobRunner
  readonly clock: Clock
  readonly workspacesFolder: string
}

const EXTENSION = '.tessera'
const SAMPLE_NAME = 'Tessera sample'

function checkFrame(next: Frame): Frame {
  const parsed = frame.parse(next)
  if (parsed.periodStart > parsed.asOf)
    throw new AppError('bad-request', 'The period begins after the as-of date.', {
      remedy: 'Choose a first day on or before the as-of date.',
    })
  return parsed
}

/** Its making was interrupted between the file and its table. */
const isUnfinishedSample = ({ isSample, spine, readOnly }: WorkspaceView): boolean =>
  isSample && spine === null && !readOnly

/** Nothing was done in it since it was made. */
const isUntouched = ({ view, document }: OpenWorkspace): boolean => {
  const { history, spine, structures, isSample, readOnly } = view
  const isEmpty = spine === null && document.recipe === null && structures.length === 0
  return isEmpty && history.undo === null && history.redo === null && !isSample && !readOnly
}

const recordOf = (path: string, { frame, spine, structures }: WorkspaceView, openedAt: string): RecentRecord => ({
  path,
  title: frame.title,
  unitCount: spine?.unitCount ?? null,
  unitNoun: frame.unitNoun.plural,
  structureCount: structures.length,
  openedAt,
})

export function createWorkspaceService(options: WorkspaceServiceOptions): WorkspaceService {
  const { session, reader, fileSystem, grants, preferences, jobs, clock, workspacesFolder } = options

  /** Puts what is open at the top of the recent list, with its present counts. */
  const remember = async (view: WorkspaceView): Promise<WorkspaceView> => {
    const open = session.current()
    if (!open) return view
    await preferences.noteOpen(open.store.path)
    await noteRecent(recordOf(open.store.path, view, clock.now()))
    return view
  }

  const noteRecent = (record: RecentRecord): Promise<void> => {
    noted = record
    return preferences.noteRecent(record)
  }

  /** What the recent list was last told of the open workspace. */
  let noted: RecentRecord | null = null

  const noteChange = async (view: WorkspaceView | null): Promise<void> => {
    const path = session.current()?.store.path
    if (view === null || noted === null || noted.path !== path) return
    const now = recordOf(path, view, noted.openedAt)
    if (JSON.stringify(now) !== JSON.stringify(noted)) await noteRecent(now)
  }

  const freePath = async (title: string): Promise<string> => {
    const name = safeFileName(title)
    for (let number = 1; ; number++) {
      const path = join(workspacesFolder, `${number === 1 ? name : `${name} ${number}`}${EXTENSION}`)
      if ((await fileSystem.facts(path)) === null) return path
    }
  }

  const recent = (): Promise<RecentWorkspace[]> =>
    Promise.all(
      preferences.recent().map(async ({ path, ...record }) => ({
        ...record,
        grant: grants.grantPath(path),
        folder: basename(dirname(path)),
        missing: (await fileSystem.facts(path).catch(() => null)) === null,
      })),
    )

  /** Gives an open workspace its beginning. No label: undoing the sample itself would leave an empty workspace. */
  const complete = ({ id }: WorkspaceView, { snapshot, changes, onProgress, signal }: Beginning) =>
    session.publish(id, snapshot, null, () => changes, onProgress, signal)

  const openPath = async (path: string) => remember(await session.open(path))

  return {
    current: () => session.current()?.view ?? null,
    recent,
    async forget(grant) {
      await preferences.forgetRecent(grants.pathOf(grant))
      return recent()
    },
    async create(title) {
      // What follows is the choice of a file: its preview then need not wait for a thread.
      reader.warm()
      const path = await freePath(title)
      return remember(await session.create(path, [frameChange(newFrame(title.trim(), clock.now().slice(0, 10)))]))
    },
    open: (grant) => openPath(grants.pathOf(grant)),
    openPath,
    openSample: () =>
      jobs.start('sample', async (report, signal) => {
        const path = join(workspacesFolder, `${SAMPLE_NAME}${EXTENSION}`)
        const kept = (await fileSystem.facts(path)) === null ? null : await openPath(path)
        if (kept === null || isUnfinishedSample(kept)) {
          const take = (settings: readonly EntityChange[], beginning: Beginning) =>
            kept === null ? session.create(path, settings, beginning) : complete(kept, beginning)
          await remember(await makeSample(take, clock, report, signal))
        }
        return { opened: true }
      }),
    noteChange,
    async close(discardEmpty) {
      const open = session.current()
      const isDiscarded = open !== null && discardEmpty && isUntouched(open)
      // Before it is closed: who hears of that asks for the list at once.
      if (isDiscarded) {
        noted = null
        await preferences.forgetRecent(open.store.path)
      } else if (open) await remember(open.view)
      await session.close()
      await preferences.noteOpen(null)
      if (isDiscarded) await fileSystem.remove(open.store.path)
      return null
    },
    updateFrame: (changes) =>
      session.commit('change settings', ({ document }) => {
        const given = Object.entries(changes).filter(([, value]) => value !== undefined)
        const next = checkFrame({ ...document.frame, ...Object.fromEntries(given) })
        return JSON.stringify(next) === JSON.stringify(document.frame) ? [] : [frameChange(next)]
      }),
    undo: () => session.undo(),
    redo: () => session.redo(),
  }
}
