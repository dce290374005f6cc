import { wordsOf } from '../economics/suggest-roles.ts'
import type { SpineColumn } from '../entities/column.ts'
import { dayFromIso, isoFromDay } from '../rules/day.ts'
import { OUTLIER_REACHES } from './column-evidence.ts'
import type { DictionaryEntry, FindingKind } from './dictionary.ts'
import { FORWARD_DAYS, IDENTIFIER_NAME } from './name-signs.ts'
import type { QualityLimits } from './quality-limits.ts'

/** Something against a column, as a sentence. */
export interface Finding {
  readonly kind: FindingKind
  readonly grade: 'warn' | 'fail'
  readonly words: string
}

/** What a column is judged by. */
export interface Judged {
  readonly column: SpineColumn
  readonly rowCount: number
  readonly entry: DictionaryEntry
  /** The workspace's as-of date, ISO, and its currency. */
  readonly asOf: string
  readonly currency: string
  readonly isKey: boolean
  /** A confirmed meaning counts its values as money. */
  readonly isMeasure: boolean
  readonly limits: QualityLimits
}

/** Days that by their nature lie ahead may do so by ten years. */
const DAYS_AHEAD_OF_PLANS = 3652
/** A text of which this share are numbers or days was meant to be one. */
const MOSTLY = 0.5
const MOST_SLIPS = 0.01
const NEARLY_ALL_DISTINCT = 0.98
const LEAST_FOR_IDENTIFIER = 20

/** Everything against a column, in the order in which a person looks at it. */
export function findingsOf(judged: Judged): readonly Finding[] {
  return [
    ...emptyCells(judged),
    ...sameEverywhere(judged),
    ...misfits(judged),
    ...mixedTexts(judged),
    ...outOfRange(judged),
    ...impossibleDays(judged),
    ...farOut(judged),
    ...namesSomething(judged),
    ...otherMoney(judged),
    ...outOfDate(judged),
  ]
}

const count = (value: number): string => value.toLocaleString('en')
/** "12 %", "0.4 %", "under 0.1 %": never 0 or 100 where it is not. */
export function sharePhrase(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return 'under 0.1 %'
  if (percent < 100 && percent > 99.9) return 'over 99.9 %'
  return `${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)} %`
}

const finding = (kind: FindingKind, fails: boolean, words: string): readonly Finding[] => [
  { kind, grade: fails ? 'fail' : 'warn', words },
]

function emptyCells({ column, rowCount, entry, limits }: Judged): readonly Finding[] {
  const share = rowCount === 0 ? 0 : column.missing / rowCount
  if (share === 1) return finding('empty', true, 'No cell has a value.')
  if (entry.emptyMeans === 'none') return []
  if (share > limits.missingFails)
    return finding('empty', true, `Nearly empty: ${sharePhrase(share)} of the cells have no value.`)
  if (share > limits.missingWarns) return finding('missing', false, `${sharePhrase(share)} of the cells have no value.`)
  return []
}

function sameEverywhere({ column, rowCount, entry }: Judged): readonly Finding[] {
  if (column.distinct !== 1 || rowCount - column.missing < 2) return []
  if (column.missing === 0)
    return finding('constant', true, 'One value everywhere: no rule can tell customers apart by it.')
  return entry.emptyMeans === 'none' ? [] : finding('constant', false, 'One value wherever there is one.')
}

function misfits({ column, rowCount, limits }: Judged): readonly Finding[] {
  if (column.misfits === 0) return []
  const read = rowCount - column.missing + column.misfits
  const share = read === 0 ? 1 : column.misfits / read
  const words = `Mixed types: ${count(column.misfits)} ${column.misfits === 1 ? 'value does' : 'values do'} not fit its type (${sharePhrase(share)}).`
  return finding('misfits', share > limits.misfitsFail, words)
}

/** Numbers of articles or invoices have letters here and there. The reader takes a column for text where fewer than 95 % of its values fit another type. */
function mixedTexts({ column }: Judged): readonly Finding[] {
  if (column.type !== 'text' || column.reading?.chosen || IDENTIFIER_NAME.test(wordsOf(column.name))) return []
  const { number = 0, day = 0 } = column.evidence?.looks ?? {}
  const [share, what] = number >= day ? [number, 'numbers'] : [day, 'days']
  if (share < MOSTLY || share === 1) return []
  return finding('mixed', false, `Mixed types: ${sharePhrase(share)} of its texts are ${what}, the others are not.`)
}

function outOfRange({ column, entry, limits }: Judged): readonly Finding[] {
  const quantiles = column.evidence?.quantiles
  const { min, max } = entry.range
  if (!quantiles || column.type === 'date' || (min === null && max === null)) return []
  const below = min !== null && quantiles.min < min
  const above = max !== null && quantiles.max > max
  if (!below && !above) return []
  const bounds = min === null ? `up to ${max}` : max === null ? `from ${min}` : `${min} to ${max}`
  const ends = [below ? `the least is ${quantiles.min}` : '', above ? `the greatest is ${quantiles.max}` : '']
  const words = `Out of range: values go ${bounds}, but ${ends.filter(Boolean).join(' and ')}.`
  return finding('range', isMuch(quantiles, { min, max }, limits), words)
}

function impossibleDays({ column, asOf, limits }: Judged): readonly Finding[] {
  const quantiles = column.evidence?.quantiles
  if (!quantiles || column.type !== 'date') return []
  const ahead = FORWARD_DAYS.test(wordsOf(column.name))
    ? Math.max(limits.daysAhead, DAYS_AHEAD_OF_PLANS)
    : limits.daysAhead
  const [min, max] = [dayFromIso(limits.earliestDay), dayFromIso(asOf) + ahead]
  const parts = [
    quantiles.min < min ? `before ${limits.earliestDay}, the earliest ${isoFromDay(quantiles.min)}` : '',
    quantiles.max > max ? `after ${isoFromDay(max)}, the latest ${isoFromDay(quantiles.max)}` : '',
  ].filter(Boolean)
  if (parts.length === 0) return []
  return finding('days', isMuch(quantiles, { min, max }, limits), `Impossible days: some lie ${parts.join('; some ')}.`)
}

/** More than the limit's share on one side; by the first and last percentile, which bound the share. */
function isMuch(
  { min, p01, p25, p75, p99, max }: { min: number; p01: number; p25: number; p75: number; p99: number; max: number },
  bounds: { readonly min: number | null; readonly max: number | null },
  { outOfRangeFails }: QualityLimits,
): boolean {
  const [low, high] = outOfRangeFails < 0.01 ? [min, max] : outOfRangeFails < 0.25 ? [p01, p99] : [p25, p75]
  return (bounds.min !== null && low < bounds.min) || (bounds.max !== null && high > bounds.max)
}

/** More than a few values far out are no slips but the shape of the column. */
function farOut({ column, rowCount, isKey, limits }: Judged): readonly Finding[] {
  const found = column.evidence?.outliers[OUTLIER_REACHES.indexOf(limits.outlierReach)] ?? 0
  if (found === 0 || isKey || found > (rowCount - column.missing) * MOST_SLIPS) return []
  const words = `${count(found)} ${found === 1 ? 'value lies' : 'values lie'} more than ${limits.outlierReach} interquartile ranges from the middle half.`
  return finding('outliers', false, words)
}

/** Whole numbers that name things: a key that slipped among the measures. */
function namesSomething({ column, rowCount, isKey, isMeasure }: Judged): readonly Finding[] {
  if (isKey || (column.type !== 'integer' && column.type !== 'number')) return []
  const present = rowCount - column.missing
  const quantiles = column.evidence?.quantiles
  if (present < LEAST_FOR_IDENTIFIER || !quantiles || column.distinct < present * NEARLY_ALL_DISTINCT) return []
  const isRun = column.distinct === present && quantiles.max - quantiles.min === present - 1
  const isNamed = IDENTIFIER_NAME.test(wordsOf(column.name))
  if (!isRun && !(isNamed && column.type === 'integer')) return []
  const words = `It numbers the rows${isNamed ? ' and is called so' : ''}: ${count(column.distinct)} different values. It counts nothing${isMeasure ? ', yet its meaning is an amount' : ''}.`
  return finding('identifier', isMeasure, words)
}

/** Amounts that a meaning adds to others of another currency. */
function otherMoney({ entry, currency, isMeasure }: Judged): readonly Finding[] {
  if (!isMeasure || entry.currency === null || entry.currency === currency) return []
  return finding('currency', false, `Its amounts are in ${entry.currency}, the workspace counts in ${currency}.`)
}

function outOfDate({ entry, asOf }: Judged): readonly Finding[] {
  const { maxAgeMonths } = entry
  if (maxAgeMonths === null || entry.asOf >= asOf) return []
  const months = monthsBetween(entry.asOf, asOf)
  if (months <= maxAgeMonths) return []
  const words = `Out of date: of ${entry.asOf}, ${Math.floor(months)} months before the as-of date; at most ${maxAgeMonths} are allowed.`
  return finding('stale', false, words)
}

/** Whole and part months between two ISO days, the later one second. */
export function monthsBetween(from: string, to: string): number {
  const part = (iso: string, at: number, length: number): number => Number(iso.slice(at, at + length))
  const months = (part(to, 0, 4) - part(from, 0, 4)) * 12 + part(to, 5, 2) - part(from, 5, 2)
  return months + (part(to, 8, 2) - part(from, 8, 2)) / 31
}
