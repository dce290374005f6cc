/*
 * Planes: a bit per row of a strip, `bytes` of them, a multiple of 16. The truth of a rule is two planes, certain and
 * possible (see ../program.ts). Bits after the strip's last row may be anything until the plane of rows masks them.
 */

/** Certain where it holds and no value is missing, possible where it holds or one is missing. `certain` holds the bits. */
export function settleTruth(certain: usize, possible: usize, present: usize, alsoPresent: usize, bytes: i32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    const known = v128.and(v128.load(present + at), v128.load(alsoPresent + at))
    const holds = v128.and(v128.load(certain + at), known)
    v128.store(certain + at, holds)
    v128.store(possible + at, v128.or(holds, v128.not(known)))
  }
}

export function andPlanes(a: usize, b: usize, out: usize, bytes: i32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    v128.store(out + at, v128.and(v128.load(a + at), v128.load(b + at)))
  }
}

export function orPlanes(a: usize, b: usize, out: usize, bytes: i32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    v128.store(out + at, v128.or(v128.load(a + at), v128.load(b + at)))
  }
}

/** Kleene's not: certain where it was not possible, possible where it was not certain. The two may be read in place. */
export function notPlanes(certain: usize, possible: usize, outCertain: usize, outPossible: usize, bytes: i32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    const wasCertain = v128.load(certain + at)
    v128.store(outCertain + at, v128.not(v128.load(possible + at)))
    v128.store(outPossible + at, v128.not(wasCertain))
  }
}

/** Every byte of `bytes` bytes. */
export function fillBytes(out: usize, byte: i32, bytes: i32): void {
  memory.fill(out, <u8>byte, bytes)
}

/** Ones for the first `rows` rows, noughts up to `bytes` bytes. */
export function fillRows(out: usize, rows: i32, bytes: i32): void {
  memory.fill(out, 0, bytes)
  memory.fill(out, 0xff, rows >> 3)
  if ((rows & 7) !== 0) store<u8>(out + <usize>(rows >> 3), (<u8>1 << <u8>(rows & 7)) - 1)
}

/** Bits set in both planes. */
export function countBoth(a: usize, b: usize, bytes: i32): i32 {
  let count: i64 = 0
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    count += popcnt(load<i64>(a + at) & load<i64>(b + at)) + popcnt(load<i64>(a + at, 8) & load<i64>(b + at, 8))
  }
  return <i32>count
}
