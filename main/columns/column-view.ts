import { assertNever } from '../../shared/contract/assert-never.ts'
import type { ColumnChunk, SpineColumns, Storage } from '../ports/spine-columns.ts'

/** Views over shared memory. (The browser's library, which tests load too, knows no shared memory by type.) */
export type ColumnValues = Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array

/** The values of one column in one chunk, one per row, in place: writing writes the table. */
export function valuesOf(table: SpineColumns, column: number, chunk: number): ColumnValues {
  const { storage } = entry(table.columns, column)
  const rows = entry(table.chunks, chunk)
  return viewOfStorage(storage, rows, column, rows.rowCount)
}

/** Arrow's validity bitmap of one column in one chunk, in place; bits after the last row are 0. */
export function validityOf(table: SpineColumns, column: number, chunk: number): Uint8Array {
  const rows = entry(table.chunks, chunk)
  const offset = entry(rows.validityOffsets, column)
  const buffer: ArrayBufferLike = rows.memory.buffer
  return new Uint8Array(buffer, offset, Math.ceil(rows.rowCount / 8))
}

/** Whether a row has a value. */
export function hasValue(validity: Uint8Array, row: number): boolean {
  return (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 1
}

/** Marks a row as having a value. */
export function markValue(validity: Uint8Array, row: number): void {
  validity[row >> 3] = (validity[row >> 3] ?? 0) | (1 << (row & 7))
}

/** Marks the first `rowCount` rows as having a value and all after them as missing. */
export function markAll(validity: Uint8Array, rowCount: number): void {
  validity.fill(0)
  validity.fill(0xff, 0, rowCount >> 3)
  if ((rowCount & 7) !== 0) validity[rowCount >> 3] = (1 << (rowCount & 7)) - 1
}

/** Index of a column by its unique name, or -1. */
export function columnIndexOf(table: SpineColumns, name: string): number {
  return table.columns.findIndex((column) => column.name === name)
}

/** `rows` values from the start of a column's region; `rows` may reach into the padding. */
export function viewOfStorage(storage: Storage, chunk: ColumnChunk, column: number, rows: number): ColumnValues {
  const buffer: ArrayBufferLike = chunk.memory.buffer
  const offset = entry(chunk.valueOffsets, column)
  switch (storage) {
    case 'f64':
      return new Float64Array(buffer, offset, rows)
    case 'i32':
      return new Int32Array(buffer, offset, rows)
    case 'u8':
      return new Uint8Array(buffer, offset, rows)
    case 'u16':
      return new Uint16Array(buffer, offset, rows)
    case 'u32':
      return new Uint32Array(buffer, offset, rows)
    default:
      return assertNever(storage)
  }
}

function entry<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`No entry ${index} among ${list.length}`)
  return found
}
