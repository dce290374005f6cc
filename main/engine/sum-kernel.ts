/** Measures summed in one pass over a block: four chains of additions keep the processor busy. */
export const LANES = 4

/**
 * Sums up to four measures by class, in row order: `sums[class × 4 + lane]`. In plain words, per lane,
 *
 *   for (let row = 0; row < rows; row++) sums[classes[row] * 4 + lane] += values[lane][row]
 */
export function sumFour(values: readonly Float64Array[], classes: Uint8Array, rows: number, sums: Float64Array): void {
  sums.fill(0)
  const [a, b, c, d] = values
  if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
    sumAllFour(a, b, c, d, classes, rows, sums)
    return
  }
  for (const [lane, column] of values.entries()) sumOne(column, lane, classes, rows, sums)
}

function sumAllFour(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  classes: Uint8Array,
  rows: number,
  sums: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const cell = (classes[row] as number) << 2
    sums[cell] = (sums[cell] as number) + (a[row] as number)
    sums[cell + 1] = (sums[cell + 1] as number) + (b[row] as number)
    sums[cell + 2] = (sums[cell + 2] as number) + (c[row] as number)
    sums[cell + 3] = (sums[cell + 3] as number) + (d[row] as number)
  }
}

function sumOne(values: Float64Array, lane: number, classes: Uint8Array, rows: number, sums: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const cell = ((classes[row] as number) << 2) + lane
    sums[cell] = (sums[cell] as number) + (values[row] as number)
  }
}
