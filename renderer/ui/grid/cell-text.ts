import type { ColumnType } from '../../../shared/entities/column.ts'
import type { NumberName } from '../../../shared/quality/number-names.ts'
import { formatCell, formatNameNumber, formatNumber } from '../format-number.ts'
import { formatDay } from '../format-time.ts'
import type { CellValue } from './grid-column.ts'

const DAY_MS = 86_400_000

/**
 * A cell for reading; null where it is missing. `decimals` keeps a number column's points under each other; numbers that
 * name something have no thousands.
 */
export function cellText(
  value: CellValue,
  type: ColumnType,
  decimals: number | null,
  names: NumberName | null = null,
): string | null {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (type === 'date') return formatDay(Number(value) / DAY_MS)
  if (names !== null) return formatNameNumber(Number(value))
  if (typeof value === 'bigint') return formatNumber(Number(value))
  return decimals === null ? formatCell(value) : formatNumber(value, decimals)
}

/** A cell for copying: exact, decimal point, ISO days; empty where it is missing. */
export function cellCopy(value: CellValue, type: ColumnType): string {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return ''
  if (type === 'date' && typeof value !== 'string') return new Date(Number(value)).toISOString().slice(0, 10)
  return String(value)
}

/** Decimals that show every value of a sample as it is, at most four; null for columns that are no decimals. */
export function commonDecimals(values: Iterable<CellValue>, type: ColumnType): number | null {
  if (type === 'integer') return 0
  if (type !== 'number') return null
  let decimals = 0
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue
    while (
      decimals < 4 &&
      Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) > 1e-7 * 10 ** decimals
    ) {
      decimals += 1
    }
  }
  return decimals
}
