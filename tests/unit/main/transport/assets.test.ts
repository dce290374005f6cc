import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Assets, createAssets } from '../../../../main/transport/assets.ts'

let base = ''
let assets: Assets = createAssets({ folder: '.' })

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'tessera-assets-'))
  mkdirSync(join(base, 'site', 'assets'), { recursive: true })
  mkdirSync(join(base, 'site-secret'))
  writeFileSync(join(base, 'site-secret', 'key.txt'), 'SECRET')
  writeFileSync(join(base, 'secret.txt'), 'SECRET')
  writeFileSync(join(base, 'site', 'index.html'), '<style nonce="__NONCE__"></style><meta content="__NONCE__">')
  writeFileSync(join(base, 'site', 'assets', 'main-1a2b.js'), 'export const nonce = "__NONCE__"')
  assets = createAssets({ folder: join(base, 'site') })
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('assets', () => {
  it('gives each page a nonce of its own, the same in the page and in the policy', async () => {
    const pages = [await assets.answer('GET', '/'), await assets.answer('GET', '/index.html')]
    const nonces: string[] = []
    for (const page of pages) {
      const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(await page.text()).toBe(`<style nonce="${nonce}"></style><meta content="${nonce}">`)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(2)
    expect(Buffer.from(nonces[0] ?? '', 'base64')).toHaveLength(16)
  })

  it('allows scripts from our own files alone', async () => {
    const policy = (await assets.answer('GET', '/')).headers.get('content-security-policy') ?? ''
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule] as const))
    expect(rules.get('script-src')).toBe("script-src 'self'")
    expect(rules.get('default-src')).toBe("default-src 'none'")
    expect(rules.get('connect-src')).toBe("connect-src 'self'")
    expect(policy).not.toContain('unsafe-eval')
    expect(rules.get('style-src')).not.toContain('unsafe-inline')
  })

  it('lets a browser keep hashed files for ever and asks anew for the page', async () => {
    expect((await assets.answer('GET', '/assets/main-1a2b.js')).headers.get('cache-control')).toContain('immutable')
    expect((await assets.answer('GET', '/')).headers.get('cache-control')).toBe('no-cache')
  })

  it('leaves scripts as they are and says their type and size', async () => {
    const script = await assets.answer('GET', '/assets/main-1a2b.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const text = await script.text()
    expect(text).toContain('__NONCE__')
    expect(script.headers.get('content-length')).toBe(String(text.length))
  })

  it('answers HEAD without a body and nothing else than GET and HEAD', async () => {
    expect((await assets.answer('HEAD', '/')).body).toBeNull()
    expect((await assets.answer('POST', '/')).status).toBe(405)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/../site-secret/key.txt',
    '/%00',
    '/%',
    '//etc/passwd',
    '/assets',
  ])('gives nothing for %s', async (path) => {
    const answer = await assets.answer('GET', path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.text()).not.toContain('SECRET')
  })

  it('never gives a file outside its folder, whatever the path', async () => {
    const step = fc.constantFrom('..', '.', '%2e%2e', 'site-secret', 'secret.txt', 'key.txt', 'assets', '%2f', '\\', '')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const answer = await assets.answer('GET', `/${steps.join('/')}`)
        expect(await answer.text()).not.toContain('SECRET')
      }),
      { numRuns: 300 },
    )
  })
})
