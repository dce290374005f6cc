import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, PLANE_BYTES, ROWS_PER_STRIP, stripsOf } from './blocks.ts'
import type { ReadyProgram } from './program.ts'
import { spacePlan } from './space-plan.ts'
import { type StripClassifier, stripClassifier } from './strip-classes.ts'
import type { Place, TableKernels } from './table-kernels.ts'
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
