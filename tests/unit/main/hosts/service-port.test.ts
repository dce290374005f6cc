import { setTimeout as wait } from 'node:timers/promises'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Port } from '../../../../main/hosts/electron/port-protocol.ts'
import { createServiceClient, type ServiceProcess } from '../../../../main/hosts/electron/service-client.ts'
import { serveOverPort } from '../../../../main/hosts/electron/service-endpoint.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'
import { errorBody } from '../../../../shared/contract/error-body.ts'

type Handle = (request: Request) => Promise<Response>

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

function portOf<Sent>(port: MessagePort): Port<Sent> {
  ports.push(port)
  return { post: (message) => port.postMessage(message), onMessage: (listener) => void port.on('message', listener) }
}

/** A service "process" on a real message channel; `die` ends it as a crash would. */
function channelService(handle: Handle, { isReady = true } = {}) {
  const { port1, port2 } = new MessageChannel()
  const exits: (() => void)[] = []
  const closed = vi.fn(async () => undefined)
  const inside: Port<unknown> = portOf(port2)
  serveOverPort({
    port: inside,
    handle,
    grantFile: async (path) => {
      if (path === '/gone') throw new AppError('file-missing', 'gone is not there any more.')
      return { grant: `grant of ${path}`, name: 'n', sizeBytes: 1 }
    },
    onClose: closed,
  })
  if (isReady) inside.post({ type: 'ready' })
  const kill = vi.fn(() => die())
  const die = () => {
    port2.close()
    for (const listener of exits.splice(0)) listener()
  }
  const process: ServiceProcess = { port: portOf(port1), onExit: (listener) => void exits.push(listener), kill }
  return { process, die, closed, inside }
}

const url = 'app://workbench/api/imports.load'
const clientOf = (fork: (reopen: boolean) => ServiceProcess) =>
  createServiceClient({ fork, nowMs: () => performance.now() })

describe('service over a port', () => {
  it('carries a whole request and its answer', async () => {
    const { process } = channelService(async (request) => {
      const head = { 'x-a': request.headers.get('x-b') ?? '', 'content-length': '3' }
      return new Response(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`, {
        status: 207,
        headers: head,
      })
    })
    const client = clientOf(() => process)
    await client.started
    const answer = await client.handle(new Request(url, { method: 'POST', body: 'höhe', headers: { 'x-b': 'y' } }))
    expect(answer.status).toBe(207)
    expect(answer.headers.get('x-a')).toBe('y')
    expect(await answer.text()).toBe('POST /api/imports.load höhe')
  })

  it('answers many at once, each with its own', async () => {
    const { process } = channelService(async (request) => {
      await wait(Math.random() * 10)
      return new Response(request.url)
    })
    const client = clientOf(() => process)
    const urls = Array.from({ length: 40 }, (_, index) => `app://workbench/${index}`)
    expect(await Promise.all(urls.map(async (one) => (await client.handle(new Request(one))).text()))).toEqual(urls)
  })

  it('carries an answer without a body', async () => {
    const { process } = channelService(async () => new Response(null, { status: 204 }))
    const answer = await clientOf(() => process).handle(new Request(url))
    expect(answer.status).toBe(204)
    expect(answer.body).toBeNull()
  })

  it('streams 32 MB byte for byte', async () => {
    const block = Uint8Array.from({ length: 2 ** 16 }, (_, index) => index % 251)
    let left = 512
    const source = { pull: (c: ReadableStreamDefaultController) => (left-- > 0 ? c.enqueue(block) : c.close()) }
    const { process } = channelService(async () => new Response(new ReadableStream(source, { highWaterMark: 0 })))
    const bytes = new Uint8Array(await (await clientOf(() => process).handle(new Request(url))).arrayBuffer())
    expect(bytes.byteLength).toBe(2 ** 25)
    expect(bytes.subarray(2 ** 25 - 2 ** 16)).toEqual(block)
  })

  it('produces only what is read', async () => {
    let produced = 0
    const source = { pull: (c: ReadableStreamDefaultController) => c.enqueue(new Uint8Array([produced++])) }
    const { process } = channelService(async () => new Response(new ReadableStream(source, { highWaterMark: 0 })))
    const reader = (await clientOf(() => process).handle(new Request(url))).body?.getReader()
    await reader?.read()
    await wait(50)
    expect(produced).toBeLessThanOrEqual(3)
  })

  it('stops the producer when the reader goes away', async () => {
    const log: string[] = []
    let signal: AbortSignal | undefined
    const source = {
      pull: (c: ReadableStreamDefaultController) => c.enqueue(new Uint8Array(1)),
      cancel: () => void log.push('cancelled'),
    }
    const { process } = channelService(async (request) => {
      signal = request.signal
      return new Response(new ReadableStream(source, { highWaterMark: 0 }))
    })
    const answer = await clientOf(() => process).handle(new Request(url))
    await answer.body?.cancel()
    await vi.waitFor(() => expect(log).toEqual(['cancelled']))
    expect(signal?.aborted).toBe(true)
  })

  it('breaks the answer where the stream broke', async () => {
    const source = { pull: (c: ReadableStreamDefaultController) => c.error(new Error('disk')) }
    const { process } = channelService(async () => new Response(new ReadableStream(source, { highWaterMark: 0 })))
    const answer = await clientOf(() => process).handle(new Request(url))
    await expect(answer.text()).rejects.toThrow('broke off')
  })

  it('turns paths into grants, and says why where it cannot', async () => {
    const client = clientOf(() => channelService(async () => new Response()).process)
    expect(await client.grant('/a.csv')).toEqual({ grant: 'grant of /a.csv', name: 'n', sizeBytes: 1 })
    await expect(client.grant('/gone')).rejects.toThrow('gone is not there any more.')
  })

  it('closes the workbench before it ends the process', async () => {
    const { process, closed } = channelService(async () => new Response())
    const client = clientOf(() => process)
    await client.started
    await client.close()
    expect(closed).toHaveBeenCalledTimes(1)
    expect(process.kill).toHaveBeenCalledTimes(1)
  })

  it('kills a process that does not close in time', async () => {
    const { port1, port2 } = new MessageChannel()
    const inside: Port<unknown> = portOf(port2)
    inside.post({ type: 'ready' })
    const exits: (() => void)[] = []
    const kill = vi.fn(() => {
      for (const exit of exits.splice(0)) exit()
    })
    const process: ServiceProcess = { port: portOf(port1), onExit: (listener) => void exits.push(listener), kill }
    const client = createServiceClient({ fork: () => process, nowMs: () => performance.now(), closeWithinMs: 20 })
    await client.started
    await client.close()
    expect(kill).toHaveBeenCalled()
  })
})

describe('service that dies', () => {
  it('says what was interrupted, starts again with the workspace and answers on', async () => {
    const lives: ReturnType<typeof channelService>[] = []
    const reopens: boolean[] = []
    const asked = Promise.withResolvers<void>()
    const client = clientOf((reopen) => {
      reopens.push(reopen)
      const life = channelService(async () => {
        if (reopen) return new Response('alive')
        asked.resolve()
        return new Promise(() => undefined)
      })
      lives.push(life)
      return life.process
    })
    const hanging = client.handle(new Request(url, { method: 'POST', body: '{}' }))
    await asked.promise
    lives[0]?.die()
    const { error } = errorBody.parse(await (await hanging).json())
    expect(error.message).toContain('imports.load')
    expect(error.remedy).toContain('started again')
    expect(await (await client.handle(new Request(url))).text()).toBe('alive')
    expect(reopens).toEqual([false, true])
  })

  it('breaks the streams that were open', async () => {
    const lives: ReturnType<typeof channelService>[] = []
    const client = clientOf(() => {
      const source = { pull: (c: ReadableStreamDefaultController) => c.enqueue(new Uint8Array(1)) }
      const life = channelService(async () => new Response(new ReadableStream(source, { highWaterMark: 0 })))
      lives.push(life)
      return life.process
    })
    const reader = (await client.handle(new Request(url))).body?.getReader()
    await reader?.read()
    lives[0]?.die()
    const readToEnd = async () => {
      for (let count = 0; count < 10; count++) await reader?.read()
    }
    await expect(readToEnd()).rejects.toThrow('ended')
  })

  it('holds requests until the next life is ready', async () => {
    const lives: ReturnType<typeof channelService>[] = []
    const client = clientOf((reopen) => {
      const life = channelService(async () => new Response('second'), { isReady: !reopen })
      lives.push(life)
      return life.process
    })
    await client.started
    lives[0]?.die()
    const asked = client.handle(new Request(url))
    await wait(20)
    lives[1]?.inside.post({ type: 'ready' })
    expect(await (await asked).text()).toBe('second')
  })

  it('gives up where it keeps dying, and says so to every request', async () => {
    let lives = 0
    const client = clientOf(() => {
      lives++
      const life = channelService(async () => new Response())
      setTimeout(life.die, 1)
      return life.process
    })
    // A life may still answer before it dies.
    const answer = await vi.waitFor(async () => {
      const given = await client.handle(new Request(url))
      expect(given.status).toBe(503)
      return given
    })
    expect(errorBody.parse(await answer.json()).error.message).toContain('keeps stopping')
    expect(lives).toBe(4)
  })

  it('tells the reason where the first life cannot start', async () => {
    const { process, inside } = channelService(async () => new Response(), { isReady: false })
    const client = clientOf(() => process)
    inside.post({ type: 'failed', message: 'The data folder cannot be written.' })
    await expect(client.started).rejects.toThrow('data folder')
    expect((await client.handle(new Request(url))).status).toBe(503)
  })

  it('is not started again while Tessera closes', async () => {
    const fork = vi.fn(() => channelService(async () => new Response()).process)
    const client = clientOf(fork)
    await client.started
    await client.close()
    await wait(10)
    expect(fork).toHaveBeenCalledTimes(1)
  })
})
