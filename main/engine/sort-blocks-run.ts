import { ROWS_PER_BLOCK, type SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, ROWS_PER_STRIP, stripsOf } from './blocks.ts'
import { measureRunner, VECTOR_BYTES } from './measure-vectors.ts'
import { sortNumbers } from './sort-numbers.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { stripClassifier } from './strip-classes.ts'
import type { TableKernels } from './table-kernels.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

type Asked = Pick<TaskOf<'sort-blocks'>, 'program' | 'measure' | 'tables'>

/** Bytes of working space that the classes and values of a strip need. */
export function sortBlocksSpace(task: Asked, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf({ program, measure, tables }: Asked, { columns }: SpineColumns, plan: SpacePlan) {
  return {
    classifier: stripClassifier(program, columns, plan),
    runner: measureRunner([measure], tables, columns, plan),
    vector: plan.take(VECTOR_BYTES),
  }
}

/** Parts each block's values by class and sorts them; units without a value are left out. */
export function sortBlocksRun(task: TaskOf<'sort-blocks'>, table: TableKernels): TaskRun {
  const { classifier, runner, vector } = partsOf(task, table.spine, spacePlan())
  const classCount = task.program.rules.length + 1
  const ready = new Set<number>()
  const classes = new Uint8Array(ROWS_PER_BLOCK)
  const values = new Float64Array(ROWS_PER_BLOCK)
  const spare = new Float64Array(ROWS_PER_BLOCK)

  /** Starts of classes, one more than there are; then, as they are filled, their ends. */
  function startsOf(rows: number): Int32Array {
    const starts = new Int32Array(classCount + 1)
    for (let row = 0; row < rows; row++) {
      if (Number.isNaN(values[row])) continue
      const after = (classes[row] as number) + 1
      starts[after] = (starts[after] as number) + 1
    }
    for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number)
    return starts
  }

  return {
    item(index) {
      const block = blockAt(table.spine.rowCount, index)
      for (const [strip, own] of stripsOf(block).entries()) {
        const place = table.place(own)
        if (!ready.has(place.chunk)) for (const { load } of [classifier, runner]) load(place)
        ready.add(place.chunk)
        classifier.classify(place)
        runner.begin()
        const first = strip * ROWS_PER_STRIP
        classes.set(place.bytesAt(classifier.writeBytes(place), place.rows), first)
        values.set(place.doublesAt(runner.values(task.measure, place, place.space + vector), place.rows), first)
      }
      const starts = startsOf(block.rows)
      task.bounds.set(starts, index * (classCount + 1))
      const sorted = task.values.subarray(block.firstRow, block.firstRow + block.rows)
      const next = starts.slice()
      for (let row = 0; row < block.rows; row++) {
        const value = values[row] as number
        if (Number.isNaN(value)) continue
        const at = classes[row] as number
        sorted[next[at] as number] = value
        next[at] = (next[at] as number) + 1
      }
      for (let at = 0; at < classCount; at++) sortNumbers(sorted.subarray(starts[at], starts[at + 1]), spare)
    },
    result: () => null,
  }
}
