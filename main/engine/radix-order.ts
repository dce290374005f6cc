import { startsOf } from './sort-numbers.ts'

/** Sort keys: `low` alone, or 64-bit numbers of which `high` is the upper half. */
export interface SortKeys {
  readonly low: Uint32Array
  readonly high: Uint32Array | null
}

const DIGIT_BITS = 11
const DIGITS = 2 ** DIGIT_BITS
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS]

/** Keys and positions move together: looking keys up by position would miss the cache on every row. */
interface Moving {
  readonly low: Uint32Array
  readonly high: Uint32Array
  readonly position: Uint32Array
}

/** The positions of the keys in ascending order, equal keys in the order given (least significant digit first). */
export function radixOrder({ low, high }: SortKeys): Uint32Array {
  const wide = high !== null
  let from: Moving = { low, high: high ?? low, position: Uint32Array.from({ length: low.length }, (_, at) => at) }
  let to = spareFor(low.length, wide)
  let next: Moving | null = null
  const passes = [...SHIFTS.map((shift) => ['low', shift] as const), ...SHIFTS.map((shift) => ['high', shift] as const)]
  for (const [half, shift] of wide ? passes : passes.slice(0, SHIFTS.length)) {
    if (!passByDigit(from, to, half, shift, wide)) continue
    // The caller's keys are read once and never written to.
    next ??= spareFor(low.length, wide)
    const former = from.low === low ? next : from
    from = to
    to = former
  }
  return from.position
}

function spareFor(length: number, wide: boolean): Moving {
  const low = new Uint32Array(length)
  return { low, high: wide ? new Uint32Array(length) : low, position: new Uint32Array(length) }
}

/** False, with nothing moved, where all keys have the same digit. */
function passByDigit(from: Moving, to: Moving, half: 'low' | 'high', shift: number, wide: boolean): boolean {
  const keys = from[half]
  const starts = new Uint32Array(DIGITS)
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] as number) >>> shift) & (DIGITS - 1)
    starts[digit] = (starts[digit] as number) + 1
  }
  if (!startsOf(starts, keys.length)) return false
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] as number) >>> shift) & (DIGITS - 1)
    const place = starts[digit] as number
    starts[digit] = place + 1
    to.low[place] = from.low[at] as number
    if (wide) to.high[place] = from.high[at] as number
    to.position[place] = from.position[at] as number
  }
  return true
}
