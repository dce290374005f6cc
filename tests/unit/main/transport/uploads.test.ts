import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createUploads, type Uploads } from '../../../../main/transport/uploads.ts'
import { grantedFile } from '../../../../shared/contract/files.ts'
import { testHandler } from './test-handler.ts'

let folder = ''
let paths: string[] = []
let uploads: Uploads = createUploads({ folder: '', grantPath: String })

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tessera-uploads-')), 'received')
  paths = []
  uploads = createUploads({ folder, grantPath: (path) => `grant-${paths.push(path)}` })
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

function upload(
  name: string,
  body: BodyInit,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  const url = `http://workbench/api/files.upload?name=${encodeURIComponent(name)}`
  const init = { method: 'POST', body, headers, duplex: 'half', ...(signal === undefined ? {} : { signal }) }
  return testHandler({}, { uploads }).handle(new Request(url, init as RequestInit))
}

describe('uploads', () => {
  it('takes a file in under its name, readable by this person alone', async () => {
    const response = await upload('accounts.csv', 'a,b\n1,2\n', { 'content-length': '8' })
    expect(grantedFile.parse(await response.json())).toEqual({ grant: 'grant-1', name: 'accounts.csv', sizeBytes: 8 })
    const path = paths[0] ?? ''
    expect(basename(path)).toBe('accounts.csv')
    expect(readFileSync(path, 'utf8')).toBe('a,b\n1,2\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('keeps two files of one name apart', async () => {
    await upload('a.csv', '1', { 'content-length': '1' })
    await upload('a.csv', '2', { 'content-length': '1' })
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['1', '2'])
  })

  it.each(['../../etc/passwd', '..\\..\\boot.ini', '/etc/passwd', 'a/../../b.csv', 'x:y|z.csv'])(
    'keeps %s inside its folder',
    async (name) => {
      expect((await upload(name, '1', { 'content-length': '1' })).status).toBe(200)
      expect(paths[0]?.startsWith(folder)).toBe(true)
      expect(basename(paths[0] ?? '')).not.toMatch(/[<>:"|?*\\/]/)
    },
  )

  it.each([
    ['no name', '', { 'content-length': '1' }],
    ['no size', 'a.csv', {}],
    ['a size that is no number', 'a.csv', { 'content-length': '1e3' }],
    ['less than it said', 'a.csv', { 'content-length': '9' }],
    ['more than it said', 'a.csv', { 'content-length': '0' }],
  ] as const)('refuses a file with %s and leaves nothing behind', async (_what, name, headers) => {
    expect((await upload(name, '1', headers)).status).toBe(400)
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  })

  it('refuses a file that the disk has no room for before reading it', async () => {
    const response = await upload('a.csv', '1', { 'content-length': '999999999999999' })
    expect(response.status).toBe(507)
    expect((await response.json()).error.code).toBe('disk-full')
  })

  it('leaves nothing behind when the sender goes away', async () => {
    const gone = new AbortController()
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(10))
        gone.abort()
      },
    })
    const response = await upload('a.csv', body, { 'content-length': '1000' }, gone.signal)
    expect((await response.json()).error.code).toBe('cancelled')
    expect(readdirSync(folder)).toEqual([])
  })

  it('removes everything on close', async () => {
    await upload('a.csv', '1', { 'content-length': '1' })
    await uploads.close()
    expect(existsSync(folder)).toBe(false)
  })
})
