/**
 * Ranks from 0 of the two values between which a quantile of `count` ascending values lies, and how far from the lower:
 * Hyndman & Fan's type 7 (1996), as numpy.quantile, R's quantile and DuckDB's quantile_cont have it.
 */
export function quantileRanks(count: number, probability: number): { lower: number; upper: number; part: number } {
  const at = Math.max(0, count - 1) * probability
  const lower = Math.floor(at)
  return { lower, upper: Math.min(Math.max(0, count - 1), lower + 1), part: at - lower }
}

/** A value between two, as far from the lower as `part` says; infinite only where one of them is. */
export function between(lower: number, upper: number, part: number): number {
  if (part === 0 || lower === upper) return lower
  // Their difference would be beyond a double where both are huge.
  return lower * (1 - part) + upper * part
}

/** The type 7 quantile of ascending values; NaN of none. */
export function quantileOf(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) return Number.NaN
  const { lower, upper, part } = quantileRanks(sorted.length, probability)
  return between(sorted[lower] as number, sorted[upper] as number, part)
}
