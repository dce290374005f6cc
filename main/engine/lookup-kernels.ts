/* The inner loops of lookups, lists and distances; see range-kernels.ts for what they have in common. */

/** The table's entry, 0 or 1, for each code. */
export function lookupU8(codes: Uint8Array, first: number, rows: number, table: Uint8Array, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      bits =
        (bits << 4) |
        (table[codes[row] as number] as number) |
        ((table[codes[row + 1] as number] as number) << 1) |
        ((table[codes[row + 2] as number] as number) << 2) |
        ((table[codes[row + 3] as number] as number) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) out[words] = lookupTail(codes, first + (words << 5), rows & 31, table)
}

export function lookupU16(codes: Uint16Array, first: number, rows: number, table: Uint8Array, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      bits =
        (bits << 4) |
        (table[codes[row] as number] as number) |
        ((table[codes[row + 1] as number] as number) << 1) |
        ((table[codes[row + 2] as number] as number) << 2) |
        ((table[codes[row + 3] as number] as number) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) out[words] = lookupTail(codes, first + (words << 5), rows & 31, table)
}

export function lookupU32(codes: Uint32Array, first: number, rows: number, table: Uint8Array, out: Int32Array) {
  const words = rows >>> 5
  for (let word = 0; word < words; word++) {
    const start = first + (word << 5)
    let bits = 0
    for (let row = start + 28; row >= start; row -= 4) {
      bits =
        (bits << 4) |
        (table[codes[row] as number] as number) |
        ((table[codes[row + 1] as number] as number) << 1) |
        ((table[codes[row + 2] as number] as number) << 2) |
        ((table[codes[row + 3] as number] as number) << 3)
    }
    out[word] = bits
  }
  if ((rows & 31) !== 0) out[words] = lookupTail(codes, first + (words << 5), rows & 31, table)
}

function lookupTail(codes: ArrayLike<number>, first: number, rows: number, table: Uint8Array): number {
  let bits = 0
  for (let row = 0; row < rows; row++) bits |= (table[codes[first + row] as number] as number) << row
  return bits
}

/** The value is one of `wanted`, ascending. */
export function amongF64(values: Float64Array, first: number, rows: number, wanted: Float64Array, out: Int32Array) {
  for (let row = 0; row < rows; row += 32) {
    const end = Math.min(32, rows - row)
    let bits = 0
    for (let bit = 0; bit < end; bit++) bits |= found(values[first + row + bit] as number, wanted) << bit
    out[row >>> 5] = bits
  }
}

export function amongI32(values: Int32Array, first: number, rows: number, wanted: Float64Array, out: Int32Array) {
  for (let row = 0; row < rows; row += 32) {
    const end = Math.min(32, rows - row)
    let bits = 0
    for (let bit = 0; bit < end; bit++) bits |= found(values[first + row + bit] as number, wanted) << bit
    out[row >>> 5] = bits
  }
}

/** 1 if the ascending list has the value, by halving; a NaN is in none. */
function found(value: number, wanted: Float64Array): number {
  let low = 0
  let high = wanted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((wanted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return Number(wanted[low] === value)
}

/** 0 ≤ later − earlier ≤ days. */
export function distanceI32(
  earlier: Int32Array,
  later: Int32Array,
  first: number,
  rows: number,
  days: number,
  out: Int32Array,
) {
  for (let row = 0; row < rows; row += 32) {
    const end = Math.min(32, rows - row)
    let bits = 0
    for (let bit = 0; bit < end; bit++) {
      const passed = (later[first + row + bit] as number) - (earlier[first + row + bit] as number)
      bits |= (Number(passed >= 0) & Number(passed <= days)) << bit
    }
    out[row >>> 5] = bits
  }
}
