import { valuesOf } from '../columns/column-view.ts'
import type { Distribution } from '../ports/column-analyst.ts'
import { MISSING_INTEGER, ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import { presentValues } from './present-values.ts'
import { sortNumbers } from './sort-numbers.ts'
import { finitePart, medianOfSorted } from './sorted-numbers.ts'

/** A column's largest value over its median from which equal steps would hide all but the tail. */
const LOG_FROM_RATIO = 100

/** Counts per bin and class; see the port. */
export function distributionOf(
  spine: SpineColumns,
  column: number,
  classes: Uint8Array,
  classCount: number,
  bins: number,
): Distribution {
  const values = presentValues(spine, column)
  const missing = spine.rowCount - values.length
  const { edges, scale } = edgesOf(values, bins, spine.columns[column]?.type !== 'date')
  const counts = Array.from({ length: classCount }, () => new Array<number>(bins).fill(0))
  const binOf = binFinder(edges, scale)
  for (const chunk of spine.chunks.keys()) {
    const inChunk = valuesOf(spine, column, chunk)
    for (let row = 0; row < inChunk.length; row++) {
      const value = inChunk[row] as number
      if (Number.isNaN(value) || (value === MISSING_INTEGER && inChunk instanceof Int32Array)) continue
      const ofClass = counts[classes[chunk * ROWS_PER_CHUNK + row] as number]
      const bin = binOf(value)
      if (ofClass !== undefined) ofClass[bin] = (ofClass[bin] ?? 0) + 1
    }
  }
  return { edges: [...edges], scale, counts, missing }
}

interface Edges {
  readonly edges: Float64Array
  readonly scale: 'linear' | 'log'
}

/** Reorders `values`. Edges are finite; equal values stand in the middle of one narrow range. */
function edgesOf(values: Float64Array, bins: number, mayBeLog: boolean): Edges {
  sortNumbers(values)
  const finite = finitePart(values)
  const min = finite[0] ?? 0
  const max = finite[finite.length - 1] ?? 1
  // So close that the edges between would fall on one another.
  if (max - min <= Math.max(1e-300, Math.abs(max) * 2 ** -40)) {
    const around = Math.max(0.5, Math.abs(min) * 2 ** -20)
    const from = Math.max(-Number.MAX_VALUE, min - around)
    const to = Math.min(Number.MAX_VALUE, max + around)
    return { edges: linearEdges(from, to, bins), scale: 'linear' }
  }
  const median = medianOfSorted(finite) ?? min
  const log = mayBeLog && min > 0 && (values[0] ?? 0) > 0 && max / median > LOG_FROM_RATIO
  return log
    ? { edges: logEdges(min, max, bins), scale: 'log' }
    : { edges: linearEdges(min, max, bins), scale: 'linear' }
}

function linearEdges(min: number, max: number, bins: number): Float64Array {
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => min * (1 - edge / bins) + max * (edge / bins))
  edges[0] = min
  edges[bins] = max
  return edges
}

function logEdges(min: number, max: number, bins: number): Float64Array {
  const [from, to] = [Math.log(min), Math.log(max)]
  const edges = Float64Array.from({ length: bins + 1 }, (_, edge) => Math.exp(from + ((to - from) * edge) / bins))
  edges[0] = min
  edges[bins] = max
  return edges
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
