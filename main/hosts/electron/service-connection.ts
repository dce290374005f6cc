import { AppError } from '../../../shared/contract/app-error.ts'
import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { GrantedFile } from '../../../shared/contract/files.ts'
import { type FromService, fromService, type Port, type ToService } from './port-protocol.ts'

/** Main's end of the connection to one life of the service process. */
export interface ServiceConnection {
  /** Resolves when the service can be asked; rejects where it could not start. */
  readonly ready: Promise<void>
  readonly closed: Promise<void>
  /** Rejects with `ServiceEnded` where the process ends before it has answered. */
  request(request: Request): Promise<Response>
  grant(path: string): Promise<GrantedFile>
  askToClose(): void
  /** The process has ended: everything that waits is told so. */
  end(): void
}

/** The service process ended in the middle. */
export class ServiceEnded extends Error {}

interface Waiting<Result> {
  resolve(result: Result): void
  reject(error: unknown): void
}

type Head = FromService & { type: 'response' }

/** A body whose chunks are asked for one by one. */
class RemoteBody {
  readonly stream: ReadableStream<Uint8Array>
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null
  #arrived: (() => void) | null = null

  constructor(pull: () => void, cancel: () => void) {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => {
          pull()
          return new Promise<void>((resolve) => {
            this.#arrived = resolve
          })
        },
        cancel,
      },
      { highWaterMark: 1 },
    )
  }

  chunk(bytes: Uint8Array): void {
    this.#controller?.enqueue(bytes)
    this.#arrived?.()
  }

  close(): void {
    this.#controller?.close()
    this.#arrived?.()
  }

  fail(error: Error): void {
    this.#controller?.error(error)
    this.#arrived?.()
  }
}

export function connectToService(port: Port<ToService>): ServiceConnection {
  const ready = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  // Whoever does not wait for the start must not bring the process down by its failure.
  ready.promise.catch(() => undefined)
  const heads = new Map<number, Waiting<Head>>()
  const bodies = new Map<number, RemoteBody>()
  const grants = new Map<number, Waiting<GrantedFile>>()
  let lastId = 0
  let ended = false

  const settle = <Result>(waiting: Map<number, Waiting<Result>>, id: number): Waiting<Result> | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    return one
  }
  const takeBody = (id: number): RemoteBody | undefined => {
    const body = bodies.get(id)
    bodies.delete(id)
    return body
  }

  const receive = (message: FromService) => {
    switch (message.type) {
      case 'ready':
        return ready.resolve()
      case 'failed':
        return ready.reject(new Error(message.message))
      case 'response':
        return settle(heads, message.id)?.resolve(message)
      case 'chunk':
        return bodies.get(message.id)?.chunk(message.bytes)
      case 'end':
        return takeBody(message.id)?.close()
      case 'broken':
        return takeBody(message.id)?.fail(new Error('The answer broke off.'))
      case 'granted':
        return settle(grants, message.id)?.resolve(message.file)
      case 'refused':
        return settle(grants, message.id)?.reject(new AppError('file-unreadable', message.message))
      case 'closed':
        return closed.resolve()
      default:
        return assertNever(message)
    }
  }
  port.onMessage((message) => receive(fromService.parse(message)))

  const bodyOf = (id: number): ReadableStream<Uint8Array> => {
    const cancel = () => {
      bodies.delete(id)
      if (!ended) port.post({ type: 'cancel', id })
    }
    const body = new RemoteBody(() => port.post({ type: 'pull', id }), cancel)
    bodies.set(id, body)
    return body.stream
  }

  return {
    ready: ready.promise,
    closed: closed.promise,
    async request(request) {
      const sent = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
      if (ended) throw new ServiceEnded()
      const id = ++lastId
      const head = await new Promise<Head>((resolve, reject) => {
        heads.set(id, { resolve, reject })
        const { method, url } = request
        port.post({ type: 'request', id, method, url, headers: [...request.headers], body: sent })
      })
      const whole = head.body === null ? null : new Uint8Array(head.body)
      return new Response(head.isStream ? bodyOf(id) : whole, { status: head.status, headers: head.headers })
    },
    grant(path) {
      if (ended) return Promise.reject(new ServiceEnded())
      const id = ++lastId
      return new Promise((resolve, reject) => {
        grants.set(id, { resolve, reject })
        port.post({ type: 'grant', id, path })
      })
    },
    askToClose: () => port.post({ type: 'close' }),
    end() {
      ended = true
      const error = new ServiceEnded('The service process ended.')
      ready.reject(error)
      closed.resolve()
      for (const one of [...heads.values(), ...grants.values()]) one.reject(error)
      for (const body of bodies.values()) body.fail(error)
      heads.clear()
      grants.clear()
      bodies.clear()
    },
  }
}
