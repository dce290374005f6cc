import { quantileOf } from './quantile.ts'

/** Share of resamples without the figure from which on there is no interval. */
const MOST_WITHOUT = 0.05

/**
 * The middle 90 % of a figure over resamples (percentile interval; Efron & Tibshirani 1993, ch. 13). A resample in which
 * the figure does not exist, such as a mean over no unit, is left out; null where that is more than one in twenty.
 */
export function percentileInterval(figures: readonly (number | null)[]): { low: number; high: number } | null {
  const known = Float64Array.from(
    figures.flatMap((figure) => (figure !== null && Number.isFinite(figure) ? [figure] : [])),
  )
  if (known.length === 0 || known.length < figures.length * (1 - MOST_WITHOUT)) return null
  known.sort()
  return { low: quantileOf(known, 0.05), high: quantileOf(known, 0.95) }
}
