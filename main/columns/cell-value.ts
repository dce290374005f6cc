import { ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import { hasValue, validityOf, valuesOf } from './column-view.ts'
import { dictionaryText } from './dictionary.ts'

/**
 * One cell of the table; null is missing. Dates are days since 1970-01-01. For single cells: loops over a column take
 * `valuesOf` once per chunk instead.
 */
export function cellValue(table: SpineColumns, column: number, row: number): number | string | boolean | null {
  const stored = table.columns[column]
  if (stored === undefined) throw new RangeError(`No column ${column}`)
  const chunk = Math.floor(row / ROWS_PER_CHUNK)
  const rowInChunk = row % ROWS_PER_CHUNK
  if (!hasValue(validityOf(table, column, chunk), rowInChunk)) return null
  const value = valuesOf(table, column, chunk)[rowInChunk] ?? null
  if (value === null) return null
  if (stored.dictionary !== null) return dictionaryText(stored.dictionary, value)
  return stored.type === 'boolean' ? value === 1 : value
}
