import { MISSING_INTEGER, ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import { valuesOf } from './column-view.ts'

/** Visits the values of a number or date column in row order; NaN where one is missing. */
export function eachNumber(table: SpineColumns, column: number, visit: (value: number, row: number) => void): void {
  for (const chunk of table.chunks.keys()) {
    const values = valuesOf(table, column, chunk)
    const isInteger = values instanceof Int32Array
    const first = chunk * ROWS_PER_CHUNK
    for (let row = 0; row < values.length; row++) {
      const value = values[row] as number
      visit(isInteger && value === MISSING_INTEGER ? Number.NaN : value, first + row)
    }
  }
}
