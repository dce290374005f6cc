import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/contract/app-error.ts'
import type { CommitResult, SnapshotRecord } from '../ports/workspace-store.ts'
import { putChunk, removeOrphans } from './chunk-table.ts'
import { commitCommand } from './command-table.ts'
import { transact } from './connection.ts'
import { encodeSnapshot, sizeOf, unitsOf } from './snapshot-parts.ts'
import type { PublishInput } from './store-protocol.ts'
import { encodeUnitIndex, nameUnitIndex, readUnitIndex } from './stored-unit-index.ts'

type Progress = (bytesDone: number, bytesTotal: number) => void

interface StagedPart {
  readonly role: string
  readonly column: number
  readonly part: number
  readonly digest: Buffer
}

/**
 * Stages every blob in a transaction of its own, then publishes all with one small one. Between blobs the thread serves
 * other calls, so a command need not wait for an import. One publication at a time: the caller sees to it.
 */
export async function publishSnapshot(
  database: Database,
  input: PublishInput,
  onProgress: Progress,
): Promise<CommitResult> {
  refuseKnown(database, input.snapshot.id)
  try {
    const { snapshotParts, indexParts } = await stageAll(database, input, onProgress)
    return transact(database, 'durable', () => {
      nameSnapshot(database, input, snapshotParts)
      if (indexParts !== null) {
        nameUnitIndex(database, indexParts)
        removeOrphans(database) // The index's former parts.
      }
      return commitCommand(database, input.record, input.at)
    })
  } catch (error) {
    removeStaged(database, error)
    throw error
  }
}

interface Staged {
  readonly snapshotParts: readonly StagedPart[]
  /** Null where no unit is new. */
  readonly indexParts: readonly StagedPart[] | null
}

async function stageAll(database: Database, input: PublishInput, onProgress: Progress): Promise<Staged> {
  const { snapshot, cancelled } = input
  const bytesTotal = sizeOf(snapshot.table)
  let bytesDone = 0
  async function stage(bytes: Uint8Array): Promise<Buffer> {
    const digest = transact(database, 'staged', () => putChunk(database, bytes))
    bytesDone += bytes.length
    onProgress(Math.min(bytesDone, bytesTotal), bytesTotal)
    await nextTurn()
    if (Atomics.load(cancelled, 0) === 1) throw new AppError('cancelled', 'The import was cancelled.')
    return digest
  }
  const before = readUnitIndex(database)
  const { index, ids } = unitsOf(snapshot, before)
  const snapshotParts: StagedPart[] = []
  for (const { role, column, part, bytes } of encodeSnapshot(snapshot, ids)) {
    snapshotParts.push({ role, column, part, digest: await stage(bytes) })
  }
  if (index === before) return { snapshotParts, indexParts: null }
  const indexParts: StagedPart[] = []
  for (const { role, part, bytes } of encodeUnitIndex(index)) {
    indexParts.push({ role, column: 0, part, digest: await stage(bytes) })
  }
  return { snapshotParts, indexParts }
}

function nameSnapshot(database: Database, input: PublishInput, parts: readonly StagedPart[]): void {
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
