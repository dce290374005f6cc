import { guessColumn } from './sniff-column.ts'
import type { SampleRecord } from './split-sample.ts'

const MOST_PREAMBLE_RECORDS = 50
const MOST_ROWS_LOOKED_AT = 200

export interface HeaderGuess {
  readonly skipLines: number
  readonly hasHeader: boolean
}

/** Where the table begins, and whether its first record names the columns. */
export function sniffHeader(records: readonly SampleRecord[], columnCount: number): HeaderGuess {
  const first = firstOfTable(records, columnCount)
  const candidate = records[first]
  if (candidate === undefined) return { skipLines: 0, hasHeader: true }
  const body = records.slice(first + 1, first + 1 + MOST_ROWS_LOOKED_AT).filter((r) => r.fields.length === columnCount)
  const hasHeader = namesColumns(candidate.fields, body)
  const before = records[first - 1]
  if (!hasHeader && before !== undefined && namesAllButTheRows(before.fields, [candidate, ...body], columnCount)) {
    return { skipLines: before.line - 1, hasHeader: true }
  }
  return { skipLines: candidate.line - 1, hasHeader }
}

/** A header as R's write.table writes it: the column of the rows' names has none, so there is one name too few. */
function namesAllButTheRows(cells: readonly string[], body: readonly SampleRecord[], columnCount: number): boolean {
  // Above two columns a single cell is as likely a title.
  if (columnCount < 3 || cells.length !== columnCount - 1) return false
  const isNamed = cells.every((cell) => cell.trim() !== '') && new Set(cells).size === cells.length
  return isNamed && namesColumns(['', ...cells], body)
}

/** A preamble's records have another number of fields, or at most one that is not blank where there are many. */
function firstOfTable(records: readonly SampleRecord[], columnCount: number): number {
  for (const [index, { fields }] of records.slice(0, MOST_PREAMBLE_RECORDS).entries()) {
    if (fields.length !== columnCount) continue
    const filled = fields.filter((field) => field.trim() !== '').length
    if (filled > 1 || (filled === 1 && columnCount < 3)) return index
  }
  return 0
}

/**
 * A header's cells do not fit the types of the columns below them; where every column is text, they are all different
 * and not seen below. A run of years (1990, 1991, …) does name columns.
 */
export function namesColumns(cells: readonly string[], body: readonly SampleRecord[]): boolean {
  if (body.length === 0) return true
  if (yearsInARow(cells)) return true
  let typed = 0
  let fitting = 0
  let repeated = 0
  for (const [index, cell] of cells.entries()) {
    const values = body.map(({ fields }) => fields[index] ?? '')
    const guess = guessColumn(values, { commaDecimals: false })
    if (guess.type === 'text') {
      if (cell.trim() !== '' && values.includes(cell)) repeated++
      continue
    }
    if (guess.present === 0) continue
    typed++
    if (cell.trim() !== '' && guess.fits(cell)) fitting++
  }
  if (typed > 0) return fitting === 0
  return repeated === 0
}

function yearsInARow(cells: readonly string[]): boolean {
  const years = cells
    .map((cell) => cell.trim())
    .filter((cell) => /^(19|20)\d\d$/.test(cell))
    .map(Number)
  if (years.length < 3 || years.length < cells.length / 2) return false
  return years.every((year, index) => index === 0 || year > (years[index - 1] ?? 0))
}
