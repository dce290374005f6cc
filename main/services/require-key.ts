import { AppError } from '../../shared/contract/app-error.ts'
import type { KeyCandidate } from '../../shared/contract/imports.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import type { ReadResult } from '../ports/source-reader.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'

const MOST_ROWS_NAMED = 4

/** "rows 12, 57": the first rows of a table that hold a value, from 1. */
function rowsWith(table: SpineColumns, name: string, value: string): string {
  const column = columnIndexOf(table, name)
  const rows: string[] = []
  for (let row = 0; row < table.rowCount && rows.length <= MOST_ROWS_NAMED; row++)
    if (String(cellValue(table, column, row)) === value) rows.push((row + 1).toLocaleString('en'))
  const more = rows.length > MOST_ROWS_NAMED ? ', …' : ''
  return `rows ${rows.slice(0, MOST_ROWS_NAMED).join(', ')}${more}`
}

/** A checked table with how its columns would serve as the key. */
interface KeyedTable {
  readonly result: ReadResult
  readonly keys: readonly KeyCandidate[]
}

/** Throws AppError('key-invalid') for a key that does not name each unit once. */
export function requireKey(keyColumn: string | null, { result, keys }: KeyedTable): void {
  if (keyColumn === null) return
  const place = { file: result.source.fileName, column: keyColumn }
  const candidate = keys.find(({ column }) => column === keyColumn)
  if (!candidate)
    throw new AppError('key-invalid', `“${keyColumn}” cannot be the key: only text and whole numbers can.`, {
      remedy: 'Choose another column, or the row number.',
      place,
    })
  const { duplicateRows, missing, examples } = candidate
  if (duplicateRows === 0 && missing === 0) return
  const placed = examples.slice(0, 3).map((value) => `${value} in ${rowsWith(result.table, keyColumn, value)}`)
  const faults = [
    duplicateRows > 0
      ? `${duplicateRows.toLocaleString('en')} rows share their value with another (${placed.join('; ')})`
      : '',
    missing > 0 ? `${missing.toLocaleString('en')} rows have none` : '',
  ].filter(Boolean)
  throw new AppError('key-invalid', `“${keyColumn}” cannot be the key: ${faults.join(' and ')}.`, {
    remedy: 'Choose a column with one value per unit, take the row number, or mend the file.',
    place,
  })
}
