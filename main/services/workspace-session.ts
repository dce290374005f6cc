import { basename } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import { judgeColumns, refusalsOf } from '../../shared/quality/judge-columns.ts'
import type { RuleScope } from '../../shared/rules/rule-scope.ts'
import { scopeOf } from '../domain/structures/run-plan.ts'
import type { EntityChange } from '../domain/workspace/entity-change.ts'
import { type ParsedTables, readDocument, type WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type {
  CommitResult,
  LogEntry,
  SnapshotRecord,
  WorkspaceFiles,
  WorkspaceStore,
} from '../ports/workspace-store.ts'
import { createTurns } from './turns.ts'
import { viewOfWorkspace } from './view-of-workspace.ts'
import { type ProfileTable, withEvidence } from './with-evidence.ts'
import { type Beginning, createWith } from './workspace-beginning.ts'

/** The workspace that is open: its file, what it holds, and its customer table in memory. */
export interface OpenWorkspace {
  readonly id: string
  readonly store: WorkspaceStore
  readonly document: WorkspaceDocument
  readonly table: SpineColumns | null
  readonly view: WorkspaceView
  readonly scope: RuleScope
}

/** An open workspace that has a customer table. */
export interface LoadedWorkspace extends OpenWorkspace {
  readonly table: SpineColumns
  readonly spine: Spine
}

export interface WorkspaceSession {
  current(): OpenWorkspace | null
  /** Rejects with AppError 'no-workspace'. */
  required(): OpenWorkspace
  /** Rejects with AppError 'no-workspace' or, without a customer table, 'not-available'. */
  loaded(): LoadedWorkspace
  open(path: string): Promise<WorkspaceView>
  /** Makes a file and opens it; one with a table to begin with is told of only when it holds that, too. */
  create(path: string, entities: readonly EntityChange[], beginning?: Beginning): Promise<WorkspaceView>
  close(): Promise<void>
  /** Saves what `edit` makes of the document as one undoable command; edits follow each other, never interleave. */
  commit(label: string, edit: (workspace: OpenWorkspace) => readonly EntityChange[]): Promise<WorkspaceView>
  /** The workspace of an opening, by its id. Rejects with AppError 'conflict' where it is not the one open any more. */
  stillOpen(openingId: string): OpenWorkspace
  /** Begins to save a table that may soon be published under this id. A failure is told by its publication. */
  prepare(openingId: string, snapshotId: string, table: SpineColumns): void
  /** Drops what was begun. */
  unprepare(): void
  /**
   * Saves a customer table, and with it what `edit` makes of the document as it is then; a null label is a beginning
   * that nothing undoes. Rejects with AppError 'conflict' where another workspace was opened since the work began.
   */
  publish(
    openingId: string,
    snapshot: SnapshotRecord,
    label: string | null,
    edit: (workspace: OpenWorkspace) => readonly EntityChange[],
    onProgress: (bytesDone: number, bytesTotal: number) => void,
    signal: AbortSignal,
  ): Promise<WorkspaceView>
  /**
   * Adds to the log of an opening, which no undo takes back, as a new revision: what reads the log is asked again.
   * Rejects with AppError 'conflict' where another workspace was opened, 'workspace-read-only' where nothing can be kept.
   */
  note(openingId: string, entry: LogEntry): Promise<WorkspaceView>
  undo(): Promise<WorkspaceView>
  redo(): Promise<WorkspaceView>
}

export interface WorkspaceSessionOptions {
  readonly files: WorkspaceFiles
  readonly engine: SegmentEngine
  /** Finds what older files do not keep of their columns; left out, it stays unknown. */
  readonly profile?: ProfileTable
  readonly clock: Clock
  /** Told after every change and opening what is open now; null where nothing is. */
  readonly onChange: (view: WorkspaceView | null) => void
}

/** What fails ahead of a publication fails in it again, and is told there. */
const ignore = (): void => undefined

/** Holds the one open workspace and keeps document, table and engine in step with its file. */
export function createWorkspaceSession({
  files,
  engine,
  profile,
  clock,
  onChange,
}: WorkspaceSessionOptions): WorkspaceSession {
  let open: OpenWorkspace | null = null
  const inTurn = createTurns()
  const parsed = new WeakMap<WorkspaceStore, ParsedTables>()
  const parsedOf = (store: WorkspaceStore): ParsedTables => {
    const known = parsed.get(store) ?? new Map()
    parsed.set(store, known)
    return known
  }

  const required = (): OpenWorkspace => {
    if (!open) throw new AppError('no-workspace', 'No workspace is open.', { remedy: 'Open or create one.' })
    return open
  }

  const stillOpen = (openingId: string): OpenWorkspace => {
    if (open?.id === openingId) return open
    throw new AppError('conflict', 'The workspace that this was done for is not open any more, so nothing was kept.', {
      remedy: 'Open it and start again.',
    })
  }

  /** `published` is in memory already and need not be read back. */
  const tableFor = async (
    store: WorkspaceStore,
    document: WorkspaceDocument,
    published: SnapshotRecord | null,
  ): Promise<SpineColumns | null> => {
    const wanted = document.spine?.snapshotId ?? null
    if (open?.store === store && (open.document.spine?.snapshotId ?? null) === wanted) return open.table
    if (wanted === null) {
      await engine.detach()
      return null
    }
    const table = published?.id === wanted ? published.table : await store.readTable(wanted)
    await engine.attach(table)
    return table
  }

  const show = async (
    store: WorkspaceStore,
    id: string,
    revision: number,
    result: Omit<CommitResult, 'removed'>,
    published: SnapshotRecord | null = null,
  ) => {
    const stored = readDocument(result.entities, basename(store.path), parsedOf(store))
    const table = await tableFor(store, stored, published)
    const document = profile === undefined ? stored : await withEvidence(stored, table, profile)
    const { spine, thresholds } = document
    const view = viewOfWorkspace(id, revision, store, document, result.history)
    const refused = refusalsOf(judgeColumns(document))
    open = { id, store, document, table, view, scope: scopeOf(spine, thresholds, refused) }
    onChange(view)
    return view
  }

  const closeNow = async () => {
    const closing = open
    open = null
    if (!closing) return
    await engine.detach()
    await closing.store.close()
  }

  const adopt = async (opening: () => Promise<WorkspaceStore>, published: SnapshotRecord | null = null) => {
    const store = await opening()
    try {
      const entities = await store.entities()
      readDocument(entities, basename(store.path))
      await closeNow()
      return await show(store, clock.id(), 1, { entities, history: await store.history() }, published)
    } catch (error) {
      if (open?.store !== store) await store.close()
      // What was open before is closed by now, which the windows must hear.
      if (open === null) onChange(null)
      throw error
    }
  }

  const after = async (
    { store, id, view }: OpenWorkspace,
    change: (store: WorkspaceStore) => Promise<CommitResult>,
    published: SnapshotRecord | null = null,
  ) => {
    const result = await change(store)
    return show(store, id, view.revision + 1, result, published)
  }

  return {
    current: () => open,
    required,
    loaded: () => {
      const workspace = required()
      const { table, document } = workspace
      if (!table || !document.spine)
        throw new AppError('not-available', 'There is no customer table yet.', {
          remedy: 'Load a file in the Data step.',
        })
      return { ...workspace, table, spine: document.spine }
    },
    open: (path) =>
      inTurn(async () => {
        // The file is its own lock: opening it a second time would find it held by ourselves.
        if (open?.store.path === path) return open.view
        return adopt(() => files.open(path))
      }),
    create: (path, entities, beginning) =>
      inTurn(() => adopt(() => createWith(files, path, entities, beginning), beginning?.snapshot)),
    close: () =>
      inTurn(async () => {
        await closeNow()
        onChange(null)
      }),
    commit: (label, edit) =>
      inTurn(async () => {
        const workspace = required()
        const changes = edit(workspace)
        if (changes.length === 0) return workspace.view
        return after(workspace, (store) => store.commit({ label, changes }))
      }),
    stillOpen,
    prepare(openingId, snapshotId, table) {
      if (open?.id === openingId) void open.store.prepare(snapshotId, table).catch(ignore)
    },
    unprepare() {
      void open?.store.unprepare().catch(ignore)
    },
    publish: (openingId, snapshot, label, edit, onProgress, signal) =>
      inTurn(async () => {
        const workspace = stillOpen(openingId)
        const record = { label, changes: edit(workspace) }
        return after(workspace, (store) => store.publish(snapshot, record, onProgress, signal), snapshot)
      }),
    note: (openingId, entry) =>
      inTurn(async () => {
        const { store, id, view } = stillOpen(openingId)
        await store.appendLog(entry)
        return show(store, id, view.revision + 1, { entities: await store.entities(), history: await store.history() })
      }),
    undo: () => inTurn(() => after(required(), (store) => store.undo())),
    redo: () => inTurn(() => after(required(), (store) => store.redo())),
  }
}
