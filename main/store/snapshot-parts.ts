import { AppError } from '../../shared/contract/app-error.ts'
import { validityOf, valuesOf } from '../columns/column-view.ts'
import { widthOf } from '../columns/storage.ts'
import { ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import type { SnapshotRecord } from '../ports/workspace-store.ts'
import { BlobRoom, encodeValues } from './arrow-chunk.ts'
import { encodeNotes } from './note-parts.ts'
import { rowKeysOf } from './row-keys.ts'
import type { Part } from './stage-parts.ts'
import { encodeDictionary } from './text-parts.ts'
import { type Assignment, assignUnits, type UnitIndex } from './unit-index.ts'

export type SnapshotRole = 'values' | 'dictionary' | 'unit-ids' | 'set-aside' | 'misfits'

/** Stands for "no column" among the parts of a snapshot. */
export const NO_COLUMN = -1

export type SnapshotPart = Part<SnapshotRole>

/** A table's columns as blobs, one at a time and each until the next: a table is never held twice in memory. */
export function* encodeColumns(table: SpineColumns): Generator<SnapshotPart> {
  const room = new BlobRoom()
  for (const [column, stored] of table.columns.entries()) {
    if (stored.dictionary !== null) {
      yield* numbered('dictionary', column, encodeDictionary(stored.dictionary))
    }
    for (const part of table.chunks.keys()) {
      const bytes = encodeValues(stored, valuesOf(table, column, part), validityOf(table, column, part), room)
      yield { role: 'values', column, part, bytes }
    }
  }
}

/** What a snapshot has besides its columns. */
export function* encodeNotesAndUnits(snapshot: SnapshotRecord, unitIds: Int32Array): Generator<SnapshotPart> {
  const { table } = snapshot
  for (let part = 0; part < table.chunks.length; part++) {
    const ids = unitIds.subarray(part * ROWS_PER_CHUNK, (part + 1) * ROWS_PER_CHUNK)
    const bytes = encodeValues({ type: 'integer', storage: 'i32' }, ids, null)
    yield { role: 'unit-ids', column: NO_COLUMN, part, bytes }
  }
  yield* numbered('set-aside', NO_COLUMN, encodeNotes(snapshot.setAside))
  yield* numbered('misfits', NO_COLUMN, encodeNotes(snapshot.misfits))
}

const UNIT_ID_BYTES = 4

/** Bytes that will be staged, near enough for a progress bar. */
export function sizeOf(table: SpineColumns): number {
  return sizeOfColumns(table) + UNIT_ID_BYTES * table.rowCount
}

export function sizeOfColumns(table: SpineColumns): number {
  const rowBytes = table.columns.reduce((sum, column) => sum + widthOf(column.storage), 0)
  const texts = table.columns.reduce((sum, { dictionary }) => {
    return dictionary === null ? sum : sum + dictionary.bytes.length + dictionary.offsets.length * 4
  }, 0)
  return rowBytes * table.rowCount + texts
}

/** Stable ids of the table's units. Throws AppError('key-invalid') where two rows have one key. */
export function unitsOf(snapshot: SnapshotRecord, index: UnitIndex): Assignment {
  const keys = rowKeysOf(snapshot.table, snapshot.keyColumn)
  const assignment = assignUnits(index, keys)
  if (!keys.distinct) refuseRepeated(snapshot.keyColumn, assignment)
  return assignment
}

function refuseRepeated(keyColumn: string | null, assignment: Assignment): void {
  const { ids } = assignment
  const rowOfUnit = new Int32Array(assignment.index.count)
  for (let row = 0; row < ids.length; row++) {
    const unit = ids[row] ?? 0
    const other = rowOfUnit[unit] ?? 0
    if (other > 0) throw duplicateError(keyColumn, other, row + 1)
    rowOfUnit[unit] = row + 1
  }
}

function duplicateError(keyColumn: string | null, row: number, other: number): AppError {
  const remedy = 'Choose a column whose values are all different, or identify units by their row number.'
  return new AppError('key-invalid', `Rows ${row} and ${other} have the same "${keyColumn}".`, { remedy })
}

function* numbered(role: SnapshotRole, column: number, blobs: Iterable<Uint8Array>): Generator<SnapshotPart> {
  let part = 0
  for (const bytes of blobs) yield { role, column, part: part++, bytes }
}
