import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/contract/app-error.ts'
import type { CommitResult, SnapshotRecord } from '../ports/workspace-store.ts'
import { removeOrphans } from './chunk-table.ts'
import { commitCommand } from './command-table.ts'
import { transact } from './connection.ts'
import {
  encodeColumns,
  encodeNotesAndUnits,
  type SnapshotRole,
  sizeOf,
  sizeOfColumns,
  unitsOf,
} from './snapshot-parts.ts'
import { type StagedPart, stageParts } from './stage-parts.ts'
import type { PrepareInput, PublishInput } from './store-protocol.ts'
import { encodeUnitIndex, nameUnitIndex, readUnitIndex, type UnitIndexPart } from './stored-unit-index.ts'
import { forgetUnnamedSnapshots } from './unnamed-snapshots.ts'

type Progress = (bytesDone: number, bytesTotal: number) => void

type SnapshotParts = readonly StagedPart<SnapshotRole>[]

/** A table's columns, in the file but named by nothing yet. */
export interface PreparedTable {
  readonly snapshotId: string
  readonly columns: SnapshotParts
}

/**
 * Stages a table's columns ahead of their publication; what was prepared before and is not part of them goes. A failure
 * leaves nothing staged.
 */
export async function prepareTable(database: Database, { id, table, cancelled }: PrepareInput): Promise<PreparedTable> {
  try {
    const columns = await stageParts(database, encodeColumns(table), { cancelled, staged: () => undefined })
    transact(database, 'durable', () =>
      removeOrphans(
        database,
        columns.map(({ digest }) => digest),
      ),
    )
    return { snapshotId: id, columns }
  } catch (error) {
    removeStaged(database, error)
    throw error
  }
}

/**
 * Stages what is not prepared, then publishes all with one small transaction. One publication at a time: the caller
 * sees to it. Nothing else stays prepared after it.
 */
export async function publishSnapshot(
  database: Database,
  input: PublishInput,
  prepared: PreparedTable | null,
  onProgress: Progress,
): Promise<CommitResult> {
  refuseKnown(database, input.snapshot.id)
  try {
    const { snapshotParts, indexParts } = await stageAll(database, input, prepared, onProgress)
    return transact(database, 'durable', () => {
      nameSnapshot(database, input, snapshotParts)
      if (indexParts !== null) nameUnitIndex(database, indexParts)
      const result = commitCommand(database, input.record, input.at)
      // The index's former parts, what was prepared for something else, and tables that can no longer be redone.
      forgetUnnamedSnapshots(database)
      removeOrphans(database)
      return result
    })
  } catch (error) {
    removeStaged(database, error)
    throw error
  }
}

interface Staged {
  readonly snapshotParts: SnapshotParts
  /** Null where no unit is new. */
  readonly indexParts: readonly StagedPart<UnitIndexPart['role']>[] | null
}

async function stageAll(
  database: Database,
  { snapshot, cancelled }: PublishInput,
  prepared: PreparedTable | null,
  onProgress: Progress,
): Promise<Staged> {
  const bytesTotal = sizeOf(snapshot.table)
  let bytesDone = 0
  const staged = (byteCount: number): void => {
    bytesDone += byteCount
    onProgress(Math.min(bytesDone, bytesTotal), bytesTotal)
  }
  const watch = { cancelled, staged }
  const before = readUnitIndex(database)
  const { index, ids } = unitsOf(snapshot, before)
  const ready = prepared?.snapshotId === snapshot.id ? prepared.columns : null
  if (ready !== null) staged(sizeOfColumns(snapshot.table))
  const columns = ready ?? (await stageParts(database, encodeColumns(snapshot.table), watch))
  const rest = await stageParts(database, encodeNotesAndUnits(snapshot, ids), watch)
  const snapshotParts = [...columns, ...rest]
  if (index === before) return { snapshotParts, indexParts: null }
  return { snapshotParts, indexParts: await stageParts(database, encodeUnitIndex(index), watch) }
}

function nameSnapshot(database: Database, input: PublishInput, parts: SnapshotParts): void {
  const { id, table, keyColumn } = input.snapshot
  const columns = table.columns.map(({ name, type, storage }) => ({ name, type, storage }))
  database
    .prepare('INSERT INTO snapshot (id, at, row_count, key_column, columns) VALUES (?, ?, ?, ?, ?)')
    .run(id, input.at, table.rowCount, keyColumn, JSON.stringify(columns))
  const add = database.prepare(
    'INSERT INTO snapshot_chunk (snapshot, role, column_index, part, digest) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { role, column, part, digest } of parts) add.run(id, role, column, part, digest)
}

function refuseKnown(database: Database, id: SnapshotRecord['id']): void {
  if (database.prepare('SELECT 1 FROM snapshot WHERE id = ?').get(id) === undefined) return
  throw new AppError('conflict', 'This customer table has been published already.')
}

/** Where even removing fails (a full disk), the next opening removes it: the first error is the one to tell. */
function removeStaged(database: Database, reason: unknown): void {
  try {
    transact(database, 'durable', () => removeOrphans(database))
    database.pragma('wal_checkpoint(TRUNCATE)') // Gives the room that staging took back at once.
  } catch (error) {
    if (reason instanceof AppError && reason.code === 'cancelled') throw error
  }
}
