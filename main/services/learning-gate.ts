import { AppError } from '../../shared/contract/app-error.ts'
import type { AsOfTable } from '../../shared/entities/as-of-table.ts'
import type { HoldOut } from '../../shared/entities/hold-out.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { foldBy, unseenBy } from '../domain/learning/draw-names.ts'
import { eventsOf, HOLD_OUT_LOG, lockedNow } from '../domain/learning/hold-out-log.ts'
import { FOLDS } from '../domain/learning/learn-score.ts'
import { TrainingRows } from '../domain/learning/training-rows.ts'
import type { WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { type DrawnBy, type DrawnTable, drawTable, foldTable } from './draw-table.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'

/** What may be learned from. */
export interface LearningSet {
  /** The day of the table that is learned from: of several, never the latest. */
  readonly asOf: string
  readonly spine: Spine
  readonly table: SpineColumns
  readonly rows: TrainingRows
  /** Null where nobody is kept unseen. */
  readonly holdOut: HoldOut | null
  /** For each repeat the fold of every row, where what is learned is judged by folds; else none. */
  readonly repeats: readonly Uint8Array[]
}

/** Why somebody looks at unseen customers. */
export interface UnseenRead {
  readonly by: string
  readonly purpose: string
  readonly subject: string
}

/**
 * The one way to the customers for whatever learns. It hands out rows that may be learned from, and the unseen ones only
 * with an entry in the workspace's log, which no undo takes back.
 */
export interface LearningGate {
  locked(): Promise<(HoldOut & { readonly lockedAt: string }) | null>
  training(signal: AbortSignal): Promise<LearningSet>
  /** How many rows of the shown table are learned from and unseen; null where nobody is, or the table cannot be drawn. */
  shown(signal: AbortSignal): Promise<{ readonly training: number; readonly unseen: number } | null>
  /** The shown table drawn, noted as a read. Rejects with AppError 'not-available' where nothing is locked. */
  read(read: UnseenRead, signal: AbortSignal): Promise<DrawnTable>
}

export interface LearningGateOptions {
  readonly session: Pick<WorkspaceSession, 'loaded' | 'required' | 'note'>
  readonly clock: Pick<Clock, 'now'>
  readonly sha256: (text: string) => string
}

const REPEATS = 5

export function createLearningGate({ session, clock, sha256 }: LearningGateOptions): LearningGate {
  /** Tables are drawn once for each salt; a table that is gone takes its draw along. */
  const drawn = new WeakMap<SpineColumns, { readonly salt: string; readonly found: DrawnTable }>()
  /** The table before the latest, where that is the one shown: read again where its memory was wanted for others. */
  let earlier: { readonly snapshotId: string; readonly table: WeakRef<SpineColumns> } | null = null

  const draw = async (table: SpineColumns, holdOut: HoldOut, signal: AbortSignal): Promise<DrawnTable> => {
    const known = drawn.get(table)
    if (known?.salt === holdOut.salt) return known.found
    requireNames(table, holdOut)
    const isUnseen = unseenBy(holdOut.salt, holdOut.share, sha256)
    const found = await drawTable(table, holdOut, isUnseen, () => undefined, signal)
    drawn.set(table, { salt: holdOut.salt, found })
    return found
  }

  const locked = async () => {
    const { store } = session.required()
    return lockedNow(eventsOf(await store.readLog(HOLD_OUT_LOG)))
  }

  const tableOf = async (workspace: LoadedWorkspace, { spine }: Pick<AsOfTable, 'spine'>): Promise<SpineColumns> => {
    if (spine.snapshotId === workspace.spine.snapshotId) return workspace.table
    const kept = earlier?.snapshotId === spine.snapshotId ? earlier.table.deref() : undefined
    if (kept !== undefined) return kept
    const table = await workspace.store.readTable(spine.snapshotId)
    earlier = { snapshotId: spine.snapshotId, table: new WeakRef(table) }
    return table
  }

  return {
    locked,
    async training(signal) {
      const workspace = session.loaded()
      const holdOut = await locked()
      const { spine, asOf } = holdOut === null ? shownOf(workspace) : beforeLatest(workspace)
      const table = await tableOf(workspace, { spine })
      const rows = await trainingRows(table, holdOut, signal)
      return { asOf, spine, table, rows, holdOut, repeats: await repeatsOf(table, holdOut, signal) }
    },
    async shown(signal) {
      const { table } = session.loaded()
      const holdOut = await locked()
      if (holdOut === null || lackedName(table, holdOut) !== undefined) return null
      const unseen = holdOut.method === 'folds' ? 0 : (await draw(table, holdOut, signal)).unitsUnseen
      return { training: table.rowCount - unseen, unseen }
    },
    async read({ by, purpose, subject }, signal) {
      const workspace = session.loaded()
      const holdOut = await locked()
      if (holdOut === null)
        throw new AppError('not-available', 'No customers are kept unseen in this workspace.', {
          remedy: 'Lock them in the Data step, under “Unseen customers”.',
        })
      if (holdOut.method === 'folds')
        throw new AppError('not-available', 'There are too few customers to keep some unseen.', {
          remedy: 'What is learned is judged by learning again without a fifth of them at a time.',
        })
      const found = await draw(workspace.table, holdOut, signal)
      const { asOf } = workspace.document.frame
      const value = { event: 'read', by, purpose, subject, unitsUnseen: found.unitsUnseen, asOf }
      await session.note(workspace.id, { kind: HOLD_OUT_LOG, at: clock.now(), value })
      return found
    },
  }

  async function repeatsOf(table: SpineColumns, holdOut: HoldOut | null, signal: AbortSignal): Promise<Uint8Array[]> {
    const repeats: Uint8Array[] = []
    if (holdOut?.method !== 'folds') return repeats
    requireNames(table, holdOut)
    for (let repeat = 0; repeat < REPEATS; repeat++)
      repeats.push(await foldTable(table, holdOut, foldBy(holdOut.salt, repeat, FOLDS, sha256), signal))
    return repeats
  }

  async function trainingRows(
    table: SpineColumns,
    holdOut: HoldOut | null,
    signal: AbortSignal,
  ): Promise<TrainingRows> {
    if (holdOut === null || holdOut.method === 'folds')
      return new TrainingRows(Uint32Array.from({ length: table.rowCount }, (_, row) => row))
    const { isUnseen, unitsUnseen } = await draw(table, holdOut, signal)
    const rows = new Uint32Array(table.rowCount - unitsUnseen)
    let count = 0
    for (let row = 0; row < table.rowCount; row++) if (isUnseen[row] === 0) rows[count++] = row
    return new TrainingRows(rows)
  }
}

/** The first of the columns that name who is drawn which a table does not have. */
function lackedName(table: SpineColumns, { drawnBy, keyColumn }: DrawnBy): string | undefined {
  return [drawnBy, keyColumn].find((name) => columnIndexOf(table, name) < 0)
}

/** Without these columns everybody would be nameless, and so be learned from. */
function requireNames(table: SpineColumns, by: DrawnBy): void {
  const name = lackedName(table, by)
  if (name === undefined) return
  throw new AppError('not-available', `Unseen customers are drawn by “${name}”, which the customer table has not.`, {
    remedy: 'Load a table with that column, or give them free in the Data step, under “Unseen customers”.',
    place: { column: name },
  })
}

interface TableOfDay {
  readonly spine: Spine
  readonly asOf: string
}

const shownOf = ({ spine, document }: LoadedWorkspace): TableOfDay => ({ spine, asOf: document.frame.asOf })

/** The shown table, or the one before it where it is the latest of several: the latest period is unseen as a whole. */
function beforeLatest(workspace: LoadedWorkspace): TableOfDay {
  const { asOfTables } = workspace.document
  const place = asOfTables.findIndex(({ spine }) => spine.snapshotId === workspace.spine.snapshotId)
  const isLatest = place > 0 && place === asOfTables.length - 1
  return (isLatest ? asOfTables[place - 1] : undefined) ?? shownOf(workspace)
}

/** The day of the latest of several tables; null where there are not several. */
export function latestOfSeveral({ asOfTables }: WorkspaceDocument): string | null {
  return asOfTables.length > 1 ? (asOfTables.at(-1)?.asOf ?? null) : null
}
