import { parentPort } from 'node:worker_threads'
import { assertNever } from '../../shared/contract/assert-never.ts'
import { type TableViews, tableViews } from './block-view.ts'
import { classifyRun, crossTabRun, selectRun } from './class-runs.ts'
import { distributionRun, keysRun, orderRun, profileRun } from './column-runs.ts'
import { evaluateRun } from './evaluate-run.ts'
import { lookupRun } from './fill-lookup.ts'
import type { FromWorker, TaskRun, ToWorker, WorkerTask } from './worker-task.ts'

/*
 * The entry of a worker thread. It catches nothing: a failure ends the thread, and the pool that started it puts a new
 * one in its place and repeats the run once.
 */
let views: TableViews | null = null

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'table') {
    views = message.spine === null ? null : tableViews(message.spine)
    return
  }
  if (views === null) throw new Error('A run came before its table')
  const run = startRun(message.task, views)
  for (let item = next(message.counter); item < message.items; item = next(message.counter)) run.item(item)
  const answer: FromWorker = { run: message.run, result: run.result() }
  parentPort?.postMessage(answer)
})

function next(counter: Int32Array): number {
  return Atomics.add(counter, 0, 1)
}

function startRun(task: WorkerTask, table: TableViews): TaskRun {
  switch (task.kind) {
    case 'lookup':
      return lookupRun(task, table)
    case 'evaluate':
      return evaluateRun(task, table)
    case 'classify':
      return classifyRun(task, table)
    case 'select':
      return selectRun(task, table)
    case 'cross-tab':
      return crossTabRun(task, table)
    case 'profile':
      return profileRun(table)
    case 'keys':
      return keysRun(task, table)
    case 'order':
      return orderRun(task, table)
    case 'distribution':
      return distributionRun(task, table)
    default:
      return assertNever(task)
  }
}
