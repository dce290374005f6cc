import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ServedLoopback, serveLoopback } from '../../../../main/hosts/loopback/serve-loopback.ts'

const open: ServedLoopback[] = []
afterEach(async () => {
  for (const served of open.splice(0)) await served.close()
})

async function serve(handle: (request: Request) => Promise<Response>, onError?: (error: unknown) => void) {
  const served = await serveLoopback(handle, onError === undefined ? {} : { onError })
  open.push(served)
  return { ...served, bearer: { authorization: `Bearer ${served.token}` } }
}

/** Status of a request with exactly these headers (fetch would not send them). */
function statusOf(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(origin)
    const options = { hostname, port, path, headers: { host, ...headers } }
    httpRequest(options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .once('error', reject)
      .end()
  })
}

const ok = async () => new Response('ok')

describe('loopback host', () => {
  it('listens on this computer alone, at a free port, with the token in the fragment', async () => {
    const served = await serve(ok)
    const url = new URL(served.launchUrl)
    expect(url.hostname).toBe('127.0.0.1')
    expect(url.search).toBe('')
    expect(url.hash).toBe(`#t=${served.token}`)
    expect(served.token.length).toBeGreaterThanOrEqual(43)
    expect((await serve(ok)).token).not.toBe(served.token)
  })

  it('gives the page to anyone and the API only to the token', async () => {
    const { origin, bearer, token } = await serve(ok)
    expect((await fetch(origin)).status).toBe(200)
    expect((await fetch(`${origin}/api/app.about`, { method: 'POST' })).status).toBe(401)
    expect((await fetch(`${origin}/api/app.about`, { method: 'POST', headers: bearer })).status).toBe(200)
    const wrong = { authorization: `Bearer ${token.slice(0, -1)}x` }
    expect((await fetch(`${origin}/api/app.about`, { method: 'POST', headers: wrong })).status).toBe(401)
  })

  it('cannot be walked round by other spellings of the API path', async () => {
    const seen: string[] = []
    const { origin } = await serve(async (request) => {
      seen.push(new URL(request.url).pathname)
      return new Response('ok')
    })
    for (const path of [
      '/api/x',
      '/x/../api/x',
      '/./api/x',
      '//api/x',
      '/%61pi/x',
      '/api',
      '/\\api\\x',
      '/x/%2e%2e/api/x',
    ]) {
      await statusOf(origin, path, {})
    }
    expect(seen.filter((path) => path.startsWith('/api/'))).toEqual([])
  })

  it.each([
    ['another host name', { host: 'evil.example' }, 421],
    ['a rebound name at our port', { host: 'localhost' }, 421],
    ['the page of another site', { origin: 'https://evil.example' }, 403],
    ['the page of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a file', { origin: 'null' }, 403],
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('refuses %s before the handler sees it', async (_who, headers, status) => {
    const handle = vi.fn(ok)
    const { origin, bearer } = await serve(handle)
    expect(await statusOf(origin, '/', { ...bearer, ...headers })).toBe(status)
    expect(handle).not.toHaveBeenCalled()
  })

  it('lets its own page and a typed address through', async () => {
    const { origin } = await serve(ok)
    expect(await statusOf(origin, '/', { origin, 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await statusOf(origin, '/', { 'sec-fetch-site': 'none' })).toBe(200)
  })

  it('hands over method, query, headers and body', async () => {
    const { origin, bearer } = await serve(async (request) =>
      Response.json([request.method, new URL(request.url).search, request.headers.get('x-a'), await request.text()]),
    )
    const init = { method: 'POST', body: 'héllo', headers: { ...bearer, 'x-a': 'b' } }
    expect(await (await fetch(`${origin}/api/x?name=1`, init)).json()).toEqual(['POST', '?name=1', 'b', 'héllo'])
  })

  it('sends each chunk at once', async () => {
    const end = Promise.withResolvers<void>()
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode('line\n'))
        await end.promise
        controller.close()
      },
    })
    const { origin } = await serve(async () => new Response(stream))
    const reader = (await fetch(origin)).body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('line\n')
    end.resolve()
    expect((await reader?.read())?.done).toBe(true)
  })

  it('stops the producer when the page goes away', async () => {
    const cancelled = vi.fn()
    let signal: AbortSignal | undefined
    const { origin } = await serve(async (request) => {
      signal = request.signal
      const source = {
        pull: (c: ReadableStreamDefaultController) => c.enqueue(new Uint8Array(1000)),
        cancel: cancelled,
      }
      return new Response(new ReadableStream(source, { highWaterMark: 0 }))
    })
    const leave = new AbortController()
    const response = await fetch(origin, { signal: leave.signal })
    await response.body?.getReader().read()
    leave.abort()
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1))
    expect(signal?.aborted).toBe(true)
  })

  it('holds the producer back while nobody reads', async () => {
    const LIMIT = 64 * 2 ** 20
    let produced = 0
    const { origin } = await serve(async () => {
      const pull = (controller: ReadableStreamDefaultController) => {
        produced += 2 ** 16
        controller.enqueue(new Uint8Array(2 ** 16))
      }
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }))
    })
    const { hostname, port, host } = new URL(origin)
    const socket = connect(Number(port), hostname)
    socket.pause()
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    // Until the buffers between are full; one that is never held back would go on beyond the limit.
    let before = -1
    while (produced !== before && produced < LIMIT) {
      before = produced
      await wait(150)
    }
    expect(produced).toBe(before)
    expect(produced).toBeLessThan(LIMIT)
    socket.destroy()
  })

  it('ends the connection rather than read a large body that was refused', async () => {
    const { origin } = await serve(ok)
    const { hostname, port, host } = new URL(origin)
    const socket = connect(Number(port), hostname)
    socket.write(`POST /api/files.upload HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 999999999\r\n\r\nabc`)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('401')
    await once(socket, 'close')
  })

  it('drops the connection where the handler breaks its word and throws', async () => {
    const errors: unknown[] = []
    const bug = new Error('bug')
    const { origin } = await serve(
      () => Promise.reject(bug),
      (error) => errors.push(error),
    )
    await expect(fetch(origin)).rejects.toThrow()
    expect(errors).toEqual([bug])
  })

  it('ends open streams on close', async () => {
    const { origin, close } = await serve(
      async () => new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) })),
    )
    const response = await fetch(origin)
    await close()
    await expect(response.arrayBuffer()).rejects.toThrow()
    await expect(fetch(origin)).rejects.toThrow()
  })
})
