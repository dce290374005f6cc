/*
 * What a place becomes where nobody consented to more: about a city.
 *
 *   coordinate  a tenth of a degree, about 11 km
 *   postcode    its area: the leading letters ("SW1A 1AA" is "SW"); of digits all but the last two, at most three
 *               ("10115" is "101", "8010" is "80")
 *   address of a house or a computer   nothing: no part of it is a city for sure
 */

/** Degrees to one decimal; NaN stays. */
export function coarseDegrees(degrees: number): number {
  // Zero has no sign here.
  return Math.round(degrees * 10) / 10 + 0
}

const MOST_DIGITS = 3

/** The area of a postcode; null where it is too short to have one. */
export function postcodeArea(postcode: string): string | null {
  const plain = postcode.trim().toUpperCase()
  const letters = /^[A-Z]{1,2}(?=\d)/.exec(plain)?.[0]
  if (letters !== undefined) return letters
  const digits = /^(?:[A-Z]{1,3}[- ])?(\d+)/.exec(plain)?.[1] ?? ''
  const kept = Math.min(MOST_DIGITS, digits.length - 2)
  return kept > 0 ? digits.slice(0, kept) : null
}

/** The same of a postcode that was read as a whole number: the digits that go are zero. */
export function postcodeAreaNumber(postcode: number): number {
  const digits = String(Math.abs(postcode)).length
  const scale = 10 ** Math.max(2, digits - MOST_DIGITS)
  return Math.trunc(postcode / scale) * scale
}
