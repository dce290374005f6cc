import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { AppError } from '../../shared/contract/app-error.ts'
import { columnType } from '../../shared/entities/column.ts'
import { allocateColumns } from '../columns/allocate-columns.ts'
import { markAll, validityOf, valuesOf } from '../columns/column-view.ts'
import type { Misfit, SetAsideRow } from '../ports/source-reader.ts'
import { ROWS_PER_CHUNK, type SpineColumns, type StoredColumn } from '../ports/spine-columns.ts'
import { decodeChunk, decodeNumbers } from './arrow-chunk.ts'
import { getChunk } from './chunk-table.ts'
import { decodeMisfits, decodeSetAside } from './note-parts.ts'
import { NO_COLUMN, type SnapshotRole } from './snapshot-parts.ts'
import { corruptError } from './sqlite-error.ts'
import { decodeDictionary } from './text-parts.ts'

const storedColumns = z.array(
  z.object({ name: z.string(), type: columnType, storage: z.enum(['f64', 'i32', 'u8', 'u16', 'u32']) }),
)

interface SnapshotRow {
  readonly row_count: number
  readonly columns: string
}

/** A published table, rebuilt in shared memories. */
export function readTable(database: Database, snapshotId: string): SpineColumns {
  const snapshot = findSnapshot(database, snapshotId)
  const columns = storedColumns.parse(JSON.parse(snapshot.columns)).map((column, index): StoredColumn => {
    const texts = column.type === 'text' ? digestsOf(database, snapshotId, 'dictionary', index) : null
    return { ...column, dictionary: texts === null ? null : decodeDictionary(database, texts) }
  })
  const table = allocateColumns(columns, snapshot.row_count)
  for (const column of columns.keys()) fillColumn(database, snapshotId, table, column)
  return table
}

/** Unit ids in row order. */
export function readUnitIds(database: Database, snapshotId: string): Int32Array<ArrayBuffer> {
  const ids = new Int32Array(findSnapshot(database, snapshotId).row_count)
  for (const [part, digest] of digestsOf(database, snapshotId, 'unit-ids', NO_COLUMN).entries()) {
    ids.set(decodeNumbers(getChunk(database, digest)), part * ROWS_PER_CHUNK)
  }
  return ids
}

export function readSetAside(database: Database, snapshotId: string): SetAsideRow[] {
  findSnapshot(database, snapshotId)
  return decodeSetAside(database, digestsOf(database, snapshotId, 'set-aside', NO_COLUMN))
}

export function readMisfits(database: Database, snapshotId: string): Misfit[] {
  findSnapshot(database, snapshotId)
  return decodeMisfits(database, digestsOf(database, snapshotId, 'misfits', NO_COLUMN))
}

function fillColumn(database: Database, snapshotId: string, table: SpineColumns, column: number): void {
  const digests = digestsOf(database, snapshotId, 'values', column)
  if (digests.length !== table.chunks.length) throw corruptError(database.name)
  for (const [chunk, digest] of digests.entries()) {
    const data = decodeChunk(getChunk(database, digest))
    if (data.length !== table.chunks[chunk]?.rowCount) throw corruptError(database.name)
    valuesOf(table, column, chunk).set(data.values.subarray(0, data.length))
    const validity = validityOf(table, column, chunk)
    // Arrow leaves the bitmap out of a column without missing values.
    if (data.nullBitmap.length === 0) markAll(validity, data.length)
    else validity.set(data.nullBitmap.subarray(0, validity.length))
  }
}

function findSnapshot(database: Database, snapshotId: string): SnapshotRow {
  const row = database
    .prepare<[string], SnapshotRow>('SELECT row_count, columns FROM snapshot WHERE id = ?')
    .get(snapshotId)
  if (row === undefined) throw new AppError('not-found', 'This customer table is not in the workspace.')
  return row
}

function digestsOf(database: Database, snapshotId: string, role: SnapshotRole, column: number): Buffer[] {
  const find = database.prepare<[string, string, number], Buffer>(
    'SELECT digest FROM snapshot_chunk WHERE snapshot = ? AND role = ? AND column_index = ? ORDER BY part',
  )
  return find.pluck().all(snapshotId, role, column)
}
