import type { CrossTab } from '../ports/segment-engine.ts'
import { addUp, sumsInOrder } from './evaluation-of.ts'
import type { CrossTabShare } from './worker-task.ts'

/** Puts the workers' shares together. `blockSums` is blocks × M × cells and is added in block order. */
export function crossTabOf(
  cells: number,
  measures: number,
  shares: readonly CrossTabShare[],
  blockSums: Float64Array,
): Omit<CrossTab, 'elapsedMs'> {
  const counts = shares.map((share) => share.counts)
  const units = shares.map((share) => share.units)
  return {
    units: addUp(cells, units),
    sums: byCell(sumsInOrder(blockSums, cells * measures), cells),
    counts: byCell(addUp(cells * measures, counts), cells),
  }
}

/** M × cells as cells × M. */
function byCell(values: Float64Array, cells: number): Float64Array {
  const measures = values.length / cells
  return values.map((_, at) => values[(at % measures) * cells + Math.floor(at / measures)] as number)
}
