import { valuesOf } from '../columns/column-view.ts'
import { MISSING_INTEGER, type SpineColumns } from '../ports/spine-columns.ts'

/** Room for the numbers of a column and for sorting them. One for many columns: fresh memory costs as much as a sort. */
export interface NumberRoom {
  readonly numbers: Float64Array
  readonly spare: Float64Array
}

export function numberRoom(rowCount: number): NumberRoom {
  return { numbers: new Float64Array(rowCount), spare: new Float64Array(rowCount) }
}

/**
 * The values that a number or date column has, in row order, copied to the start of `found`; −0 stands as 0, which it
 * equals. Missing ones are left out: rowCount minus their number are missing.
 */
export function presentValues(spine: SpineColumns, column: number, found: Float64Array): Float64Array {
  let count = 0
  for (const chunk of spine.chunks.keys()) {
    const values = valuesOf(spine, column, chunk)
    if (values instanceof Float64Array) count = copyNumbers(values, found, count)
    else if (values instanceof Int32Array) count = copyIntegers(values, found, count)
    else throw new Error(`Column ${column} holds no numbers`)
  }
  return found.subarray(0, count)
}

function copyNumbers(values: Float64Array, found: Float64Array, count: number): number {
  let next = count
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (!Number.isNaN(value)) found[next++] = value + 0
  }
  return next
}

function copyIntegers(values: Int32Array, found: Float64Array, count: number): number {
  let next = count
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value !== MISSING_INTEGER) found[next++] = value
  }
  return next
}

/**
 * Counts, all zero. They are written at once: to count is to look first and write after, which costs the system two
 * faults a page of fresh memory.
 */
export function newCounts(length: number): Uint32Array {
  return new Uint32Array(length).fill(0)
}

/** Rows per dictionary code; the last entry is the missing ones. */
export function countCodes(spine: SpineColumns, column: number): Uint32Array {
  const length = spine.columns[column]?.dictionary?.length ?? 0
  const counts = newCounts(length + 1)
  for (const chunk of spine.chunks.keys()) {
    const codes = valuesOf(spine, column, chunk)
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number
      counts[code] = (counts[code] as number) + 1
    }
  }
  return counts
}
