import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { addressOf, refusalOf } from './loopback-guard.ts'

export interface ServedLoopback {
  readonly origin: string
  readonly token: string
  /** The address to open: the token is in the fragment, which no server and no log sees. */
  readonly launchUrl: string
  /** Ends open streams and stops listening. */
  close(): Promise<void>
}

export interface LoopbackOptions {
  /** 0 takes a free port. */
  readonly port?: number
  readonly token?: string
  readonly onError?: (error: unknown) => void
}

/** How long a client may take for its headers, and for a whole request (a large upload from the same computer). */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 15 * 60_000

/** A connection without traffic ends after this long; the event stream has a beat every few seconds. */
const SILENCE_TIMEOUT_MS = 5 * 60_000

/** A browser has six connections; the rest is room for tests and a second window. */
const CONNECTION_LIMIT = 64

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  return headers
}

/** The same request in web-standard form; `signal` is aborted when the client goes away. */
function toWebRequest(request: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const method = request.method ?? 'GET'
  const init = { method, headers: headersOf(request), signal }
  const url = addressOf(request, origin) ?? new URL(origin)
  if (method === 'GET' || method === 'HEAD') return new Request(url, init)
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array<ArrayBuffer>>
  const withBody = { ...init, body, duplex: 'half' as const }
  return new Request(url, withBody)
}

/** Sends an answer as fast as the client takes it. */
async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body === null) {
    response.end()
    return
  }
  await pipeline(Readable.fromWeb(answer.body as NodeReadableStream<Uint8Array>), response)
}

/** After a refusal the rest of a large body is not read: the connection ends. */
function endConnection(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete) response.once('finish', () => request.destroy())
}

async function answer(
  handle: (request: Request) => Promise<Response>,
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const answered = await handle(toWebRequest(request, origin, gone.signal))
  if (answered.status >= 400) endConnection(request, response)
  try {
    await send(answered, response)
  } catch (error) {
    // The client went away in the middle, which is its right; anything else is ours.
    if (!gone.signal.aborted) throw error
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Serves a handler to the browser of this computer, and to nobody else. */
export async function serveLoopback(
  handle: (request: Request) => Promise<Response>,
  { port = 0, token = randomBytes(32).toString('base64url'), onError = () => undefined }: LoopbackOptions = {},
): Promise<ServedLoopback> {
  let origin = ''
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    const refusal = refusalOf(request, { origin, token })
    if (refusal !== null) {
      endConnection(request, response)
      response.writeHead(refusal.status, { 'cache-control': 'no-store', connection: 'close' }).end(refusal.reason)
      return
    }
    answer(handle, request, response, origin).catch((error: unknown) => {
      onError(error)
      response.destroy()
    })
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.timeout = SILENCE_TIMEOUT_MS
  server.maxConnections = CONNECTION_LIMIT
  origin = `http://127.0.0.1:${await listen(server, port)}`
  return {
    origin,
    token,
    launchUrl: `${origin}/#t=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
