import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, PLANE_BYTES, ROWS_PER_STRIP, stripsOf } from './blocks.ts'
import type { ReadyProgram } from './program.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { type StripClassifier, stripClassifier } from './strip-classes.ts'
import type { ChunkKernels, Place, TableKernels } from './table-kernels.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

/** Bytes of working space that one structure's classes need. */
export function classSpace(program: ReadyProgram, spine: SpineColumns): number {
  const plan = spacePlan()
  stripClassifier(program, spine.columns, plan)
  return plan.bytes
}

export function classifyRun(task: TaskOf<'classify'>, table: TableKernels): TaskRun {
  const classifier = stripClassifier(task.program, table.spine.columns, spacePlan())
  return stripRun(table, [classifier], (place, firstRow) => {
    classifier.classify(place)
    const bytes = place.bytesAt(classifier.writeBytes(place), place.rows)
    task.classes.set(bytes, firstRow)
  })
}

/** The program has one rule. */
export function selectRun(task: TaskOf<'select'>, table: TableKernels): TaskRun {
  const classifier = stripClassifier(task.program, table.spine.columns, spacePlan())
  const rows = new Uint8Array(task.rows.buffer, task.rows.byteOffset, task.rows.byteLength)
  return stripRun(table, [classifier], (place, firstRow) => {
    classifier.classify(place)
    rows.set(place.bytesAt(place.space + classifier.matches, PLANE_BYTES), firstRow / 8)
  })
}

/** Bytes of working space that two structures' classes and the counts of their pairs need. */
export function crossTabSpace(a: ReadyProgram, b: ReadyProgram, spine: SpineColumns): number {
  const plan = spacePlan()
  crossTabPlan({ kind: 'cross-tab', a, b }, spine, plan)
  return plan.bytes
}

function crossTabPlan(task: TaskOf<'cross-tab'>, { columns }: SpineColumns, plan: SpacePlan) {
  const a = stripClassifier(task.a, columns, plan)
  const b = stripClassifier(task.b, columns, plan)
  const width = task.b.rules.length + 1
  const cells = (task.a.rules.length + 1) * width
  return { a, b, width, cells, counts: plan.take(cells * 4) }
}

export function crossTabRun(task: TaskOf<'cross-tab'>, table: TableKernels): TaskRun {
  const { a, b, width, cells, counts } = crossTabPlan(task, table.spine, spacePlan())
  const total = new Float64Array(cells)
  const countsIn = (chunk: ChunkKernels): Uint32Array => chunk.countsAt(chunk.space + counts, cells)
  const run = stripRun(table, [a, b], (place) => {
    a.classify(place)
    b.classify(place)
    place.kernels.countPairs(a.writeBytes(place), b.writeBytes(place), place.rows, width, place.space + counts)
  })
  return {
    item(index) {
      const chunk = table.chunk(blockAt(table.spine.rowCount, index).chunk)
      countsIn(chunk).fill(0)
      run.item(index)
      for (const [cell, rows] of countsIn(chunk).entries()) total[cell] = (total[cell] as number) + rows
    },
    result: () => total,
  }
}

/** Blocks strip by strip; a chunk is made ready when its first strip comes. */
function stripRun(
  table: TableKernels,
  classifiers: readonly StripClassifier[],
  work: (place: Place, firstRow: number) => void,
): TaskRun {
  const ready = new Set<number>()
  return {
    item(index) {
      const block = blockAt(table.spine.rowCount, index)
      if (!ready.has(block.chunk)) for (const { load } of classifiers) load(table.chunk(block.chunk))
      ready.add(block.chunk)
      for (const [strip, rows] of stripsOf(block).entries()) {
        work(table.place(rows), block.firstRow + strip * ROWS_PER_STRIP)
      }
    },
    result: () => null,
  }
}
