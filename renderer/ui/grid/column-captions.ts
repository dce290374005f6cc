import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import { formatCell, formatCount, formatNumber, formatShare } from '../format-number.ts'
import { formatDay } from '../format-time.ts'

export interface ColumnCaptions {
  readonly missing: string
  readonly hasMissing: boolean
  readonly finding: string
}

/** Two lines about a column: how much is missing, and what is worth knowing of the rest. */
export function columnCaptions(profile: ColumnProfile): ColumnCaptions {
  const { rowCount, missing } = profile
  return {
    missing: missing === 0 ? 'none missing' : `${shareWords(missing, rowCount)} missing`,
    hasMissing: missing > 0,
    finding: missing === rowCount ? 'no values' : findingOf(profile),
  }
}

/** A share that never reads 0.0% or 100.0% where it is not. */
function shareWords(part: number, whole: number): string {
  if (part === whole) return 'all'
  const share = part / whole
  if (share < 0.001) return '<0.1%'
  if (share > 0.999) return '>99.9%'
  return formatShare(share)
}

function findingOf({ type, rowCount, missing, distinct, median, min, max, top }: ColumnProfile): string {
  const present = rowCount - missing
  if (distinct === 1 && type !== 'boolean') return 'one value'
  if (type === 'number' || type === 'integer') return median === null ? '' : `median ${medianWords(median)}`
  if (type === 'date') return min === null || max === null ? '' : `${formatDay(min)} – ${formatDay(max)}`
  if (type === 'boolean') {
    const yes = top.find(({ value }) => value === 'true')?.count ?? 0
    return `${formatShare(yes / present)} yes`
  }
  return distinct === present ? 'all distinct' : `${formatCount(distinct)} values`
}

function medianWords(median: number): string {
  const size = Math.abs(median)
  return size >= 100 ? formatNumber(median) : size >= 1 ? formatCell(Number(median.toFixed(2))) : formatCell(median)
}
