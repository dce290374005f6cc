import { allocateColumns } from '../columns/allocate-columns.ts'
import { type ColumnValues, markAll, validityOf, valuesOf } from '../columns/column-view.ts'
import { storageOfCodes } from '../columns/storage.ts'
import {
  MISSING_BOOLEAN,
  MISSING_INTEGER,
  ROWS_PER_CHUNK,
  type SpineColumns,
  type Storage,
  type StoredColumn,
} from '../ports/spine-columns.ts'
import type { StagedColumn } from './column-builder.ts'
import { MISSING_STAGED, type Staging } from './staging.ts'

const MOST_I32 = 2 ** 31 - 1

/** Moves gathered columns into shared memory, one after the other; the gathered ones are empty after it. */
export function arrangeColumns(columns: readonly StagedColumn[], check: () => void): SpineColumns {
  const stored = columns.map(storedColumn)
  const table = allocateColumns(stored, columns[0]?.staged.values.rowCount ?? 0)
  for (const [index, column] of columns.entries()) {
    check()
    arrangeColumn(table, index, column)
  }
  return table
}

/** Moves one gathered column into its place in a table; it is empty after it. */
export function arrangeColumn(
  table: SpineColumns,
  index: number,
  { staged, missing: missingRows }: StagedColumn,
): void {
  const missing = missingOf(table.columns[index] ?? null)
  if (missingRows === 0) arrange(table, index, staged.values, missing, putFull)
  else if (staged.kind === 'doubles') arrange(table, index, staged.values, missing, putDoubles)
  else arrange(table, index, staged.values, missing, putIntegers)
}

/** The narrowest column of a table that holds a gathered one; takes its dictionary out. */
export function storedColumn(column: StagedColumn): StoredColumn {
  const { name, type, staged } = column
  if (staged.kind === 'codes') {
    const dictionary = staged.codes.release()
    return { name, type, storage: storageOfCodes(dictionary.length), dictionary }
  }
  return { name, type, storage: plainStorage(column), dictionary: null }
}

function plainStorage({ type, staged }: StagedColumn): Storage {
  if (type === 'date') return 'i32'
  if (type === 'boolean') return 'u8'
  return type === 'integer' && staged.kind === 'doubles' && fitsI32(staged.values) ? 'i32' : 'f64'
}

/** -2^31 stands for missing, so it does not fit. */
function fitsI32(values: Staging<Float64Array>): boolean {
  for (const block of values.blocks()) {
    for (let row = 0; row < block.length; row++) {
      const value = block[row] as number
      if (value > MOST_I32 || value < -MOST_I32) return false
    }
  }
  return true
}

function missingOf(column: StoredColumn | null): number {
  if (column === null || column.storage === 'f64') return Number.NaN
  if (column.dictionary !== null) return column.dictionary.length
  return column.storage === 'i32' ? MISSING_INTEGER : MISSING_BOOLEAN
}

type Put<T> = (block: T, values: ColumnValues, validity: Uint8Array, first: number, missing: number) => void

function arrange<T extends Float64Array | Int32Array>(
  table: SpineColumns,
  column: number,
  staged: Staging<T>,
  missing: number,
  put: Put<T>,
): void {
  let done = 0
  for (const block of staged.drain()) {
    const chunk = Math.floor(done / ROWS_PER_CHUNK)
    // A block never crosses a chunk's border and begins on a byte of the bitmap: 2^20 is a multiple of 2^16.
    put(block, valuesOf(table, column, chunk), validityOf(table, column, chunk), done % ROWS_PER_CHUNK, missing)
    done += block.length
  }
}

/** Values of which none is missing. */
function putFull(block: Float64Array | Int32Array, values: ColumnValues, validity: Uint8Array, first: number): void {
  markAll(validity.subarray(first >> 3, Math.ceil((first + block.length) / 8)), block.length)
  values.set(block, first)
}

function putDoubles(
  block: Float64Array,
  values: ColumnValues,
  validity: Uint8Array,
  first: number,
  missing: number,
): void {
  const narrow = values instanceof Int32Array
  for (let start = 0; start < block.length; start += 8) {
    const end = Math.min(start + 8, block.length)
    let bits = 0
    for (let row = start; row < end; row++) if (!Number.isNaN(block[row])) bits |= 1 << (row - start)
    validity[(first + start) >> 3] = bits
  }
  if (narrow) putNarrow(block, values, first, missing)
  // Only the canonical NaN is ever staged.
  else values.set(block, first)
}

function putNarrow(block: Float64Array, values: Int32Array, first: number, missing: number): void {
  for (let row = 0; row < block.length; row++) {
    const value = block[row] as number
    values[first + row] = Number.isNaN(value) ? missing : value
  }
}

function putIntegers(
  block: Int32Array,
  values: ColumnValues,
  validity: Uint8Array,
  first: number,
  missing: number,
): void {
  for (let start = 0; start < block.length; start += 8) {
    const end = Math.min(start + 8, block.length)
    let bits = 0
    for (let row = start; row < end; row++) {
      if (block[row] === MISSING_STAGED) block[row] = missing
      else bits |= 1 << (row - start)
    }
    validity[(first + start) >> 3] = bits
  }
  values.set(block, first)
}
