/* Entry of the store's thread: serves calls on one workspace file, in order of arrival. */
import { parentPort } from 'node:worker_threads'
import { encodeFailure, type StoreCall, type StoreReply, type StoreRequest } from './store-protocol.ts'
import { createSession } from './workspace-session.ts'

const port = parentPort
if (port === null) throw new Error('The store worker runs as a thread')

const session = createSession()

function reply(message: StoreReply): void {
  const moved = message.kind === 'done' && message.output instanceof Int32Array ? [message.output.buffer] : []
  port?.postMessage(
    message,
    moved.filter((buffer) => buffer instanceof ArrayBuffer),
  )
}

async function serve<Name extends StoreCall>(request: StoreRequest<Name>): Promise<void> {
  const { id } = request
  try {
    const onProgress = (bytesDone: number, bytesTotal: number) => reply({ kind: 'progress', id, bytesDone, bytesTotal })
    reply({ kind: 'done', id, output: await session[request.call](request.input, onProgress) })
  } catch (error) {
    reply({ kind: 'failed', id, failure: encodeFailure(error) })
  }
}

port.on('message', (request: StoreRequest) => serve(request))
