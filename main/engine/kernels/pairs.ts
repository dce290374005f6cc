/*
 * Units by the pair of classes that two structures put them in. A pair is a × width + b, below 2^16, where `width` is
 * the number of the second structure's classes.
 */

export function writePairs(a: usize, b: usize, rows: i32, width: i32, out: usize): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    store<u16>(out + (row << 1), <u16>(<i32>load<u8>(a + row) * width + <i32>load<u8>(b + row)))
  }
}

/** Adds to counts[pair] the rows that are of it. */
export function countPairs(pairs: usize, rows: i32, counts: usize): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    const at = counts + (<usize>load<u16>(pairs + (row << 1)) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
}

/** Adds each row's value to sums[pair] and one to counts[pair]; a NaN adds nothing to either. */
export function sumPairs(values: usize, pairs: usize, rows: i32, sums: usize, counts: usize): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    const value = load<f64>(values + (row << 3))
    if (value !== value) continue
    const pair = <usize>load<u16>(pairs + (row << 1))
    const sum = sums + (pair << 3)
    const count = counts + (pair << 2)
    store<f64>(sum, load<f64>(sum) + value)
    store<u32>(count, load<u32>(count) + 1)
  }
}
