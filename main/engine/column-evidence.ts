import { type ColumnEvidence, OUTLIER_REACHES, type TextLook } from '../../shared/quality/column-evidence.ts'
import { lookOf } from '../../shared/quality/text-looks.ts'
import { countBelow, countUpTo } from './sorted-numbers.ts'

/** Texts looked at, evenly spread over the distinct ones. */
const MOST_TEXTS = 5000
/** Fewer values have no quartiles worth the name. */
const LEAST_FOR_OUTLIERS = 30
/** On the scale of ratios, amounts that are all above zero must lie this many interquartile ranges out, too. */
const RATIO_REACH = 3

/** A column that has no values to judge by, or none of a kind that says more. */
export const NO_EVIDENCE: ColumnEvidence = { quantiles: null, outliers: [], looks: {} }

/** The evidence of ascending finite numbers or days. */
export function numberEvidence(sorted: Float64Array): ColumnEvidence {
  if (sorted.length === 0) return NO_EVIDENCE
  const at = (share: number): number => quantile(sorted, share)
  return {
    quantiles: { min: at(0), p01: at(0.01), p25: at(0.25), p75: at(0.75), p99: at(0.99), max: at(1) },
    outliers: outliersOf(sorted),
    looks: {},
  }
}

/** The evidence of texts: the distinct ones by code, and how many rows have each. */
export function textEvidence(counts: Uint32Array, textOf: (code: number) => string): ColumnEvidence {
  const step = Math.max(1, Math.floor(counts.length / MOST_TEXTS))
  const rows = new Map<TextLook, number>()
  let lookedAt = 0
  for (let code = 0; code < counts.length; code += step) {
    const count = counts[code] as number
    if (count === 0) continue
    lookedAt += count
    const look = lookOf(textOf(code))
    if (look !== null) rows.set(look, (rows.get(look) ?? 0) + count)
  }
  return { ...NO_EVIDENCE, looks: Object.fromEntries([...rows].map(([look, count]) => [look, count / lookedAt])) }
}

/** The nearest-rank quantile: a value that occurs. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/**
 * Values farther than each reach from the quartiles, in interquartile ranges. Zeros among amounts are left aside (most
 * customers have no discount at all), and so is one value that most of the rest share; amounts above zero must be as
 * far on the scale of ratios, for money has long tails that are no fault.
 */
function outliersOf(sorted: Float64Array): number[] {
  const amounts = (sorted[0] as number) >= 0 ? sorted.subarray(countUpTo(sorted, 0)) : sorted
  const { low, high, count } = quartilesOf(amounts)
  if (count < LEAST_FOR_OUTLIERS || low === high) return []
  const isAllPositive = (amounts[0] as number) > 0
  return OUTLIER_REACHES.map((reach) => {
    const span = reach * (high - low)
    const top = isAllPositive ? Math.max(high + span, high * (high / low) ** RATIO_REACH) : high + span
    return amounts.length - countUpTo(amounts, top) + countBelow(amounts, low - span)
  })
}

/** The quartiles; where they coincide, those of the values beside the one that most share. */
function quartilesOf(sorted: Float64Array): { readonly low: number; readonly high: number; readonly count: number } {
  const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)]
  if (low !== high) return { low, high, count: sorted.length }
  const [from, to] = [countBelow(sorted, low), countUpTo(sorted, low)]
  const count = sorted.length - (to - from)
  const other = (share: number): number => {
    const rank = Math.max(0, Math.ceil(share * count) - 1)
    return sorted[rank < from ? rank : rank + (to - from)] ?? low
  }
  return { low: other(0.25), high: other(0.75), count }
}
