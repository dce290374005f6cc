import { AppError } from '../../shared/contract/app-error.ts'
import type { LearnedThing, UnseenCheck, UnseenState } from '../../shared/contract/learning.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { HoldOut } from '../../shared/entities/hold-out.ts'
import type { RecipeScore } from '../../shared/recipe/score.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { learnMiddle } from '../domain/learning/cut-points.ts'
import { unseenBy } from '../domain/learning/draw-names.ts'
import { eventsOf, HOLD_OUT_LOG } from '../domain/learning/hold-out-log.ts'
import type { Clock } from '../ports/clock.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { numberAt } from './column-numbers.ts'
import { type DrawnTable, drawTable } from './draw-table.ts'
import { drawnBy } from './drawn-by.ts'
import { prepareStructure } from './evaluation.ts'
import type { JobRunner } from './job-runner.ts'
import { type LearningGate, latestOfSeveral } from './learning-gate.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Customers that nothing is learned from: locking, looking at them, giving them free. */
export interface LearningService {
  unseen(signal: AbortSignal): Promise<UnseenState>
  lock(drawnBy: string, by: string): string
  unlock(by: string, reason: string): Promise<WorkspaceView>
  check(structureId: string, by: string, purpose: string): string
  middle(column: string, signal: AbortSignal): Promise<{ value: number | null }>
}

export interface LearningServiceOptions {
  readonly session: WorkspaceSession
  readonly gate: LearningGate
  readonly engine: SegmentEngine
  readonly jobs: JobRunner
  readonly clock: Clock
  readonly sha256: (text: string) => string
}

const SHARE_UNSEEN = 0.3
/** With fewer units nobody is kept unseen: what is learned is judged by folds. */
export const FEWEST_UNITS = 2000

export function createLearningService(options: LearningServiceOptions): LearningService {
  const { session, gate, engine, jobs, clock, sha256 } = options
  return {
    async unseen(signal) {
      const workspace = session.required()
      const { document, store, table } = workspace
      const events = eventsOf(await store.readLog(HOLD_OUT_LOG))
      const locked = await gate.locked()
      const by = events.findLast(({ event }) => event.event === 'locked')?.event.by ?? ''
      const rows = locked === null || table === null ? null : await gate.shown(signal)
      return {
        locked: locked === null ? null : { ...locked, by },
        latestUnseen: locked === null ? null : latestOfSeveral(document),
        shown: rows,
        suggested: suggestedOf(workspace),
        columns: namingColumns(document.spine?.columns ?? []),
        learned: learnedThings(document.recipe?.scores ?? [], locked),
        events: events.toReversed(),
      }
    },
    lock(drawnBy, by) {
      const workspace = session.loaded()
      const keyColumn = requiredKey(workspace)
      requireNaming(workspace, drawnBy)
      return jobs.start('hold-out', async (report, signal) => {
        if ((await gate.locked()) !== null)
          throw new AppError('conflict', 'Unseen customers are locked already.', { remedy: 'Give them free first.' })
        const { table, spine, document } = workspace
        const salt = clock.id()
        const total = table.rowCount
        const onProgress = (done: number): void =>
          report({ phase: 'Drawing the unseen customers', done, total, unit: 'rows' })
        const isUnseen = unseenBy(salt, SHARE_UNSEEN, sha256)
        const found = await drawTable(table, { drawnBy, keyColumn }, isUnseen, onProgress, signal)
        const holdOut: HoldOut = {
          ...{
            method: spine.unitCount < FEWEST_UNITS ? 'folds' : 'share',
            salt,
            share: SHARE_UNSEEN,
            drawnBy,
            keyColumn,
          },
          ...membership(found, sha256),
          units: spine.unitCount,
          asOf: document.frame.asOf,
        }
        const { recipe, structures } = session.stillOpen(workspace.id).document
        const learnedBefore = learnedThings(recipe?.scores ?? [], null).map(({ name }) => name)
        const value = { event: 'locked', by, holdOut, learnedBefore, optionsBefore: structures.length }
        await session.note(workspace.id, { kind: HOLD_OUT_LOG, at: clock.now(), value })
        return { locked: true }
      })
    },
    async unlock(by, reason) {
      const { id } = session.required()
      if ((await gate.locked()) === null) throw new AppError('conflict', 'No customers are kept unseen.')
      return session.note(id, { kind: HOLD_OUT_LOG, at: clock.now(), value: { event: 'unlocked', by, reason } })
    },
    check(structureId, by, purpose) {
      const workspace = session.loaded()
      const structure = structureOf(workspace, structureId)
      const { entries, runnable } = prepareStructure(structure, workspace)
      return jobs.start('hold-out', async (report, signal): Promise<UnseenCheck> => {
        report({ phase: 'Looking at the unseen customers', done: 0, total: null, unit: 'rows' })
        const { isUnseen, unitsUnseen } = await gate.read({ by, purpose, subject: structure.name }, signal)
        const classes = await engine.classify(runnable)
        const counts = entries.map(() => ({ training: 0, unseen: 0 }))
        for (const [row, ofClass] of classes.entries()) {
          const count = counts[ofClass]
          if (count !== undefined) count[isUnseen[row] === 1 ? 'unseen' : 'training']++
        }
        const named = entries.map(({ entryId }, index) => ({
          entryId,
          name: nameOf(structure, entryId),
          ...(counts[index] ?? { training: 0, unseen: 0 }),
        }))
        return { training: classes.length - unitsUnseen, unseen: unitsUnseen, entries: named }
      })
    },
    async middle(column, signal) {
      const { table, rows } = await gate.training(signal)
      const index = columnIndexOf(table, column)
      const type = table.columns[index]?.type
      if (type !== 'number' && type !== 'integer' && type !== 'date') return { value: null }
      const value = learnMiddle(rows, numberAt(table, index))
      return { value: value !== null && Number.isFinite(value) ? value : null }
    },
  }
}

function membership(
  { unitsUnseen, names }: DrawnTable,
  sha256: (text: string) => string,
): Pick<HoldOut, 'names' | 'namesUnseen' | 'unitsUnseen' | 'digest'> {
  const unseen = [...names].flatMap(([name, drawn]) => (drawn ? [name] : [])).sort()
  const digest = sha256(unseen.map((name) => `${name}\n`).join(''))
  return { names: names.size, namesUnseen: unseen.length, unitsUnseen, digest }
}

function nameOf({ exclusions, segments, defaultPath }: ReturnType<typeof structureOf>, entryId: string): string {
  return [...exclusions, ...segments].find(({ id }) => id === entryId)?.name ?? defaultPath.name
}

type Columns = LoadedWorkspace['spine']['columns']

function namingColumns(columns: Columns): string[] {
  return columns.filter(({ type }) => type === 'text' || type === 'integer').map(({ name }) => name)
}

function suggestedOf({ document }: ReturnType<WorkspaceSession['required']>): string | null {
  const { spine } = document
  return spine === null ? null : (drawnBy({ document, spine })[0] ?? null)
}

function requiredKey({ spine }: LoadedWorkspace): string {
  if (spine.keyColumn !== null) return spine.keyColumn
  throw new AppError('not-available', 'Rows are named by their number, which is another one in the next file.', {
    remedy: 'Load the table with a column that names a row.',
  })
}

function requireNaming({ spine }: LoadedWorkspace, drawnBy: string): void {
  if (namingColumns(spine.columns).includes(drawnBy)) return
  throw new AppError('bad-request', `“${drawnBy}” cannot name who is drawn.`, {
    remedy: 'Choose a text or whole-number column, such as the key.',
  })
}

/** How each learned score stands: what was learned before a lock saw those who are unseen now. */
function learnedThings(scores: readonly RecipeScore[], locked: HoldOut | null): LearnedThing[] {
  return scores.flatMap(({ name, column, learned }): LearnedThing[] => {
    if (learned === null) return []
    const { units, asOf, withoutUnseen, movedByFolds } = learned
    const isWithout = locked?.method === 'share' && withoutUnseen === locked.digest
    const isJudged = locked?.method === 'folds' && movedByFolds !== null
    const standing = isWithout ? 'without-unseen' : isJudged ? 'by-folds' : 'from-everybody'
    return [{ name, column, units, asOf, standing, moved: isJudged ? movedByFolds : null }]
  })
}
