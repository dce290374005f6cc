import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../../shared/contract/app-error.ts'
import { errorBody } from '../../../../shared/contract/error-body.ts'
import { testHandler } from './test-handler.ts'

const about = {
  version: '1',
  host: 'loopback' as const,
  capabilities: { nativeDialogs: false, upload: true, folderList: true },
  preferences: { theme: 'dark' as const },
}
const fileInput = { structureId: 's', fileId: 'definition' as const }

async function* counting(log: string[], limit = Number.POSITIVE_INFINITY) {
  try {
    for (let count = 0; count < limit; count++) {
      log.push(`made ${count}`)
      yield new TextEncoder().encode(`${count}\n`)
    }
  } finally {
    log.push('stopped')
  }
}

describe('handler', () => {
  it('answers a query as JSON that no cache may keep', async () => {
    const { call } = testHandler({ 'app.about': async () => about })
    const response = await call('app.about', {})
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.json()).toEqual(about)
  })

  it('hands the implementation the parsed input', async () => {
    const setPreferences = vi.fn(async () => about)
    await testHandler({ 'app.setPreferences': setPreferences }).call('app.setPreferences', { theme: 'dark', more: 1 })
    expect(setPreferences).toHaveBeenCalledWith({ theme: 'dark' }, { signal: expect.any(AbortSignal) })
  })

  it('names the field that is not as expected', async () => {
    const response = await testHandler({}).call('app.setPreferences', { theme: 'pink' })
    expect(response.status).toBe(400)
    const { error } = errorBody.parse(await response.json())
    expect(error.code).toBe('bad-request')
    expect(error.message).toContain('"theme" of app.setPreferences')
  })

  it.each([
    ['no JSON', 'app.about', 'POST', '{"a":', 400],
    ['more than 8 MB', 'app.about', 'POST', `"${'x'.repeat(9 * 2 ** 20)}"`, 400],
    ['an unknown name', 'app.nothing', 'POST', '{}', 404],
    ['a name of Object', 'toString', 'POST', '{}', 404],
    ['a prototype name', '__proto__', 'POST', '{}', 404],
    ['the wrong method', 'app.about', 'PUT', '{}', 400],
    ['events by POST', 'events', 'POST', '{}', 400],
    ['an upload where there are none', 'files.upload?name=a.csv', 'POST', 'x', 404],
  ])('answers %s with an error body', async (_what, name, method, body, status) => {
    const { handle } = testHandler({ 'app.about': async () => about })
    const response = await handle(new Request(`http://workbench/api/${name}`, { method, body }))
    expect(response.status).toBe(status)
    expect(errorBody.safeParse(await response.json()).success).toBe(true)
  })

  it('tells an expected failure in full', async () => {
    const failure = new AppError('workspace-locked', 'It is open elsewhere.', { remedy: 'Close it there.' })
    const response = await testHandler({ 'workspaces.current': () => Promise.reject(failure) }).call(
      'workspaces.current',
      {},
    )
    expect(response.status).toBe(423)
    expect(await response.json()).toEqual({
      error: { code: 'workspace-locked', message: 'It is open elsewhere.', remedy: 'Close it there.' },
    })
  })

  it('shows a bug without its inside and logs it under the incident it names', async () => {
    const bug = new TypeError('revenue 1234 of ACME')
    const { call, log } = testHandler({ 'app.about': () => Promise.reject(bug) })
    const response = await call('app.about', {})
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).not.toContain('ACME')
    expect(JSON.parse(text).error).toMatchObject({ code: 'internal', incident: 'incident-1' })
    expect(log.incidents).toEqual([bug])
  })

  it('treats an answer against the contract as a bug', async () => {
    const { call, log } = testHandler({ 'grid.count': async () => ({ rowCount: Number.NaN }) })
    expect((await call('grid.count', { filter: '', sort: null, within: null })).status).toBe(500)
    expect(String(log.incidents[0])).toContain('grid.count answers against its contract')
  })

  it('streams a file with its size and a name that every reader understands', async () => {
    const fileName = 'Größe "A"; 100%.json'
    const { call } = testHandler({
      'exports.file': async () => ({ fileName, mediaType: 'application/json', sizeBytes: 4, chunks: counting([], 2) }),
    })
    const response = await call('exports.file', fileInput)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('content-length')).toBe('4')
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toContain('filename="Gr__e _A_; 100%.json"')
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(fileName)
    expect(await response.text()).toBe('0\n1\n')
  })

  it('asks the producer for a chunk only when one is taken, and stops it when the reader goes away', async () => {
    const log: string[] = []
    let signal: AbortSignal | undefined
    const { call } = testHandler({
      'exports.file': async (_input, context) => {
        signal = context.signal
        return { mediaType: 'text/plain', chunks: counting(log) }
      },
    })
    const reader = (await call('exports.file', fileInput)).body?.getReader()
    await reader?.read()
    await wait(20)
    expect(log.length).toBeLessThanOrEqual(2)
    await reader?.cancel()
    expect(log.at(-1)).toBe('stopped')
    expect(signal?.aborted).toBe(true)
  })

  it('answers a failure before the first byte as an error, and breaks the stream on a later one', async () => {
    async function* failing(after: number) {
      for (let count = 0; count < after; count++) yield new Uint8Array([1])
      throw new AppError('disk-full', 'The disk is full.')
    }
    const { call, log } = testHandler({
      'exports.file': async () => ({ mediaType: 'text/plain', chunks: failing(0) }),
      'exports.bundle': async () => ({ mediaType: 'text/plain', chunks: failing(1) }),
    })
    const early = await call('exports.file', fileInput)
    expect(early.status).toBe(507)
    const late = await call('exports.bundle', { structureId: 's' })
    expect(late.status).toBe(200)
    await expect(late.arrayBuffer()).rejects.toThrow()
    expect(log.incidents).toHaveLength(1)
  })

  it('sends bytes that lie on shared memory as bytes', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3))
    shared.set([7, 8, 9])
    async function* one() {
      yield shared
    }
    const { call } = testHandler({ 'exports.file': async () => ({ mediaType: 'x/y', chunks: one() }) })
    expect([...new Uint8Array(await (await call('exports.file', fileInput)).arrayBuffer())]).toEqual([7, 8, 9])
  })

  it('carries events as lines of JSON', async () => {
    const { handle, events } = testHandler({})
    const response = await handle(new Request('http://workbench/api/events'))
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const reader = response.body?.getReader()
    const line = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await line()).toBe('{"type":"beat"}\n')
    events.publish({ type: 'workspace', openingId: 'w', revision: 3 })
    expect(await line()).toBe('{"type":"workspace","openingId":"w","revision":3}\n')
    events.close()
  })
})
