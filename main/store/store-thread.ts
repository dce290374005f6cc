import { Worker } from 'node:worker_threads'
import { decodeFailure, type StoreCall, type StoreCalls, type StoreReply } from './store-protocol.ts'

type Progress = (bytesDone: number, bytesTotal: number) => void

interface Waiting {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: Progress
}

/** The thread of one open workspace, as typed calls. When the thread dies, every call on it rejects. */
export interface StoreThread {
  call<Name extends StoreCall>(
    name: Name,
    input: StoreCalls[Name]['input'],
    onProgress?: Progress,
  ): Promise<StoreCalls[Name]['output']>
  end(): Promise<void>
}

export function startStoreThread(workerUrl: URL): StoreThread {
  const worker = new Worker(workerUrl)
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let death: Error | null = null

  function die(error: Error): void {
    death ??= error
    for (const each of waiting.values()) each.reject(death)
    waiting.clear()
  }

  worker.on('message', (reply: StoreReply) => settle(waiting, reply))
  worker.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => die(new Error('The thread of the workspace file has ended.')))

  return {
    call(name, input, onProgress = () => undefined) {
      return new Promise<unknown>((resolve, reject) => {
        if (death !== null) return reject(death)
        const id = ++lastId
        waiting.set(id, { resolve, reject, onProgress })
        worker.postMessage({ id, call: name, input } satisfies { id: number; call: StoreCall; input: unknown })
      }) as Promise<StoreCalls[typeof name]['output']>
    },
    async end() {
      await worker.terminate()
    },
  }
}

function settle(waiting: Map<number, Waiting>, reply: StoreReply): void {
  const call = waiting.get(reply.id)
  if (call === undefined) return
  if (reply.kind === 'progress') {
    call.onProgress(reply.bytesDone, reply.bytesTotal)
    return
  }
  waiting.delete(reply.id)
  if (reply.kind === 'done') call.resolve(reply.output)
  else call.reject(decodeFailure(reply.failure))
}
