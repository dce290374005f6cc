import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { GrantedFile } from '../../../shared/contract/files.ts'
import { type FromService, type Port, type ToService, toService } from './port-protocol.ts'

export interface ServiceEndpointOptions {
  readonly port: Port<FromService>
  readonly handle: (request: Request) => Promise<Response>
  readonly grantFile: (path: string) => Promise<GrantedFile>
  /** Called once the other side asked for the end; `closed` is sent after it. */
  readonly onClose: () => Promise<void>
}

interface Exchange {
  readonly abort: AbortController
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | null
}

const isJson = (response: Response) => response.headers.get('content-type')?.startsWith('application/json') === true

/** The service's end: answers requests that arrive over a port, one pulled chunk at a time. */
export function serveOverPort({ port, handle, grantFile, onClose }: ServiceEndpointOptions): void {
  const exchanges = new Map<number, Exchange>()

  const answer = async (message: ToService & { type: 'request' }) => {
    const { id, method, url } = message
    const exchange: Exchange = { abort: new AbortController(), reader: null }
    exchanges.set(id, exchange)
    const body = message.body === null ? {} : { body: new Uint8Array(message.body) }
    const init = { method, headers: message.headers, signal: exchange.abort.signal, ...body }
    const response = await handle(new Request(url, init))
    const whole = isJson(response) ? new Uint8Array(await response.arrayBuffer()) : null
    exchange.reader = whole === null ? (response.body?.getReader() ?? null) : null
    if (exchange.abort.signal.aborted) return drop(id)
    const isStream = exchange.reader !== null
    if (!isStream) exchanges.delete(id)
    port.post({ type: 'response', id, status: response.status, headers: [...response.headers], body: whole, isStream })
  }

  const sendChunk = async (id: number) => {
    const reader = exchanges.get(id)?.reader
    if (reader === null || reader === undefined) return
    try {
      const step = await reader.read()
      if (!step.done) return port.post({ type: 'chunk', id, bytes: step.value })
      port.post({ type: 'end', id })
    } catch {
      // The handler has logged why its stream broke.
      port.post({ type: 'broken', id })
    }
    exchanges.delete(id)
  }

  const drop = async (id: number) => {
    const exchange = exchanges.get(id)
    exchange?.abort.abort()
    // Before there is a reader the answer is still being made: `answer` comes back here with it.
    if (exchange?.reader === null || exchange === undefined) return
    exchanges.delete(id)
    await exchange.reader.cancel()
  }

  const grant = async (id: number, path: string) => {
    try {
      port.post({ type: 'granted', id, file: await grantFile(path) })
    } catch (error) {
      port.post({ type: 'refused', id, message: error instanceof Error ? error.message : 'The file cannot be used.' })
    }
  }

  const close = async () => {
    await Promise.all([...exchanges.keys()].map(drop))
    await onClose()
    port.post({ type: 'closed' })
  }

  const act = (message: ToService): Promise<void> => {
    switch (message.type) {
      case 'request':
        return answer(message)
      case 'pull':
        return sendChunk(message.id)
      case 'cancel':
        return drop(message.id)
      case 'grant':
        return grant(message.id, message.path)
      case 'close':
        return close()
      default:
        return assertNever(message)
    }
  }

  port.onMessage((message) => void act(toService.parse(message)))
}
