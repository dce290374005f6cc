import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, ROWS_PER_STRIP, stripsOf } from './blocks.ts'
import { measureRunner, VECTOR_BYTES } from './measure-vectors.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { stripClassifier } from './strip-classes.ts'
import type { ChunkKernels, Place, TableKernels } from './table-kernels.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

/** Resamples that a kernel works on side by side. */
export const LANES = 4
/** Groups of them in one item: some milliseconds, so that the next question need not wait long. */
const GROUPS_PER_ITEM = 5

type Asked = Omit<TaskOf<'resample'>, 'names' | 'sums'>

/** Items are blocks, each as often as it takes for all resamples. */
export function resampleItems(blocks: number, seeds: Int32Array): number {
  return blocks * spansOf(seeds)
}

const groupsOf = (seeds: Int32Array): number => seeds.length / LANES
const spansOf = (seeds: Int32Array): number => Math.ceil(groupsOf(seeds) / GROUPS_PER_ITEM)

/** Bytes of working space that the resamples of one item need. */
export function resampleSpace(task: Asked, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf({ program, measures, tables, seeds }: Asked, { columns }: SpineColumns, plan: SpacePlan) {
  const groupDoubles = (program.rules.length + 1) * measures.length * LANES
  return {
    classifier: stripClassifier(program, columns, plan),
    runner: measureRunner(measures, tables, columns, plan),
    names: plan.take(ROWS_PER_STRIP * 4),
    seeds: plan.take(seeds.length * 4),
    /** One vector per measure, which the kernel reads side by side; NaN as 0. */
    vectors: plan.take(measures.length * VECTOR_BYTES),
    groupDoubles,
    sums: plan.take(GROUPS_PER_ITEM * groupDoubles * 8),
  }
}

/** Sums the measures of each class in each resample, block by block. */
export function resampleRun(task: TaskOf<'resample'>, table: TableKernels): TaskRun {
  const { classifier, runner, names, seeds, vectors, groupDoubles, sums } = partsOf(task, table.spine, spacePlan())
  const groups = groupsOf(task.seeds)
  const spans = spansOf(task.seeds)
  const ready = new Set<number>()

  function begin(index: number): ChunkKernels {
    const chunk = table.chunk(index)
    if (!ready.has(index)) {
      classifier.load(chunk)
      runner.load(chunk)
      chunk.countsAt(chunk.space + seeds, task.seeds.length).set(task.seeds)
    }
    ready.add(index)
    return chunk
  }

  function add(place: Place, firstRow: number, firstGroup: number, count: number): void {
    const { kernels, space, rows } = place
    classifier.classify(place)
    const classes = classifier.writeBytes(place)
    runner.begin()
    for (const [measure, node] of task.measures.entries()) {
      const out = space + vectors + measure * VECTOR_BYTES
      kernels.blankNaN(runner.values(node, place, out), 0, out, place.paddedRows)
    }
    place.countsAt(space + names, rows).set(task.names.subarray(firstRow, firstRow + rows))
    kernels.resample(
      space + names,
      classes,
      space + vectors,
      VECTOR_BYTES,
      task.measures.length,
      rows,
      space + seeds + firstGroup * LANES * 4,
      count,
      space + sums,
      groupDoubles * 8,
    )
  }

  return {
    item(index) {
      const block = blockAt(table.spine.rowCount, Math.floor(index / spans))
      const firstGroup = (index % spans) * GROUPS_PER_ITEM
      const count = Math.min(GROUPS_PER_ITEM, groups - firstGroup)
      const chunk = begin(block.chunk)
      const own = chunk.doublesAt(chunk.space + sums, count * groupDoubles)
      own.fill(0)
      for (const [strip, rows] of stripsOf(block).entries()) {
        add(table.place(rows), block.firstRow + strip * ROWS_PER_STRIP, firstGroup, count)
      }
      task.sums.set(own, (block.index * groups + firstGroup) * groupDoubles)
    },
    result: () => null,
  }
}
