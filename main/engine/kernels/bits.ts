/*
 * How comparisons become bits. Kernels work on 16 rows at a time: columns, vectors and planes are padded to as many, so
 * nothing is left over, and what the padding gives is masked by the plane of rows (see planes.ts).
 */

/** 16 bits of eight comparisons of two doubles each, first row lowest. */
@inline
export function bitsOfDoubles(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): i32 {
  return bitsOfWords(lowHalves(a, b), lowHalves(c, d), lowHalves(e, f), lowHalves(g, h))
}

/** 16 bits of four comparisons of four words each. */
@inline
export function bitsOfWords(a: v128, b: v128, c: v128, d: v128): i32 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)))
}

/** The lower words of four double words: a comparison's halves are equal. */
@inline
function lowHalves(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6)
}
