/*
 * Conditions on numbers: a bit per row where one holds. Values lie in the column, bits go to a plane. Missing doubles
 * are NaN and compare as false; what stands for a missing integer may set a bit, which settleTruth clears. In plain
 * words, each is
 *
 *   for (let row = 0; row < rows; row++) if (holds(values[row])) out[row >> 3] |= 1 << (row & 7)
 */
import { bitsOfDoubles, bitsOfWords } from './bits'

/** value ≥ low; with −∞: the value is a number. */
export function atLeastF64(values: usize, low: f64, out: usize, rows: i32): void {
  const bound = f64x2.splat(low)
  for (const end = out + <usize>(rows >> 3); out < end; out += 2) {
    const bits = bitsOfDoubles(
      f64x2.ge(v128.load(values), bound),
      f64x2.ge(v128.load(values, 16), bound),
      f64x2.ge(v128.load(values, 32), bound),
      f64x2.ge(v128.load(values, 48), bound),
      f64x2.ge(v128.load(values, 64), bound),
      f64x2.ge(v128.load(values, 80), bound),
      f64x2.ge(v128.load(values, 96), bound),
      f64x2.ge(v128.load(values, 112), bound),
    )
    store<u16>(out, bits)
    values += 128
  }
}

/** value ≤ high. */
export function atMostF64(values: usize, high: f64, out: usize, rows: i32): void {
  const bound = f64x2.splat(high)
  for (const end = out + <usize>(rows >> 3); out < end; out += 2) {
    const bits = bitsOfDoubles(
      f64x2.le(v128.load(values), bound),
      f64x2.le(v128.load(values, 16), bound),
      f64x2.le(v128.load(values, 32), bound),
      f64x2.le(v128.load(values, 48), bound),
      f64x2.le(v128.load(values, 64), bound),
      f64x2.le(v128.load(values, 80), bound),
      f64x2.le(v128.load(values, 96), bound),
      f64x2.le(v128.load(values, 112), bound),
    )
    store<u16>(out, bits)
    values += 128
  }
}

/** low ≤ value ≤ high. */
export function betweenF64(values: usize, low: f64, high: f64, out: usize, rows: i32): void {
  const least = f64x2.splat(low)
  const most = f64x2.splat(high)
  for (const end = out + <usize>(rows >> 3); out < end; out += 2) {
    const bits = bitsOfDoubles(
      insideF64(values, least, most),
      insideF64(values + 16, least, most),
      insideF64(values + 32, least, most),
      insideF64(values + 48, least, most),
      insideF64(values + 64, least, most),
      insideF64(values + 80, least, most),
      insideF64(values + 96, least, most),
      insideF64(values + 112, least, most),
    )
    store<u16>(out, bits)
    values += 128
  }
}

/** low ≤ value ≤ high of whole numbers. */
export function betweenI32(values: usize, low: i32, high: i32, out: usize, rows: i32): void {
  const least = i32x4.splat(low)
  const most = i32x4.splat(high)
  for (const end = out + <usize>(rows >> 3); out < end; out += 2) {
    const bits = bitsOfWords(
      insideI32(values, least, most),
      insideI32(values + 16, least, most),
      insideI32(values + 32, least, most),
      insideI32(values + 48, least, most),
    )
    store<u16>(out, bits)
    values += 64
  }
}

/** 0 ≤ later − earlier ≤ days; `days` is unsigned, as the difference is, which no i32 may hold. */
export function distanceI32(earlier: usize, later: usize, days: u32, out: usize, rows: i32): void {
  const most = i32x4.splat(days)
  for (const end = out + <usize>(rows >> 3); out < end; out += 2) {
    const bits = bitsOfWords(
      passed(earlier, later, most),
      passed(earlier + 16, later + 16, most),
      passed(earlier + 32, later + 32, most),
      passed(earlier + 48, later + 48, most),
    )
    store<u16>(out, bits)
    earlier += 64
    later += 64
  }
}

/** The value is one of `count` wanted ones, ascending, of which there is at least one. */
export function amongF64(values: usize, wanted: usize, count: i32, out: usize, rows: i32): void {
  for (let row = 0; row < rows; row += 16) {
    let bits: i32 = 0
    for (let bit = 0; bit < 16; bit++) {
      bits |= isAmong(load<f64>(values + (<usize>(row + bit) << 3)), wanted, count) << bit
    }
    store<u16>(out + <usize>(row >> 3), bits)
  }
}

export function amongI32(values: usize, wanted: usize, count: i32, out: usize, rows: i32): void {
  for (let row = 0; row < rows; row += 16) {
    let bits: i32 = 0
    for (let bit = 0; bit < 16; bit++) {
      bits |= isAmong(<f64>load<i32>(values + (<usize>(row + bit) << 2)), wanted, count) << bit
    }
    store<u16>(out + <usize>(row >> 3), bits)
  }
}

@inline
function insideF64(at: usize, least: v128, most: v128): v128 {
  const value = v128.load(at)
  return v128.and(f64x2.ge(value, least), f64x2.le(value, most))
}

@inline
function insideI32(at: usize, least: v128, most: v128): v128 {
  const value = v128.load(at)
  return v128.and(i32x4.ge_s(value, least), i32x4.le_s(value, most))
}

@inline
function passed(earlier: usize, later: usize, most: v128): v128 {
  const from = v128.load(earlier)
  const to = v128.load(later)
  return v128.and(i32x4.ge_s(to, from), i32x4.le_u(i32x4.sub(to, from), most))
}

/** By halving; a NaN is in no list. */
@inline
function isAmong(value: f64, wanted: usize, count: i32): i32 {
  let low: i32 = 0
  let high: i32 = count - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (load<f64>(wanted + (<usize>middle << 3)) < value) low = middle + 1
    else high = middle
  }
  return i32(load<f64>(wanted + (<usize>low << 3)) == value)
}
