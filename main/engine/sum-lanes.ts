import type { Kernels } from './kernels.ts'
import type { Place } from './table-kernels.ts'

/** Measures summed in one pass. */
export const LANES = 8

type Adders = readonly [eight: Kernels['sumEight'], four: Kernels['sumFour'], two: Kernels['sumTwo']]

/** Adds up to eight vectors by the class of each row, a byte. See kernels/sums.ts. */
export function sumByClass(lanes: readonly number[], classes: number, even: number, odd: number, place: Place): void {
  const { sumEight, sumFour, sumTwo } = place.kernels
  sumLanes(lanes, classes, even, odd, place.paddedRows, [sumEight, sumFour, sumTwo])
}

/** The same by the cell of each row, four bytes; even and odd rows have sums in common where they have a cell in common. */
export function sumByCell(lanes: readonly number[], cells: number, sums: number, place: Place): void {
  const { sumEightInCells, sumFourInCells, sumTwoInCells } = place.kernels
  sumLanes(lanes, cells, sums, sums, place.paddedRows, [sumEightInCells, sumFourInCells, sumTwoInCells])
}

/** What is missing of eight, four or two lanes is given by the last again, whose sums nobody reads. */
function sumLanes(
  lanes: readonly number[],
  classes: number,
  even: number,
  odd: number,
  rows: number,
  [eight, four, two]: Adders,
): void {
  const last = lanes.at(-1) ?? 0
  const [a = last, b = last, c = last, d = last, e = last, f = last, g = last, h = last] = lanes
  if (lanes.length > 4) eight(a, b, c, d, e, f, g, h, classes, rows, even, odd)
  else if (lanes.length > 2) four(a, b, c, d, classes, rows, even, odd)
  else two(a, b, classes, rows, even, odd)
}
