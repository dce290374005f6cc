import type { SpineColumns } from '../ports/spine-columns.ts'
import { stepOf } from './blocks.ts'
import { measureRunner, VECTOR_BYTES } from './measure-vectors.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import type { TableKernels } from './table-kernels.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

type Asked = Pick<TaskOf<'rows'>, 'measures' | 'tables'>

/** Bytes of working space that the measures of single rows need. */
export function rowsSpace(task: Asked, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf({ measures, tables }: Asked, { columns }: SpineColumns, plan: SpacePlan) {
  return { runner: measureRunner(measures, tables, columns, plan), vector: plan.take(VECTOR_BYTES) }
}

/** Each row's measures by the kernels that sum them, row after row; NaN where a measure has no value. */
export function rowsRun(task: TaskOf<'rows'>, table: TableKernels): TaskRun {
  const { measures, rows } = task
  const { runner, vector } = partsOf(task, table.spine, spacePlan())
  const found = new Float64Array(rows.length * measures.length)
  const ready = new Set<number>()
  return {
    item() {
      for (const [at, row] of rows.entries()) {
        const place = table.place(stepOf(row))
        if (!ready.has(place.chunk)) runner.load(place)
        ready.add(place.chunk)
        runner.begin()
        for (const [index, node] of measures.entries()) {
          const values = runner.values(node, place, place.space + vector)
          const value = place.doublesAt(values, place.rows)[row % place.rows] as number
          found[at * measures.length + index] = value
        }
      }
    },
    result: () => found,
  }
}
