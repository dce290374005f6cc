import { hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'

/** Reads a number or date column row by row, dates as days; NaN where a value is missing. */
export function numberAt(table: SpineColumns, column: number): (row: number) => number {
  const chunks = [...table.chunks.keys()].map((chunk) => ({
    values: valuesOf(table, column, chunk),
    validity: validityOf(table, column, chunk),
  }))
  return (row) => {
    const chunk = chunks[Math.floor(row / ROWS_PER_CHUNK)]
    const place = row % ROWS_PER_CHUNK
    return chunk !== undefined && hasValue(chunk.validity, place) ? (chunk.values[place] ?? Number.NaN) : Number.NaN
  }
}
