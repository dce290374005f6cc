import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { NumberName } from '../../../shared/quality/number-names.ts'
import { formatCount, formatFigure, formatNameNumber, formatShare } from '../format-number.ts'
import { formatDay } from '../format-time.ts'

export interface ColumnCaptions {
  readonly missing: string
  readonly hasMissing: boolean
  readonly finding: string
}

/** Two lines about a column: how much is missing, and what is worth knowing of the rest. */
export function columnCaptions(profile: ColumnProfile, names: NumberName | null = null): ColumnCaptions {
  const { rowCount, missing } = profile
  return {
    missing: missing === 0 ? 'none missing' : `${shareWords(missing, rowCount)} missing`,
    hasMissing: missing > 0,
    finding: missing === rowCount ? 'no values' : findingOf(profile, names),
  }
}

export interface BeyondWords {
  /** "2.0% beyond" */
  readonly words: string
  /** "1.0% below 12, 1.0% above 4,300". */
  readonly sentence: string
  /** The larger part lies below the bins. */
  readonly isLow: boolean
}

/** The values that the shape's bins leave out, in words; null where they hold all. */
export function beyondWords({ type, histogram }: ColumnProfile): BeyondWords | null {
  if (histogram === null || histogram.below + histogram.above === 0) return null
  const { below, above, from, to, bins } = histogram
  const all = below + above + bins.reduce((sum, count) => sum + count, 0)
  const end = (value: number): string => (type === 'date' ? formatDay(value) : formatFigure(value))
  const parts = [
    below > 0 ? `${shareWords(below, all)} below ${end(from)}` : '',
    above > 0 ? `${shareWords(above, all)} above ${end(to)}` : '',
  ]
  return {
    words: `${shareWords(below + above, all)} beyond`,
    sentence: parts.filter((part) => part !== '').join(', '),
    isLow: below > above,
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

function findingOf(
  { type, rowCount, missing, distinct, median, min, max, top }: ColumnProfile,
  names: NumberName | null,
): string {
  const present = rowCount - missing
  if (distinct === 1 && type !== 'boolean') return 'one value'
  if (names === 'year') return median === null ? '' : `median ${formatNameNumber(Math.round(median))}`
  // The middle of keys says nothing.
  if (names === null && (type === 'number' || type === 'integer'))
    return median === null ? '' : `median ${formatFigure(median)}`
  if (type === 'date') return min === null || max === null ? '' : `${formatDay(min)} – ${formatDay(max)}`
  if (type === 'boolean') {
    const yes = top.find(({ value }) => value === 'true')?.count ?? 0
    return `${formatShare(yes / present)} yes`
  }
  return distinct === present ? 'all distinct' : `${formatCount(distinct)} values`
}
