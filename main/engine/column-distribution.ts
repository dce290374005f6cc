import { eachNumber } from '../columns/each-number.ts'
import type { Distribution, DistributionQuestion } from '../ports/column-analyst.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { distributionEdges } from './distribution-edges.ts'
import { sortNumbers } from './sort-numbers.ts'

/** Counts per bin and class; see the port. */
export function distributionOf(
  spine: SpineColumns,
  column: number,
  { classes, classCount, bins, line }: Omit<DistributionQuestion, 'column'>,
): Distribution {
  const type = spine.columns[column]?.type
  const values = new Float64Array(spine.rowCount)
  let present = 0
  let asked = 0
  eachNumber(spine, column, (value, row) => {
    if ((classes[row] as number) >= classCount) return
    asked++
    if (!Number.isNaN(value)) values[present++] = value + 0
  })
  const sorted = values.subarray(0, present)
  sortNumbers(sorted)
  const isWhole = type === 'integer' || type === 'date'
  const { edges, scale } = distributionEdges(sorted, { bins, isWhole, mayBeLog: type !== 'date', line })
  const counts = Array.from({ length: classCount }, () => new Array<number>(edges.length - 1).fill(0))
  const below = new Array<number>(classCount).fill(0)
  const above = new Array<number>(classCount).fill(0)
  const binOf = binFinder(edges, scale)
  const [low, high] = [edges[0] as number, edges[edges.length - 1] as number]
  const isAbove = isWhole && scale === 'linear' ? (value: number) => value >= high : (value: number) => value > high
  eachNumber(spine, column, (value, row) => {
    const ofClass = classes[row] as number
    if (ofClass >= classCount || Number.isNaN(value)) return
    if (value < low) add(below, ofClass)
    else if (isAbove(value)) add(above, ofClass)
    else add(counts[ofClass] ?? [], binOf(value))
  })
  return { edges: [...edges], scale, counts, below, above, missing: asked - present }
}

function add(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

/** Guesses the bin from the scale, then corrects the guess by the edges themselves: rounding moves no unit. */
function binFinder(edges: Float64Array, scale: 'linear' | 'log'): (value: number) => number {
  const last = edges.length - 2
  const place = scale === 'log' ? Math.log : (value: number): number => value
  const from = place(edges[0] as number)
  const width = place(edges[last + 1] as number) / (last + 1) - from / (last + 1)
  return (value) => {
    const guess = Math.floor((place(value) - from) / width)
    let bin = guess >= last ? last : guess > 0 ? guess : 0
    while (bin < last && value >= (edges[bin + 1] as number)) bin++
    while (bin > 0 && value < (edges[bin] as number)) bin--
    return bin
  }
}
