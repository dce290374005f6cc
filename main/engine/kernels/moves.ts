/*
 * What a line that moves over a column changes in the counts of rules. Each plane comes as it is before the line passes a
 * row, on it and after: `before`, `at` and `after`.
 */
import { firstAtLeast } from './steps'

/** Sets the bits of rows whose bit is not the same throughout. */
export function addChanges(before: usize, at: usize, after: usize, out: usize, bytes: i32): void {
  for (let byte: usize = 0; byte < <usize>bytes; byte += 16) {
    const bits = v128.load(before + byte)
    const changed = v128.or(v128.xor(bits, v128.load(at + byte)), v128.xor(bits, v128.load(after + byte)))
    v128.store(out + byte, v128.or(v128.load(out + byte), changed))
  }
}

/** Of the rows of a plane: twice the number of the first step that is at least the value, and one more where it is the value. */
export function writeSteps(
  plane: usize,
  values: usize,
  steps: usize,
  stepCount: i32,
  from: f64,
  scale: f64,
  buckets: i32,
  isByBits: i32,
  out: usize,
  bytes: i32,
): void {
  for (let byte: usize = 0; byte < <usize>bytes; byte += 8) {
    let bits = load<i64>(plane + byte)
    while (bits !== 0) {
      const row = (byte << 3) + <usize>ctz(bits)
      bits &= bits - 1
      const value = load<f64>(values + (row << 3))
      const step = firstAtLeast(value, steps, stepCount, from, scale, buckets, isByBits)
      const isOnStep = step < stepCount && load<f64>(steps + (<usize>step << 3)) === value
      store<u16>(out + (row << 1), <u16>((step << 1) | i32(isOnStep)))
    }
  }
}

/**
 * Adds to changes[step] by how many the rows in both of two planes become more, or fewer, when the line comes to the step. In
 * plain words, with x, y, z whether a row is in both before, at and after, and s what writeSteps gave it,
 *
 *   if (s is odd) [changes[s >> 1], changes[(s >> 1) + 1]] += [y - x, z - y]
 *   else changes[s >> 1] += z - x
 */
export function countMoves(
  before: usize,
  alsoBefore: usize,
  at: usize,
  alsoAt: usize,
  after: usize,
  alsoAfter: usize,
  steps: usize,
  changes: usize,
  bytes: i32,
): void {
  for (let byte: usize = 0; byte < <usize>bytes; byte += 8) {
    const x = load<i64>(before + byte) & load<i64>(alsoBefore + byte)
    const y = load<i64>(at + byte) & load<i64>(alsoAt + byte)
    const z = load<i64>(after + byte) & load<i64>(alsoAfter + byte)
    let bits = (x ^ z) | (x ^ y)
    while (bits !== 0) {
      const bit = ctz(bits)
      bits &= bits - 1
      const step = <u32>load<u16>(steps + (((byte << 3) + <usize>bit) << 1))
      const change = changes + (<usize>(step >> 1) << 2)
      const first = <i32>(x >> bit) & 1
      const last = <i32>(z >> bit) & 1
      if ((step & 1) === 0) add(change, last - first)
      else {
        const between = <i32>(y >> bit) & 1
        add(change, between - first)
        if (last !== between) add(change + 4, last - between)
      }
    }
  }
}

@inline
function add(at: usize, amount: i32): void {
  store<i32>(at, load<i32>(at) + amount)
}
