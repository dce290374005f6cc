import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/app-error.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { kernelModule } from './kernel-module.ts'
import type { FromWorker, TaskKind, TaskOf, TaskResults, ToWorker } from './worker-task.ts'
import { takeSpace, type WorkingSpace } from './working-space.ts'

export interface WorkerPoolOptions {
  readonly workerUrl: URL
  readonly threads: number
  /** Threads end after so long without a run, which gives back their memory; null keeps them. */
  readonly idleMs: number | null
}

export interface WorkerPool {
  /**
   * Runs a task's items over the threads; one result per thread that took part. A thread that fails is replaced and the
   * run repeated once, so items must be repeatable. `spaceBytes`: what the task's kernels need in every chunk's memory.
   * Rejects with AppError('internal') if it fails again, with 'cancelled' where the pool is stopped meanwhile, and with
   * 'not-available' where memory cannot be had. Once `signal` is aborted it rejects with its reason at once, and the
   * threads are free as soon as each has done the item at hand.
   */
  run<K extends TaskKind>(
    spine: SpineColumns,
    task: TaskOf<K>,
    items: number,
    spaceBytes?: number,
    signal?: AbortSignal,
  ): Promise<readonly TaskResults[K][]>
  /** Starts the threads and gives them the table, if there is one yet, without waiting for them. */
  warm(spine: SpineColumns | null): void
  /** Ends all threads and cancels what runs; the next run starts new ones. */
  stop(): Promise<void>
}

interface Slot {
  readonly worker: Worker
  spine: SpineColumns | null
  /** Taken for the table; kept till the thread ends, as a run that waits may use it. The last is the largest. */
  readonly spaces: WorkingSpace[]
  readonly waiting: Map<number, { resolve(result: FromWorker['result']): void; reject(error: unknown): void }>
}

/** Marks a failure that a repetition may cure. */
class ThreadFailure extends Error {}

/** Threads start with the first run. */
export function createWorkerPool({ workerUrl, threads, idleMs }: WorkerPoolOptions): WorkerPool {
  const slots: Slot[] = []
  let lastRun = 0
  let idle: NodeJS.Timeout | undefined

  function startSlot(): Slot {
    const slot: Slot = {
      worker: new Worker(workerUrl, { workerData: kernelModule() }),
      spine: null,
      spaces: [],
      waiting: new Map(),
    }
    slot.worker.on('message', ({ run, result }: FromWorker) => {
      slot.waiting.get(run)?.resolve(result)
      slot.waiting.delete(run)
      rest()
    })
    slot.worker.on('error', (cause) => drop(slot, new ThreadFailure('A calculation thread failed', { cause })))
    slot.worker.on('exit', () => {
      drop(slot, new ThreadFailure('A calculation thread ended'))
      for (const space of slot.spaces) space.release()
    })
    slots.push(slot)
    return slot
  }

  function drop(slot: Slot, reason: unknown): void {
    const index = slots.indexOf(slot)
    if (index >= 0) slots.splice(index, 1)
    for (const { reject } of slot.waiting.values()) reject(reason)
    slot.waiting.clear()
  }

  function rest(): void {
    clearTimeout(idle)
    if (idleMs === null || slots.some((slot) => slot.waiting.size > 0)) return
    idle = setTimeout(() => void stop(), idleMs)
    idle.unref()
  }

  /** The least busy threads. */
  function choose(count: number): readonly Slot[] {
    while (slots.length < threads) startSlot()
    return [...slots].sort((a, b) => a.waiting.size - b.waiting.size).slice(0, count)
  }

  function give(slot: Slot, spine: SpineColumns): void {
    if (slot.spine !== spine) post(slot.worker, { kind: 'table', spine })
    slot.spine = spine
  }

  /** Where the thread may work in each chunk. The spaces of a former table are let go with the thread. */
  function spaceOf(slot: Slot, spine: SpineColumns, bytes: number): readonly number[] {
    if (bytes === 0) return []
    let space = slot.spaces.findLast((one) => one.spine === spine && one.bytes >= bytes)
    if (space === undefined) {
      space = takeSpace(spine, bytes)
      slot.spaces.push(space)
    }
    return space.offsets
  }

  async function attempt<K extends TaskKind>(
    spine: SpineColumns,
    task: TaskOf<K>,
    items: number,
    spaceBytes: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly TaskResults[K][]> {
    signal?.throwIfAborted()
    clearTimeout(idle)
    const counter = new Int32Array(new SharedArrayBuffer(4))
    const run = ++lastRun
    const chosen = choose(Math.min(items, threads)).map((slot) => ({ slot, space: spaceOf(slot, spine, spaceBytes) }))
    const shares = chosen.map(
      ({ slot, space }) =>
        new Promise<FromWorker['result']>((resolve, reject) => {
          slot.waiting.set(run, { resolve, reject })
          give(slot, spine)
          post(slot.worker, { kind: 'run', run, task, items, counter, space })
        }),
    )
    // A worker answers a run of kind K with a result of kind K: worker-task.ts pairs them.
    const results = await unlessAborted(Promise.all(shares), signal, () => Atomics.store(counter, 0, items))
    return results.map((result) => result as TaskResults[K])
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const reason = new AppError('cancelled', 'The calculation was stopped.', { remedy: 'Start it again.' })
    const ending = [...slots]
    for (const slot of ending) drop(slot, reason)
    await Promise.all(ending.map((slot) => slot.worker.terminate()))
  }

  return {
    async run(spine, task, items, spaceBytes = 0, signal) {
      if (items === 0) return []
      try {
        return await attempt(spine, task, items, spaceBytes, signal)
      } catch (error) {
        if (!(error instanceof ThreadFailure)) throw error
      }
      try {
        return await attempt(spine, task, items, spaceBytes, signal)
      } catch (cause) {
        if (!(cause instanceof ThreadFailure)) throw cause
        throw new AppError('internal', 'The calculation failed twice and was given up.', { cause })
      }
    },
    warm(spine) {
      for (const slot of choose(threads)) if (spine !== null) give(slot, spine)
      rest()
    },
    stop,
  }
}

/** The work's answer, or a rejection with the signal's reason as soon as that is aborted. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, onAbort: () => void): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message)
}
