import { ownValue } from '../../shared/contract/own-value.ts'
import type { PreviewColumn, ReadOptions } from '../ports/source-reader.ts'
import type { ColumnPlan } from './column-builder.ts'
import type { ColumnName } from './column-names.ts'
import { type ColumnGuess, type ColumnHints, guessColumn, provesCommaDecimals } from './sniff-column.ts'
import { provenOrder } from './sniff-order.ts'

/**
 * Guesses how each column's cells are to be read; what one column proves of a file helps with the others.
 * @param semicolons fields end with semicolons, which goes with commas before decimals
 */
export function guessColumns(
  names: readonly ColumnName[],
  rows: readonly (readonly string[])[],
  semicolons: boolean,
  options: ReadOptions,
): ColumnGuess[] {
  const cells = names.map((_, index) => rows.map((row) => row[index] ?? ''))
  const shared = fileHints(cells)
  const commaDecimals = semicolons || shared.commaDecimals
  return names.map(({ name }, index) => {
    const hints = { ...shared, commaDecimals, decimalSign: options.decimalSign }
    const [type, dateOrder] = [ownValue(options.types, name), ownValue(options.dateOrders, name)]
    return guessColumn(cells[index] ?? [], { ...hints, type, dateOrder, missing: ownValue(options.missing, name) })
  })
}

/** What columns prove of how the others are written, by the cells of each. */
export function fileHints(
  cells: readonly (readonly string[])[],
): Required<Pick<ColumnHints, 'commaDecimals' | 'likelyOrder'>> {
  const orders = new Set(cells.map(provenOrder).filter((order) => order !== null))
  const [only] = orders
  return { commaDecimals: cells.some(provesCommaDecimals), likelyOrder: orders.size === 1 ? only : undefined }
}

export function previewColumn({ name, header }: ColumnName, guess: ColumnGuess | undefined): PreviewColumn {
  if (guess === undefined)
    return { name, header, type: 'text', dateOrder: null, dateOrderProven: false, fit: 1, note: null, missing: [] }
  const dateOrder = guess.type === 'date' ? guess.dateOrder : null
  const { type, dateOrderProven, fit, note, missing, unit } = guess
  return { name, header, type, dateOrder, dateOrderProven, fit, note, missing, unit }
}

export function planColumn(
  { name, header }: ColumnName,
  guess: ColumnGuess | undefined,
  options: ReadOptions,
): ColumnPlan {
  return {
    name,
    header,
    type: guess?.type ?? 'text',
    chosen: ownValue(options.types, name) !== undefined,
    numberStyle: guess?.numberStyle ?? { decimal: 46, thousands: 0 },
    dateOrder: guess?.dateOrder ?? 'iso',
    unit: guess?.unit,
    isMixed: guess?.isMixed ?? false,
    missing:
      ownValue(options.missing, name) ?? (guess?.missing ?? []).filter(({ isRead }) => isRead).map(({ text }) => text),
  }
}
