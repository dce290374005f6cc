/** Sums so many bytes of doubles, a multiple of 128, as fast as one thread reads memory: what no kernel can be faster than. */
export function touch(from: usize, bytes: usize): f64 {
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  for (const end = from + bytes; from < end; from += 128) {
    a = f64x2.add(a, v128.load(from))
    b = f64x2.add(b, v128.load(from, 16))
    c = f64x2.add(c, v128.load(from, 32))
    d = f64x2.add(d, v128.load(from, 48))
    a = f64x2.add(a, v128.load(from, 64))
    b = f64x2.add(b, v128.load(from, 80))
    c = f64x2.add(c, v128.load(from, 96))
    d = f64x2.add(d, v128.load(from, 112))
  }
  const sum = f64x2.add(f64x2.add(a, b), f64x2.add(c, d))
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}
