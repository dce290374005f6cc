/*
 * Measures: a double per row of a strip, NaN where there is none. `rows` is a multiple of 16. Sources may be columns in
 * place; `out` may be one of the vectors read.
 */

export function fillVector(out: usize, value: f64, rows: i32): void {
  const both = f64x2.splat(value)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) v128.store(out, both)
}

export function vectorOfI32(values: usize, out: usize, rows: i32): void {
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    v128.store(out, f64x2.convert_low_i32x4_s(v128.load64_zero(values)))
    values += 8
  }
}

export function vectorOfU8(values: usize, out: usize, rows: i32): void {
  for (let row: usize = 0; row < <usize>rows; row++) store<f64>(out + (row << 3), <f64>load<u8>(values + row))
}

/** The table's byte for each code, as a double. */
export function flagsOfU8(codes: usize, table: usize, out: usize, rows: i32): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    store<f64>(out + (row << 3), <f64>load<u8>(table + <usize>load<u8>(codes + row)))
  }
}

export function flagsOfU16(codes: usize, table: usize, out: usize, rows: i32): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    store<f64>(out + (row << 3), <f64>load<u8>(table + <usize>load<u16>(codes + (row << 1))))
  }
}

export function flagsOfU32(codes: usize, table: usize, out: usize, rows: i32): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    store<f64>(out + (row << 3), <f64>load<u8>(table + <usize>load<u32>(codes + (row << 2))))
  }
}

/** `blank` where the plane has no bit. */
export function blankMissing(out: usize, present: usize, blank: f64, rows: i32): void {
  for (let row: usize = 0; row < <usize>rows; row += 16) {
    let bits: u32 = ~load<u16>(present + (row >> 3)) & 0xffff
    while (bits !== 0) {
      store<f64>(out + ((row + <usize>ctz(bits)) << 3), blank)
      bits &= bits - 1
    }
  }
}

/** `blank` for NaN. */
export function blankNaN(values: usize, blank: f64, out: usize, rows: i32): void {
  const both = f64x2.splat(blank)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    const value = v128.load(values)
    v128.store(out, v128.bitselect(value, both, f64x2.eq(value, value)))
    values += 16
  }
}

/** sign × a */
export function signed(a: usize, sign: f64, out: usize, rows: i32): void {
  const factor = f64x2.splat(sign)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    v128.store(out, f64x2.mul(factor, v128.load(a)))
    a += 16
  }
}

/** a + sign × b; a sign times a value is exact. */
export function addSigned(a: usize, b: usize, sign: f64, out: usize, rows: i32): void {
  const factor = f64x2.splat(sign)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    v128.store(out, f64x2.add(v128.load(a), f64x2.mul(factor, v128.load(b))))
    a += 16
    b += 16
  }
}

/** a × b */
export function multiply(a: usize, b: usize, out: usize, rows: i32): void {
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    v128.store(out, f64x2.mul(v128.load(a), v128.load(b)))
    a += 16
    b += 16
  }
}

/** 0 where `a` is missing; else `out` stays. */
export function clearMissing(a: usize, out: usize, rows: i32): void {
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    const value = v128.load(a)
    v128.store(out, v128.and(v128.load(out), f64x2.eq(value, value)))
    a += 16
  }
}

/** 1 where a > 0, 0 where it is not, NaN where it is missing. */
export function positive(a: usize, out: usize, rows: i32): void {
  const zero = f64x2.splat(0)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    const value = v128.load(a)
    v128.store(out, oneWhere(f64x2.gt(value, zero), value))
    a += 16
  }
}

/** 1 where a is another number than 0, 0 where it is 0, NaN where it is missing. */
export function nonZero(a: usize, out: usize, rows: i32): void {
  const zero = f64x2.splat(0)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    const value = v128.load(a)
    v128.store(out, oneWhere(f64x2.ne(value, zero), value))
    a += 16
  }
}

/** a where `test` is 1, else NaN. */
export function when(test: usize, a: usize, out: usize, rows: i32): void {
  const one = f64x2.splat(1)
  const none = f64x2.splat(NaN)
  for (const end = out + (<usize>rows << 3); out < end; out += 16) {
    v128.store(out, v128.bitselect(v128.load(a), none, f64x2.eq(v128.load(test), one)))
    test += 16
    a += 16
  }
}

/** Years active within first..last, both days included; at least one day counts. NaN where a day is missing. */
export function years(since: usize, until: usize, first: f64, last: f64, out: usize, rows: i32): void {
  const start = f64x2.splat(first)
  const end = f64x2.splat(last)
  const day = f64x2.splat(1)
  const year = f64x2.splat(365.25)
  for (const stop = out + (<usize>rows << 3); out < stop; out += 16) {
    const from = f64x2.max(v128.load(since), start)
    const to = f64x2.min(v128.load(until), end)
    v128.store(out, f64x2.div(f64x2.max(f64x2.add(f64x2.sub(to, from), day), day), year))
    since += 16
    until += 16
  }
}

/** 1 under the mask, 0 elsewhere, and the value itself where it is NaN. */
@inline
function oneWhere(mask: v128, value: v128): v128 {
  return v128.bitselect(v128.and(mask, f64x2.splat(1)), value, f64x2.eq(value, value))
}
