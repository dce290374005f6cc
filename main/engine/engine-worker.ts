import { parentPort, workerData } from 'node:worker_threads'
import { assertNever } from '../../shared/contract/assert-never.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { classifyRun, selectRun } from './class-runs.ts'
import { distributionRun, keysRun, orderRun, profileRun } from './column-runs.ts'
import { crossTabRun } from './cross-tab-run.ts'
import { cubeRun } from './cube-run.ts'
import { evaluateRun } from './evaluate-run.ts'
import { lookupRun } from './fill-lookup.ts'
import type { Kernels } from './kernels.ts'
import { rowsRun } from './measures-of-rows.ts'
import { movesRun } from './moves-run.ts'
import { nameRun } from './name-run.ts'
import { rankRun } from './rank-run.ts'
import { resampleRun } from './resample-run.ts'
import { sortBlocksRun } from './sort-blocks-run.ts'
import { chunkInstances, tableKernels } from './table-kernels.ts'
import type { FromWorker, TaskRun, ToWorker, WorkerTask } from './worker-task.ts'

/*
 * The entry of a worker thread, started with the compiled kernels. It catches nothing: a failure ends the thread, and
 * the pool that started it puts a new one in its place and repeats the run once.
 */
const kernels: WebAssembly.Module = workerData

interface Table {
  readonly spine: SpineColumns
  readonly kernelsOf: (chunk: number) => Kernels
}
let table: Table | null = null

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'table') {
    const { spine } = message
    table = spine === null ? null : { spine, kernelsOf: chunkInstances(kernels, spine) }
    return
  }
  if (table === null) throw new Error('A run came before its table')
  const run = startRun(message.task, table, message.space)
  for (let item = next(message.counter); item < message.items; item = next(message.counter)) run.item(item)
  const answer: FromWorker = { run: message.run, result: run.result() }
  parentPort?.postMessage(answer)
})

function next(counter: Int32Array): number {
  return Atomics.add(counter, 0, 1)
}

function startRun(task: WorkerTask, { spine, kernelsOf }: Table, space: readonly number[]): TaskRun {
  const reached = tableKernels(spine, space, kernelsOf)
  switch (task.kind) {
    case 'lookup':
      return lookupRun(task, spine)
    case 'evaluate':
      return evaluateRun(task, reached)
    case 'cube':
      return cubeRun(task, reached)
    case 'moves':
      return movesRun(task, reached)
    case 'classify':
      return classifyRun(task, reached)
    case 'select':
      return selectRun(task, reached)
    case 'cross-tab':
      return crossTabRun(task, reached)
    case 'sort-blocks':
      return sortBlocksRun(task, reached)
    case 'rank':
      return rankRun(task)
    case 'name':
      return nameRun(task, spine)
    case 'resample':
      return resampleRun(task, reached)
    case 'rows':
      return rowsRun(task, reached)
    case 'profile':
      return profileRun(spine)
    case 'keys':
      return keysRun(task, spine)
    case 'order':
      return orderRun(task, spine)
    case 'distribution':
      return distributionRun(task, spine)
    default:
      return assertNever(task)
  }
}
