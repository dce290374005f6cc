/*
 * The Poisson bootstrap: in each resample a unit counts so many times as a draw of its own says. Four resamples run side
 * by side. A unit's draw in one of them is the mix of its name and the resample's seed, both 32 bits that look random:
 *
 *   x = name ^ seed;  x ^= x >>> 16;  x *= 0x21f0aaad;  x ^= x >>> 15;  x *= 0x735a2d97;  x ^= x >>> 15
 *
 * read as a signed number (splitmix32's last steps), and it counts once for each of the bounds that the draw reaches:
 * bound k is 2^32 times the chance that a Poisson number of mean 1 is at most k, less 2^31. A unit counts ten times at
 * most; more has a chance of 10^-8.
 */

/**
 * Adds a strip to the sums of `groups` groups of four resamples. `values` are vectors of doubles without a NaN, `stride`
 * bytes apart; `seeds` four words per group. Sums stand by group, class, measure and resample:
 *
 *   for (group) for (row) for (measure) for (lane)
 *     sums[((group × classes + class of row) × measures + measure) × 4 + lane] += count(row, seed) × value
 */
export function resample(
  names: usize,
  classes: usize,
  values: usize,
  stride: i32,
  measures: i32,
  rows: i32,
  seeds: usize,
  groups: i32,
  sums: usize,
  groupBytes: i32,
): void {
  const classBytes = measures << 5
  for (let group = 0; group < groups; group++) {
    const seed = v128.load(seeds + (<usize>group << 4))
    const own = sums + <usize>(group * groupBytes)
    for (let row: usize = 0; row < <usize>rows; row++) {
      const counts = countsOf(v128.xor(i32x4.splat(load<i32>(names + (row << 2))), seed))
      const first = f64x2.convert_low_i32x4_s(counts)
      const second = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(counts, counts, 2, 3, 2, 3))
      let into = own + <usize>(<i32>load<u8>(classes + row) * classBytes)
      let at = values + (row << 3)
      for (let measure = 0; measure < measures; measure++) {
        const value = v128.load_splat<f64>(at)
        v128.store(into, f64x2.add(v128.load(into), f64x2.mul(value, first)))
        v128.store(into, f64x2.add(v128.load(into, 16), f64x2.mul(value, second)), 16)
        into += 32
        at += <usize>stride
      }
    }
  }
}

@inline
function countsOf(name: v128): v128 {
  let draw = v128.xor(name, i32x4.shr_u(name, 16))
  draw = i32x4.mul(draw, i32x4.splat(0x21f0aaad))
  draw = v128.xor(draw, i32x4.shr_u(draw, 15))
  draw = i32x4.mul(draw, i32x4.splat(0x735a2d97))
  draw = v128.xor(draw, i32x4.shr_u(draw, 15))
  // What a comparison answers is −1 where it holds.
  let less = i32x4.ge_s(draw, i32x4.splat(-567453480))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(1012576689)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(1802591773)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2065930135)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2131764725)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2144931643)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2147126129)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2147439628)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2147478815)))
  less = i32x4.add(less, i32x4.ge_s(draw, i32x4.splat(2147483169)))
  return i32x4.neg(less)
}
