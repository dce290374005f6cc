/* The entry of a worker thread: one task after the other, answered by messages. */
import { parentPort } from 'node:worker_threads'
import { AppError } from '../../shared/contract/app-error.ts'
import { runTask } from './run-task.ts'
import type { TaskReply, TaskRequest } from './source-task.ts'

const port = parentPort
if (port === null) throw new Error('source-worker is the entry of a worker thread')

port.on('message', (request: TaskRequest) => {
  void answer(request)
})

async function answer(request: TaskRequest): Promise<void> {
  const reply = (message: TaskReply): void => port?.postMessage(message)
  try {
    reply({ id: request.id, kind: 'done', result: await runTask(request, reply) })
  } catch (cause) {
    reply(failureOf(request.id, cause))
  }
}

function failureOf(id: number, cause: unknown): TaskReply {
  if (cause instanceof AppError) {
    const { code, message, remedy, place } = cause
    return { id, kind: 'failed', failure: { code, message, remedy, place } }
  }
  const error = cause instanceof Error ? cause : new Error(String(cause))
  return { id, kind: 'broken', message: error.message, stack: error.stack ?? '' }
}
