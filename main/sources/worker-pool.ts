import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/app-error.ts'
import { assertNever } from '../../shared/contract/assert-never.ts'
import type { ReadProgress } from '../ports/source-reader.ts'
import type { SourceTask, TaskReply, TaskRequest, TaskResult, TaskResults } from './source-task.ts'

interface Pending {
  readonly request: TaskRequest
  readonly resolve: (result: TaskResult) => void
  readonly reject: (reason: unknown) => void
  readonly onProgress: (progress: ReadProgress) => void
}

interface Slot {
  readonly worker: Worker
  busy: Pending | null
}

type TaskOf<K extends SourceTask['kind']> = Extract<SourceTask, { kind: K }>

export interface WorkerPool {
  run<K extends SourceTask['kind']>(
    task: TaskOf<K>,
    signal: AbortSignal,
    onProgress?: (progress: ReadProgress) => void,
  ): Promise<TaskResults[K]>
  /** Starts a thread where there is none yet, without waiting for it. */
  warm(): void
  /** Ends the threads that have nothing to do: what they gathered is given back to the system. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** Up to `size` worker threads, started when first needed and kept; tasks wait their turn. */
export function createWorkerPool(workerUrl: URL, size: number, temporaryFolder: string): WorkerPool {
  const slots: Slot[] = []
  const queue: Pending[] = []
  let lastId = 0
  let closed = false

  function dispatch(): void {
    while (queue.length > 0) {
      const slot = slots.find((candidate) => candidate.busy === null) ?? start()
      const next = slot === null ? undefined : queue.shift()
      if (slot === null || next === undefined) return
      slot.busy = next
      slot.worker.postMessage(next.request)
    }
  }

  function start(): Slot | null {
    if (slots.length >= size) return null
    const worker = new Worker(workerUrl, { name: 'tessera-source' })
    const slot: Slot = { worker, busy: null }
    slots.push(slot)
    worker.unref()
    worker.on('message', (reply: TaskReply) => receive(slot, reply))
    worker.on('error', (cause) => drop(slot, cause))
    worker.on('exit', () => drop(slot, new Error('The thread that reads files ended')))
    return slot
  }

  function drop(slot: Slot, cause: unknown): void {
    const index = slots.indexOf(slot)
    if (index >= 0) slots.splice(index, 1)
    const pending = slot.busy
    slot.busy = null
    pending?.reject(closed ? cancelled() : cause)
    if (!closed) dispatch()
  }

  function receive(slot: Slot, reply: TaskReply): void {
    const pending = slot.busy
    if (pending === null || pending.request.id !== reply.id) return
    if (reply.kind === 'progress') {
      pending.onProgress(reply.progress)
      return
    }
    slot.busy = null
    settle(pending, reply)
    dispatch()
  }

  function run<K extends SourceTask['kind']>(
    task: TaskOf<K>,
    signal: AbortSignal,
    onProgress: (progress: ReadProgress) => void = ignore,
  ): Promise<TaskResults[K]> {
    const stop = new Int32Array(new SharedArrayBuffer(4))
    let abort: (() => void) | null = null
    const result = new Promise<TaskResult>((resolve, reject) => {
      if (closed || signal.aborted) return reject(cancelled())
      lastId++
      const pending = { request: { id: lastId, task, temporaryFolder, stop }, resolve, reject, onProgress }
      abort = () => abandon(pending)
      signal.addEventListener('abort', abort, { once: true })
      queue.push(pending)
      dispatch()
    })
    // A signal lives as long as its job is remembered, and would keep the table of each of its tasks in memory.
    return result.finally(() => {
      if (abort !== null) signal.removeEventListener('abort', abort)
    }) as Promise<TaskResults[K]>
  }

  function abandon(pending: Pending): void {
    Atomics.store(pending.request.stop, 0, 1)
    const waiting = queue.indexOf(pending)
    if (waiting < 0) return
    queue.splice(waiting, 1)
    pending.reject(cancelled())
  }

  function warm(): void {
    if (!closed && slots.length === 0) start()
  }

  async function rest(): Promise<void> {
    const idle = slots.filter((slot) => slot.busy === null)
    for (const slot of idle) slots.splice(slots.indexOf(slot), 1)
    await Promise.all(idle.map((slot) => slot.worker.terminate()))
  }

  async function close(): Promise<void> {
    closed = true
    for (const pending of queue.splice(0)) pending.reject(cancelled())
    await Promise.all(slots.map((slot) => stopSlot(slot)))
  }

  return { run, warm, rest, close }
}

function settle(pending: Pending, reply: Exclude<TaskReply, { kind: 'progress' }>): void {
  switch (reply.kind) {
    case 'done':
      pending.resolve(reply.result)
      return
    case 'failed':
      pending.reject(new AppError(reply.failure.code, reply.failure.message, reply.failure))
      return
    case 'broken': {
      const failure = new Error(reply.message)
      failure.stack = reply.stack
      pending.reject(failure)
      return
    }
    default:
      assertNever(reply)
  }
}

/** A task is first asked to end, so that it can wipe what it wrote; the thread goes after that. */
async function stopSlot(slot: Slot): Promise<void> {
  if (slot.busy !== null) {
    Atomics.store(slot.busy.request.stop, 0, 1)
    const until = performance.now() + 1000
    while (slot.busy !== null && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await slot.worker.terminate()
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Reading the file was cancelled.')
}

function ignore(): void {
  // Most tasks are too short to tell how far they are.
}
