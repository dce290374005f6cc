import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that answers as a test says, and the page's surroundings (address, session) that point to it. */
export interface PageOfServer {
  readonly origin: string
  close(): Promise<void>
}

export async function pageOfServer(listener: RequestListener): Promise<PageOfServer> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const kept = new Map<string, string>()
  Object.assign(globalThis, {
    location: { origin, hash: '', pathname: '/', search: '' },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
    history: {
      replaceState: (_state: unknown, _title: string, path: string) => Object.assign(location, { path, hash: '' }),
    },
  })
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
