import { ownValue } from '../../../shared/contract/own-value.ts'
import type { ReadOptions } from '../../ports/source-reader.ts'
import type { ColumnName } from '../column-names.ts'
import { fileHints } from '../guess-columns.ts'
import { joined } from '../sample-values.ts'
import { type ColumnGuess, type ColumnHints, guessColumn } from '../sniff-column.ts'
import { type ColumnForm, cellText, type SheetCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'

/** How a column of a sheet is read, and how its numbers and days are to be written for that. */
export interface SheetColumnGuess {
  readonly guess: ColumnGuess
  readonly form: ColumnForm
}

/**
 * Guesses the columns of a sheet. What is typed as text tells how numbers and days are written in it; what the sheet has
 * as a number or a day is then written alike, so that it can never be taken for another one.
 */
export function guessSheet(
  names: readonly ColumnName[],
  table: SheetTable,
  options: ReadOptions,
  is1904: boolean,
): SheetColumnGuess[] {
  const cellsOf = table.columns.map((column) =>
    table.rows.flatMap(({ cells }) => cells.filter((cell) => cell.column === column)),
  )
  const texts = cellsOf.map((cells) => cells.flatMap((cell) => (cell.kind === 'text' ? [cell.raw] : [])))
  const shared = fileHints(texts)
  return names.map(({ name }, index) => {
    const said = {
      type: ownValue(options.types, name),
      dateOrder: ownValue(options.dateOrders, name),
      missing: ownValue(options.missing, name),
    }
    const hints = { ...shared, ...said, decimalSign: options.decimalSign }
    return guessCells(cellsOf[index] ?? [], texts[index] ?? [], hints, is1904)
  })
}

function guessCells(
  cells: readonly SheetCell[],
  texts: readonly string[],
  hints: ColumnHints,
  is1904: boolean,
): SheetColumnGuess {
  const typed = typedHints(cells, texts, hints)
  const form: ColumnForm = {
    type: hints.type ?? null,
    decimal: typed.decimalSign ?? '.',
    dateOrder: typed.dateOrder ?? 'iso',
  }
  const isTyped = texts.length < cells.length
  const guess = isTyped
    ? guessColumn(
        cells.map((cell) => cellText(cell, form, is1904)),
        typed,
      )
    : guessColumn(texts, hints)
  const isLong = cells.some((cell) => cell.kind === 'number' && isLongNumber(cell.raw))
  const note = isLong && guess.type === 'text' ? LONG_NOTE : joined(formatNote(cells), guess.note)
  return { guess: { ...guess, note }, form }
}

/** What the texts of a column with other cells besides say of how to write those. */
function typedHints(cells: readonly SheetCell[], texts: readonly string[], hints: ColumnHints): ColumnHints {
  const isPadded = cells.some((cell) => cell.kind === 'number' && cell.format.shows === 'padded')
  const type = hints.type ?? (isPadded ? 'text' : undefined)
  if (texts.length === 0) return { ...hints, type, decimalSign: '.', dateOrder: 'iso' }
  const { numberStyle, dateOrder } = guessColumn(texts, hints)
  return { ...hints, type, decimalSign: numberStyle.decimal === 44 ? ',' : '.', dateOrder }
}

const LONG_NOTE =
  'Kept as text: these numbers have more than 15 digits. Excel keeps 15; the others may have become zeros before the file was saved.'
const MOST_DIGITS = 15

function isLongNumber(raw: string): boolean {
  return Math.abs(Number(raw)) >= 10 ** MOST_DIGITS && Number.isInteger(Number(raw))
}

/** Why numbers are kept as text. */
function formatNote(cells: readonly SheetCell[]): string | null {
  const isPadded = cells.some((cell) => cell.kind === 'number' && cell.format.shows === 'padded')
  return isPadded ? 'Kept as text: the sheet shows these numbers with leading zeros, as identifiers.' : null
}
