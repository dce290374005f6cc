/** Doubles of this size and above have no fraction. */
export const ALWAYS_WHOLE = 2 ** 52

/**
 * A number to so many decimals (negative: tens, hundreds), halves away from zero; computed as the nearest whole number
 * of x * 10^digits, with that product rounded like any other. What has no fraction left at that scale stays as it is.
 */
export function rounded(x: number, digits: number): number {
  const power = 10 ** Math.abs(digits)
  const scaled = digits < 0 ? x / power : x * power
  const size = Math.abs(scaled)
  if (!(size < ALWAYS_WHOLE)) return x
  const whole = (Math.floor(size) + (size - Math.floor(size) >= 0.5 ? 1 : 0)) * (scaled < 0 ? -1 : 1)
  return digits < 0 ? whole * power : whole / power
}
