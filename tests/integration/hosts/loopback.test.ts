import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { folderListing } from '../../../shared/contract/files.ts'
import { hostEntry } from './host-entry.ts'

let home = ''
const children: ChildProcess[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tessera-loopback-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

async function start(args: readonly string[] = []) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const child = spawn(process.execPath, [hostEntry.loopback, ...args], {
    env: { ...env, TESSERA_HOME: home, HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  for await (const line of output) {
    lines.push(line)
    if (line.startsWith('Tessera: http')) break
  }
  const url = new URL(lines.at(-1)?.slice('Tessera: '.length) ?? '')
  const token = url.hash.slice('#t='.length)
  const ask = (name: string, init: RequestInit = {}) =>
    fetch(`${url.origin}/api/${name}`, { method: 'POST', ...init, headers: { authorization: `Bearer ${token}` } })
  return { child, lines, ask, origin: url.origin }
}

describe('loopback host', () => {
  it('prints one line with the address where there is no display, and serves there', async () => {
    const { lines, ask } = await start(['--no-open'])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^Tessera: http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}$/)
    const about = await (await ask('app.about', { body: '{}' })).json()
    expect(about).toMatchObject({ host: 'loopback', capabilities: { nativeDialogs: false, upload: true } })
  })

  it('lists the home folder by grants and takes uploads', async () => {
    writeFileSync(join(home, 'accounts.csv'), 'a\n1\n')
    const { ask } = await start()
    const listed = folderListing.parse(await (await ask('files.list', { body: '{"folder":null}' })).json())
    expect(listed.entries.map(({ name }) => name)).toContain('accounts.csv')
    expect(JSON.stringify(listed.entries)).not.toContain(home)
    const taken = await (await ask('files.upload?name=other.csv', { body: 'a,b\n' })).json()
    expect(taken).toMatchObject({ name: 'other.csv', sizeBytes: 4 })
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('closes the workspace and ends well on %s', async (signal) => {
    const { child, ask } = await start()
    expect((await ask('workspaces.create', { body: '{"title":"Open"}' })).status).toBe(200)
    const events = await ask('events', { method: 'GET' })
    child.kill(signal)
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(readdirSync(join(home, 'workspaces'))).toEqual(['Open.tessera'])
    await expect(events.text()).rejects.toThrow()
  })

  it('opens a workspace named on the command line, and starts all the same where it cannot', async () => {
    const first = await start()
    await first.ask('workspaces.create', { body: '{"title":"Named"}' })
    first.child.kill('SIGTERM')
    await once(first.child, 'exit')
    const second = await start([join(home, 'workspaces', 'Named.tessera')])
    const current = await (await second.ask('workspaces.current', { body: '{}' })).json()
    expect(current.frame.title).toBe('Named')
    second.child.kill('SIGTERM')
    await once(second.child, 'exit')
    const third = await start([join(home, 'gone.tessera')])
    expect(third.lines).toHaveLength(2)
    expect(await (await third.ask('workspaces.current', { body: '{}' })).json()).toBeNull()
  })

  it('removes what was uploaded when it ends', async () => {
    const { child, ask } = await start()
    await ask('files.upload?name=private.csv', { body: 'secret' })
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`tessera-private-${child.pid}-`))
    expect(folders()).toHaveLength(1)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(folders()).toEqual([])
  })

  describe('with a display', () => {
    /** A browser that writes down its arguments and stays until it is told to close. */
    async function startWithBrowser() {
      const browser = join(home, 'browser.sh')
      const [seen, done] = [join(home, 'arguments'), join(home, 'done')]
      const script = [
        '#!/bin/sh',
        `printf '%s\\n' "$@" > ${seen}.new`,
        `mv ${seen}.new ${seen}`,
        `until [ -e ${done} ]; do sleep 0.05; done`,
      ]
      writeFileSync(browser, `${script.join('\n')}\n`)
      chmodSync(browser, 0o755)
      const env = { ...process.env, TESSERA_HOME: home, TESSERA_BROWSER: browser, DISPLAY: ':0' }
      const child = spawn(process.execPath, [hostEntry.loopback], { env, stdio: 'ignore' })
      children.push(child)
      await vi.waitFor(() => expect(existsSync(seen)).toBe(true), { timeout: 15_000 })
      const args = readFileSync(seen, 'utf8').split('\n')
      const optionOf = (name: string) => args.find((arg) => arg.startsWith(name))?.slice(name.length) ?? ''
      const closeWindow = () => writeFileSync(done, '')
      return { child, url: optionOf('--app='), profile: optionOf('--user-data-dir='), closeWindow }
    }

    it('opens a window of its own, and ends when that is closed', async () => {
      const { child, url, profile, closeWindow } = await startWithBrowser()
      expect((await fetch(url)).headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(existsSync(profile)).toBe(true)
      closeWindow()
      expect(await once(child, 'exit')).toEqual([0, null])
      expect(existsSync(profile)).toBe(false)
    })

    it('closes its window when it is ended itself', async () => {
      const { child, profile } = await startWithBrowser()
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
      expect(existsSync(profile)).toBe(false)
    })
  })

  it.each([
    [['--help'], 0, /^Opens the Tessera workbench/, /^$/],
    [['--no-opne'], 2, /^$/, /^Unknown option '--no-opne'\. See --help\.\n$/],
    [['accounts.csv'], 2, /^$/, /^“accounts.csv” is no workspace/],
    [['a.tessera', 'b.tessera'], 2, /^$/, /^Only one workspace can be opened, not “b.tessera” as well/],
  ])('answers %j without serving', (args, code, out, err) => {
    const ran = spawnSync(process.execPath, [hostEntry.loopback, ...args], {
      encoding: 'utf8',
      env: { ...process.env, TESSERA_HOME: home },
    })
    expect(ran.stdout).toMatch(out)
    expect(ran.stderr).toMatch(err)
    expect(ran.status).toBe(code)
    expect(readdirSync(home)).toEqual([])
  })

  it('says in one sentence that Node is too old, before it loads anything', () => {
    const older = `data:text/javascript,Object.defineProperty(process, 'version', { value: 'v20.19.0' })`
    const ran = spawnSync(process.execPath, ['--import', older, hostEntry.loopback, '--no-open'], { encoding: 'utf8' })
    expect(ran.stderr).toMatch(/^Tessera needs Node 22\.14 or newer, and this is v20\.19\.0: install .*\.\n$/)
    expect(ran.status).toBe(1)
  })
})
