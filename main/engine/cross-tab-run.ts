import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, ROWS_PER_STRIP, stripsOf } from './blocks.ts'
import { measureRunner, VECTOR_BYTES } from './measure-vectors.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { stripClassifier } from './strip-classes.ts'
import type { ChunkKernels, Place, TableKernels } from './table-kernels.ts'
import type { CrossTabShare, CrossTabTask, TaskRun } from './worker-task.ts'

type Crossed = Pick<CrossTabTask, 'a' | 'b' | 'measures' | 'tables'>

/** Bytes of working space that two structures' classes and the sums of their pairs need. */
export function crossTabSpace(task: Crossed, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf({ a, b, measures, tables }: Crossed, { columns }: SpineColumns, plan: SpacePlan) {
  const width = b.rules.length + 1
  const cells = (a.rules.length + 1) * width
  return {
    first: stripClassifier(a, columns, plan),
    second: stripClassifier(b, columns, plan),
    runner: measureRunner(measures, tables, columns, plan),
    width,
    cells,
    pairs: plan.take(ROWS_PER_STRIP * 2),
    vector: plan.take(VECTOR_BYTES),
    /** M + 1 times the cells: the units, then those with a value of each measure. */
    counts: plan.take((measures.length + 1) * cells * 4),
    sums: plan.take(measures.length * cells * 8),
  }
}

/** Counts and sums the units of every pair of classes, block by block. */
export function crossTabRun(task: CrossTabTask, table: TableKernels): TaskRun {
  const { first, second, runner, width, cells, pairs, vector, counts, sums } = partsOf(task, table.spine, spacePlan())
  const measures = task.measures.length
  const share: CrossTabShare = { units: new Float64Array(cells), counts: new Float64Array(cells * measures) }
  const ready = new Set<number>()
  const countsIn = (chunk: ChunkKernels): Uint32Array => chunk.countsAt(chunk.space + counts, (measures + 1) * cells)
  const sumsIn = (chunk: ChunkKernels): Float64Array => chunk.doublesAt(chunk.space + sums, measures * cells)

  function begin(index: number): ChunkKernels {
    const chunk = table.chunk(index)
    if (!ready.has(index)) for (const { load } of [first, second, runner]) load(chunk)
    ready.add(index)
    countsIn(chunk).fill(0)
    sumsIn(chunk).fill(0)
    return chunk
  }

  function add(place: Place): void {
    const { kernels, rows, space } = place
    first.classify(place)
    second.classify(place)
    kernels.writePairs(first.writeBytes(place), second.writeBytes(place), rows, width, space + pairs)
    kernels.countPairs(space + pairs, rows, space + counts)
    runner.begin()
    for (const [measure, node] of task.measures.entries()) {
      const values = runner.values(node, place, space + vector)
      const [ownSums, ownCounts] = [sums + measure * cells * 8, counts + (measure + 1) * cells * 4]
      kernels.sumPairs(values, space + pairs, rows, space + ownSums, space + ownCounts)
    }
  }

  return {
    item(index) {
      const block = blockAt(table.spine.rowCount, index)
      const chunk = begin(block.chunk)
      for (const strip of stripsOf(block)) add(table.place(strip))
      task.sums.set(sumsIn(chunk), index * cells * measures)
      for (const [at, count] of countsIn(chunk).entries()) {
        const [into, place] = at < cells ? [share.units, at] : [share.counts, at - cells]
        into[place] = (into[place] as number) + count
      }
    },
    result: () => share,
  }
}
