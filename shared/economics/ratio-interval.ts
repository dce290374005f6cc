/** 95th percentile of the standard normal: half-width of a 90 % interval in standard errors. */
const Z90 = 1.6448536269514722

export interface RatioSums {
  readonly n: number
  readonly y: number
  readonly x: number
  readonly yy: number
  readonly xx: number
  readonly xy: number
}

/**
 * 90 % interval of a ratio Σy ÷ Σx over n units by linearisation (Cochran, Sampling Techniques, 3rd ed., eq. 6.10):
 * SE = √(n/(n−1) · Σ(y − r·x)²) ÷ Σx. Null with fewer than two units or Σx ≤ 0.
 */
export function ratioInterval(sums: RatioSums): { readonly low: number; readonly high: number } | null {
  const { n, y, x, yy, xx, xy } = sums
  if (n < 2 || !(x > 0)) return null
  const ratio = y / x
  // Rounding can push a sum of squares that is zero a hair below it.
  const residual = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx)
  const standardError = Math.sqrt((n / (n - 1)) * residual) / x
  if (!Number.isFinite(standardError)) return null
  return { low: ratio - Z90 * standardError, high: ratio + Z90 * standardError }
}
