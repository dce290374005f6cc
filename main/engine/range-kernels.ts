/*
 * The inner loops of ranges: a bit per row where a condition holds, rows `first` to `first + rows` of a chunk's values. Missing
 * values may set a bit; the caller clears it by the validity bitmap. One function per storage, so that each stays fast
 * whatever tables it has seen. In plain words, each is
 *
 *   for (let row = 0; row < rows; row++) if (holds(values[first + row])) out[row >> 5] |= 1 << (row & 31)
 *
 * A whole word is gathered four rows at a time without branches: comparisons are 0 or 1, so no guess can go wrong.
 */

/** low ≤ value ≤ high. Most conditions have one bound, which takes two thirds of the time. */
export function rangeF64(
  values: Float64Array,
  first: number,
  rows: number,
  low: number,
  high: number,
  out: Int32Array,
) {
  if (high === Number.POSITIVE_INFINITY) atLeastF64(values, first, rows, low, out)
  else if (low === Number.NEGATIVE_INFINITY) atMostF64(values, first, rows, high, out)
  else betweenF64(values, first, rows, low, high, out)
}

/** value ≥ low. */
function atLeastF64(values: Float64Array, first: number, rows: number, low: number, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      bits =
        (bits << 4) |
        Number((values[row] as number) >= low) |
        (Number((values[row + 1] as number) >= low) << 1) |
        (Number((values[row + 2] as number) >= low) << 2) |
        (Number((values[row + 3] as number) >= low) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) {
    out[words] = rangeTail(values, first + (words << 5), rows & 31, low, Number.POSITIVE_INFINITY)
  }
}

/** value ≤ high. */
function atMostF64(values: Float64Array, first: number, rows: number, high: number, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      bits =
        (bits << 4) |
        Number((values[row] as number) <= high) |
        (Number((values[row + 1] as number) <= high) << 1) |
        (Number((values[row + 2] as number) <= high) << 2) |
        (Number((values[row + 3] as number) <= high) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) {
    out[words] = rangeTail(values, first + (words << 5), rows & 31, Number.NEGATIVE_INFINITY, high)
  }
}

function betweenF64(values: Float64Array, first: number, rows: number, low: number, high: number, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      const a = values[row] as number
      const b = values[row + 1] as number
      const c = values[row + 2] as number
      const d = values[row + 3] as number
      bits =
        (bits << 4) |
        (Number(a >= low) & Number(a <= high)) |
        ((Number(b >= low) & Number(b <= high)) << 1) |
        ((Number(c >= low) & Number(c <= high)) << 2) |
        ((Number(d >= low) & Number(d <= high)) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) out[words] = rangeTail(values, first + (words << 5), rows & 31, low, high)
}

/** low ≤ value ≤ high of whole numbers; bounds that are not whole are moved inwards. */
export function rangeI32(values: Int32Array, first: number, rows: number, low: number, high: number, out: Int32Array) {
  const least = Math.max(Math.ceil(low), -(2 ** 31))
  const most = Math.min(Math.floor(high), 2 ** 31 - 1)
  // Outside of what an i32 can hold nothing matches; narrowed to an i32, a bound would wrap round.
  if (least > most) out.fill(0, 0, (rows + 31) >>> 5)
  else rangeWhole(values, first, rows, least | 0, most | 0, out)
}

function rangeWhole(values: Int32Array, first: number, rows: number, low: number, high: number, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      const a = values[row] as number
      const b = values[row + 1] as number
      const c = values[row + 2] as number
      const d = values[row + 3] as number
      bits =
        (bits << 4) |
        (Number(a >= low) & Number(a <= high)) |
        ((Number(b >= low) & Number(b <= high)) << 1) |
        ((Number(c >= low) & Number(c <= high)) << 2) |
        ((Number(d >= low) & Number(d <= high)) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) out[words] = rangeTail(values, first + (words << 5), rows & 31, low, high)
}

function rangeTail(values: Float64Array | Int32Array, first: number, rows: number, low: number, high: number): number {
  let bits = 0
  for (let row = 0; row < rows; row++) {
    const value = values[first + row] as number
    if (value >= low && value <= high) bits |= 1 << row
  }
  return bits
}
