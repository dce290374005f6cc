import { sortByCounting } from './count-sort.ts'

const DIGIT_BITS = 11
const DIGITS = 2 ** DIGIT_BITS
const DIGIT_MASK = DIGITS - 1

/** Moves an insertion may take per value before the low bits are sorted like the others. */
const MOVES_PER_VALUE = 8

/**
 * Sorts numbers other than NaN in place, ascending, by their bits, several times as fast as comparing: three passes
 * over the upper 31 bits put most columns nearly in order, and insertion ends it; where it would take long (numbers that
 * differ in their low bits only), three passes over those come first. An IEEE double's bits order like a whole number
 * once those of negative ones are turned round and the sign of the others is set. −0 comes before 0. What can be
 * counted is counted instead. `spare`: room for as many numbers, written over.
 */
export function sortNumbers(values: Float64Array, spare?: Float64Array): void {
  if (sortByCounting(values)) return
  const other = spare ?? new Float64Array(values.length)
  sortByPasses(values, other, [3, 4, 5])
  if (!insertAll(values)) sortByPasses(values, other, [0, 1, 2, 3, 4, 5])
}

function sortByPasses(values: Float64Array, spare: Float64Array, passes: readonly number[]): void {
  let from: Float64Array = values
  let to = spare.subarray(0, values.length)
  for (const pass of passes) {
    const moved = pass < 3 ? passByLow(from, to, pass) : passByHigh(from, to, pass - 3)
    if (moved) [from, to] = [to, from]
  }
  if (from !== values) values.set(from)
}

/** Sorts what is nearly in order; false, with some of it done, where too much is out of place. */
function insertAll(values: Float64Array): boolean {
  let moves = values.length * MOVES_PER_VALUE
  for (let at = 1; at < values.length; at++) {
    const value = values[at] as number
    let place = at
    while (place > 0 && (values[place - 1] as number) > value) {
      values[place] = values[place - 1] as number
      place--
    }
    values[place] = value
    moves -= at - place
    if (moves < 0) return false
  }
  return true
}

function halvesOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2)
}

/** Bits 0 to 32: the low half, and the lowest bit of the high one. False, with nothing moved, where all are equal. */
function passByLow(from: Float64Array, to: Float64Array, pass: number): boolean {
  const halves = halvesOf(from)
  const shift = pass * DIGIT_BITS
  const rest = pass === 2 ? 32 - shift : DIGIT_BITS
  const starts = new Uint32Array(DIGITS)
  for (let at = 0; at < halves.length; at += 2) {
    const high = halves[at + 1] as number
    const digit = lowDigit(halves[at] as number, high, shift, rest)
    starts[digit] = (starts[digit] as number) + 1
  }
  if (!startsOf(starts, from.length)) return false
  for (let at = 0; at < from.length; at++) {
    const digit = lowDigit(halves[at * 2] as number, halves[at * 2 + 1] as number, shift, rest)
    const place = starts[digit] as number
    starts[digit] = place + 1
    to[place] = from[at] as number
  }
  return true
}

function lowDigit(low: number, high: number, shift: number, rest: number): number {
  const turned = high >> 31
  return (((low ^ turned) >>> shift) | ((high ^ turned) << rest)) & DIGIT_MASK
}

/** Bits 33 to 63. */
function passByHigh(from: Float64Array, to: Float64Array, pass: number): boolean {
  const halves = halvesOf(from)
  const shift = 1 + pass * DIGIT_BITS
  const starts = new Uint32Array(DIGITS)
  for (let at = 1; at < halves.length; at += 2) {
    const digit = highDigit(halves[at] as number, shift)
    starts[digit] = (starts[digit] as number) + 1
  }
  if (!startsOf(starts, from.length)) return false
  for (let at = 0; at < from.length; at++) {
    const digit = highDigit(halves[at * 2 + 1] as number, shift)
    const place = starts[digit] as number
    starts[digit] = place + 1
    to[place] = from[at] as number
  }
  return true
}

function highDigit(high: number, shift: number): number {
  return ((high ^ ((high >> 31) | 0x80000000)) >>> shift) & DIGIT_MASK
}

/** Turns counts per digit into first places; false where one digit has them all. */
export function startsOf(counts: Uint32Array, total: number): boolean {
  let start = 0
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit] as number
    if (count === total) return false
    counts[digit] = start
    start += count
  }
  return true
}
