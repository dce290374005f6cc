import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Port } from '../../main/hosts/electron/port-protocol.ts'
import { createServiceClient } from '../../main/hosts/electron/service-client.ts'
import { serveOverPort } from '../../main/hosts/electron/service-endpoint.ts'
import { type ServedLoopback, serveLoopback } from '../../main/hosts/loopback/serve-loopback.ts'
import { AppError } from '../../shared/contract/app-error.ts'
import { testHandler } from '../unit/main/transport/test-handler.ts'

async function* file() {
  yield new TextEncoder().encode('a,b\n')
  yield new Uint8Array(100_000).fill(120)
}

const { handle } = testHandler({
  'app.about': async () => ({
    version: '1',
    host: 'loopback',
    capabilities: { nativeDialogs: false, upload: true, folderList: true },
    preferences: { theme: 'system' },
  }),
  'workspaces.current': async () => null,
  'jobs.cancel': async () => {
    throw new AppError('not-found', 'Größer als möglich.', { remedy: 'Nochmal.', place: { file: 'ü.csv', line: 3 } })
  },
  'grid.profiles': async () => {
    throw new TypeError('revenue of ACME')
  },
  'exports.file': async () => ({ fileName: 'ä.csv', mediaType: 'text/csv', sizeBytes: 100_004, chunks: file() }),
})

const open: MessagePort[] = []
function portOf<Sent>(port: MessagePort): Port<Sent> {
  open.push(port)
  return { post: (message) => port.postMessage(message), onMessage: (listener) => void port.on('message', listener) }
}

function overPort() {
  const { port1, port2 } = new MessageChannel()
  const inside: Port<unknown> = portOf(port2)
  const grantFile = () => Promise.reject(new Error('not asked'))
  serveOverPort({ port: inside, handle, grantFile, onClose: async () => undefined })
  inside.post({ type: 'ready' })
  const process = { port: portOf<unknown>(port1), onExit: () => undefined, kill: () => undefined }
  return createServiceClient({ fork: () => process, nowMs: () => 0 })
}

let served: ServedLoopback | null = null
const client = overPort()

beforeAll(async () => {
  served = await serveLoopback(handle)
})
afterAll(async () => {
  await served?.close()
  for (const port of open) port.close()
})

const overHttp = (path: string, init: RequestInit) =>
  fetch(`${served?.origin}${path}`, { ...init, headers: { authorization: `Bearer ${served?.token}` } })

/** What both hosts must agree on; a transport adds headers of its own. */
async function seen(response: Response) {
  const names = [
    'content-type',
    'cache-control',
    'content-disposition',
    'content-security-policy',
    'x-content-type-options',
  ]
  const headers = Object.fromEntries(names.map((name) => [name, response.headers.get(name)]))
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()).toString('latin1') }
}

describe('both hosts', () => {
  it.each([
    ['a query', '/api/app.about', 'POST', '{}'],
    ['an empty answer', '/api/workspaces.current', 'POST', '{}'],
    ['an expected failure', '/api/jobs.cancel', 'POST', '{"jobId":"x"}'],
    ['a bad request', '/api/jobs.cancel', 'POST', '{"jobId":1}'],
    ['an unknown procedure', '/api/none', 'POST', '{}'],
    ['a wrong method', '/api/app.about', 'GET', null],
    ['a file', '/api/exports.file', 'POST', '{"structureId":"s","fileId":"definition"}'],
    ['a missing page', '/nothing.js', 'GET', null],
  ])('give the same answer as the handler itself to %s', async (_what, path, method, body) => {
    const init = { method, ...(body === null ? {} : { body }) }
    const direct = await handle(new Request(`http://workbench${path}`, init))
    const nonce = /nonce-[^']+/g
    const plain = async (response: Response) => JSON.stringify(await seen(response)).replaceAll(nonce, 'nonce')
    const expected = await plain(direct)
    expect(await plain(await overHttp(path, init))).toBe(expected)
    expect(await plain(await client.handle(new Request(`app://workbench${path}`, init)))).toBe(expected)
  })

  it('hide the inside of a bug', async () => {
    const init = { method: 'POST', body: '{}' }
    for (const answer of [
      await overHttp('/api/grid.profiles', init),
      await client.handle(new Request('app://workbench/api/grid.profiles', init)),
    ]) {
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toContain('ACME')
    }
  })
})
