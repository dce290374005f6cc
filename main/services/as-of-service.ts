import { AppError } from '../../shared/contract/app-error.ts'
import type { ComparedTables, KeptTables } from '../../shared/contract/as-of.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { AsOfTable } from '../../shared/entities/as-of-table.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { dayInWords } from '../../shared/rules/day-words.ts'
import { compareColumns } from '../domain/as-of/compare-columns.ts'
import { compareUnits } from '../domain/as-of/compare-units.ts'
import { frameAt } from '../domain/workspace/frame-at.ts'
import {
  asOfTableChange,
  asOfTableRemoval,
  frameChange,
  recipeChange,
  runReportChange,
  spineChange,
} from '../domain/workspace/workspace-document.ts'
import type { FileSystem } from '../ports/file-system.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { makeSpine, type SpineBuilding } from './build-spine.ts'
import { builtTable, recipeDigest } from './built-table.ts'
import type { FileGrants } from './file-grants.ts'
import type { JobReport, JobRunner } from './job-runner.ts'
import { requireFiles } from './recipe-files.ts'
import type { RecipeSessions } from './recipe-sessions.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Customer tables of several days: the same recipe, made for each of them. */
export interface AsOfService {
  list(): Promise<KeptTables>
  build(days: readonly string[]): string
  show(asOf: string): Promise<WorkspaceView>
  remove(asOf: string): Promise<WorkspaceView>
  compare(from: string, to: string, signal: AbortSignal): Promise<ComparedTables>
}

export interface AsOfServiceOptions extends SpineBuilding {
  readonly session: WorkspaceSession
  readonly sessions: RecipeSessions
  readonly fileSystem: FileSystem
  readonly grants: FileGrants
  readonly jobs: JobRunner
}

export function createAsOfService(options: AsOfServiceOptions): AsOfService {
  const { session, sessions, fileSystem, grants, jobs, clock, analyst, sha256 } = options

  /** By the recipe as it stood at the start: all days are of the same steps, whatever a person changes meanwhile. */
  const buildOne = async ({ id, store }: OpenWorkspace, recipe: Recipe, report: JobReport, signal: AbortSignal) => {
    // What earlier tables were made of is no news, so nothing is compared with it.
    const made = await sessions.use(
      id,
      (database) => makeSpine(recipe, store.path, null, database, options, report, signal),
      signal,
    )
    const { snapshot, asOfTable } = builtTable(made, clock.id(), clock.now(), sha256)
    const onProgress = (done: number, total: number): void =>
      report({ phase: 'Saving the customer table', done, total, unit: 'bytes' })
    const label = `build the customer table as of ${dayInWords(recipe.asOf)}`
    await session.publish(id, snapshot, label, changesFor(asOfTable), onProgress, signal)
  }

  return {
    async list() {
      const { store, document, table } = session.required()
      const sizes = new Map((await store.readSnapshotSizes()).map((size) => [size.snapshotId, size]))
      const digest = document.recipe === null ? null : recipeDigest(document.recipe, sha256)
      const tables = document.asOfTables.map(({ asOf, spine, recipeDigest: own }) => ({
        asOf,
        unitCount: spine.unitCount,
        isShown: spine.snapshotId === document.spine?.snapshotId,
        builtAt: spine.loadedAt,
        bytes: sizes.get(spine.snapshotId)?.bytes ?? 0,
        ownBytes: sizes.get(spine.snapshotId)?.ownBytes ?? 0,
        isByRecipe: own === digest,
      }))
      return { tables, memoryBytes: table === null ? 0 : memoryOf(table) }
    },
    build(days) {
      const wanted = [...new Set(days)].sort()
      return jobs.start('recipe-build', async (report, signal) => {
        const workspace = session.required()
        const recipe = requiredRecipe(workspace)
        await requireFiles(withoutUnused(recipe), {
          ...{ workspacePath: workspace.store.path, fileSystem, grants },
        })
        for (const [index, day] of wanted.entries()) {
          const ofDay: JobReport = (progress) =>
            report({ ...progress, phase: `${dayInWords(day)} (${index + 1} of ${wanted.length}): ${progress.phase}` })
          await buildOne(session.stillOpen(workspace.id), { ...recipe, asOf: day }, ofDay, signal)
        }
        return { built: wanted }
      })
    },
    show: (asOf) =>
      session.commit(`show the customer table as of ${dayInWords(asOf)}`, (workspace) => {
        const { spine, report } = tableOf(workspace, asOf)
        const { frame, recipe } = workspace.document
        if (workspace.document.spine?.snapshotId === spine.snapshotId) return []
        return [
          spineChange(spine),
          runReportChange(report),
          ...(recipe === null
            ? [frameChange({ ...frame, asOf })]
            : [recipeChange({ ...recipe, asOf }), frameChange(frameAt(frame, { ...recipe, asOf }))]),
        ]
      }),
    remove: (asOf) =>
      session.commit(`remove the customer table as of ${dayInWords(asOf)}`, (workspace) => {
        if (tableOf(workspace, asOf).spine.snapshotId === workspace.document.spine?.snapshotId)
          throw new AppError('conflict', 'This is the table that is shown.', { remedy: 'Show another one first.' })
        return [asOfTableRemoval(asOf)]
      }),
    async compare(from, to, signal) {
      const workspace = session.required()
      const { store } = workspace
      const both = [tableOf(workspace, from), tableOf(workspace, to)] as const
      const profileOf = async ({ spine: { snapshotId } }: AsOfTable) => {
        const isShown = workspace.document.spine?.snapshotId === snapshotId
        const table = isShown && workspace.table !== null ? workspace.table : await store.readTable(snapshotId)
        signal.throwIfAborted()
        return analyst.profile(table)
      }
      const [earlier, later] = [await profileOf(both[0]), await profileOf(both[1])]
      signal.throwIfAborted()
      const ids = await Promise.all(both.map(({ spine }) => store.readUnitIds(spine.snapshotId)))
      return {
        from: { asOf: from, units: both[0].spine.unitCount },
        to: { asOf: to, units: both[1].spine.unitCount },
        ...compareUnits(ids[0] ?? new Int32Array(), ids[1] ?? new Int32Array()),
        isSameRecipe: both[0].recipeDigest === both[1].recipeDigest,
        // Who stands in the table is told by units.
        columns: compareColumns(earlier, later).filter(({ name }) => name !== both[1].spine.keyColumn),
      }
    },
  }
}

/** A table that is built for a day which is shown already takes its place there. */
function changesFor(asOfTable: AsOfTable) {
  return ({ document: { asOfTables, spine } }: OpenWorkspace) => {
    const former = asOfTables.find(({ asOf }) => asOf === asOfTable.asOf)
    const isShown = former !== undefined && former.spine.snapshotId === spine?.snapshotId
    const shown = isShown ? [spineChange(asOfTable.spine), runReportChange(asOfTable.report)] : []
    return [asOfTableChange(asOfTable), ...shown]
  }
}

function requiredRecipe({ document: { recipe } }: OpenWorkspace) {
  if (recipe !== null) return recipe
  throw new AppError('not-available', 'This workspace has no recipe to build other dates by.', {
    remedy: 'Bring the files in under “Several files…”.',
  })
}

function tableOf({ document }: OpenWorkspace, asOf: string): AsOfTable {
  const found = document.asOfTables.find((table) => table.asOf === asOf)
  if (found !== undefined) return found
  throw new AppError('not-found', `There is no customer table as of ${dayInWords(asOf)}.`, {
    remedy: 'Build it first.',
  })
}

function memoryOf({ chunks, columns }: SpineColumns): number {
  const values = chunks.reduce((sum, { memory }) => sum + memory.buffer.byteLength, 0)
  return columns.reduce((sum, { dictionary }) => sum + (dictionary?.bytes.byteLength ?? 0), values)
}
