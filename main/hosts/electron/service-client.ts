import type { ErrorBody } from '../../../shared/contract/error-body.ts'
import type { GrantedFile } from '../../../shared/contract/files.ts'
import type { Port, ToService } from './port-protocol.ts'
import { connectToService, type ServiceConnection, ServiceEnded } from './service-connection.ts'

/** One life of the service process. */
export interface ServiceProcess {
  readonly port: Port<ToService>
  onExit(listener: () => void): void
  kill(): void
}

export interface ServiceClientOptions {
  /** Starts the process; with `reopen` it opens the workspace that was open when the last one ended. */
  readonly fork: (reopen: boolean) => ServiceProcess
  readonly nowMs: () => number
  /** How long a process may take to end by itself. */
  readonly closeWithinMs?: number
}

/** The service process as main sees it: started again when it dies, and asked as if it never had. */
export interface ServiceClient {
  /** Resolves when the first process is ready; rejects with its reason where it cannot start. */
  readonly started: Promise<void>
  /** Never rejects: an interrupted request is answered with what was interrupted. */
  handle(request: Request): Promise<Response>
  grant(path: string): Promise<GrantedFile>
  close(): Promise<void>
}

/** A process that dies this often within a minute is not started again. */
const LIVES = 4
const WITHIN_MS = 60_000

function failure(status: number, error: ErrorBody['error']): Response {
  return Response.json({ error } satisfies ErrorBody, { status, headers: { 'cache-control': 'no-store' } })
}

function interrupted(url: string): Response {
  const { pathname } = new URL(url)
  return failure(500, {
    code: 'internal',
    message: `The part of Tessera that works on the data stopped in the middle of ${pathname.replace('/api/', '')}.`,
    remedy: 'It was started again and the workspace was opened again. What was saved is there; try again.',
  })
}

function givenUp(): Response {
  return failure(503, {
    code: 'internal',
    message: 'The part of Tessera that works on the data keeps stopping.',
    remedy: 'Close Tessera and start it again. What was saved is there.',
  })
}

export function createServiceClient({ fork, nowMs, closeWithinMs = 10_000 }: ServiceClientOptions): ServiceClient {
  const startsMs: number[] = []
  let isClosing = false
  let life = start(false)

  /** Null where it died too often. */
  function restart(): { process: ServiceProcess; connection: ServiceConnection } | null {
    const recent = startsMs.filter((startMs) => nowMs() - startMs < WITHIN_MS)
    return recent.length >= LIVES ? null : start(true)
  }

  function start(reopen: boolean): { process: ServiceProcess; connection: ServiceConnection } | null {
    startsMs.push(nowMs())
    const process = fork(reopen)
    const connection = connectToService(process.port)
    process.onExit(() => {
      connection.end()
      if (!isClosing) life = restart()
    })
    return { process, connection }
  }

  async function current(): Promise<ServiceConnection | null> {
    while (life !== null) {
      const { connection } = life
      try {
        await connection.ready
        return connection
      } catch (error) {
        // Died while starting: the next life, if there is one, is already in place.
        if (isClosing || !(error instanceof ServiceEnded)) return null
      }
    }
    return null
  }

  return {
    started: life?.connection.ready ?? Promise.resolve(),
    async handle(request) {
      const connection = await current()
      if (connection === null) return givenUp()
      try {
        return await connection.request(request)
      } catch (error) {
        if (error instanceof ServiceEnded) return interrupted(request.url)
        throw error
      }
    },
    async grant(path) {
      const connection = await current()
      if (connection === null) throw new ServiceEnded('The service process keeps ending.')
      return connection.grant(path)
    },
    async close() {
      isClosing = true
      if (life === null) return
      const { process, connection } = life
      connection.askToClose()
      const timer = setTimeout(() => process.kill(), closeWithinMs)
      await connection.closed
      clearTimeout(timer)
      process.kill()
    },
  }
}
