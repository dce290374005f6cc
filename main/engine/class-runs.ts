import { ROWS_PER_BLOCK } from '../ports/spine-columns.ts'
import { WORDS_PER_BLOCK } from './bit-planes.ts'
import { blockClassifier, writeClassBytes } from './block-classes.ts'
import { blockAt, type TableViews } from './block-view.ts'
import type { TaskOf, TaskRun } from './worker-task.ts'

export function classifyRun(task: TaskOf<'classify'>, views: TableViews): TaskRun {
  const classify = blockClassifier(task.program, views)
  return {
    item(index) {
      const block = blockAt(views.spine.rowCount, index)
      writeClassBytes(classify(block).members, block, task.classes, block.firstRow)
    },
    result: () => null,
  }
}

/** The program has one rule. */
export function selectRun(task: TaskOf<'select'>, views: TableViews): TaskRun {
  const classify = blockClassifier(task.program, views)
  return {
    item(index) {
      const block = blockAt(views.spine.rowCount, index)
      const [matches] = classify(block).matches
      if (matches !== undefined) task.rows.set(matches.subarray(0, block.words), index * WORDS_PER_BLOCK)
    },
    result: () => null,
  }
}

export function crossTabRun(task: TaskOf<'cross-tab'>, views: TableViews): TaskRun {
  const classifyA = blockClassifier(task.a, views)
  const classifyB = blockClassifier(task.b, views)
  const bytesA = new Uint8Array(ROWS_PER_BLOCK)
  const bytesB = new Uint8Array(ROWS_PER_BLOCK)
  const width = task.b.rules.length + 1
  const counts = new Float64Array((task.a.rules.length + 1) * width)
  return {
    item(index) {
      const block = blockAt(views.spine.rowCount, index)
      writeClassBytes(classifyA(block).members, block, bytesA, 0)
      writeClassBytes(classifyB(block).members, block, bytesB, 0)
      countPairs(bytesA, bytesB, block.rows, width, counts)
    },
    result: () => counts,
  }
}

function countPairs(a: Uint8Array, b: Uint8Array, rows: number, width: number, counts: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const cell = (a[row] as number) * width + (b[row] as number)
    counts[cell] = (counts[cell] as number) + 1
  }
}
