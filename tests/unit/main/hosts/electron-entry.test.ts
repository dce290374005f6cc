import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { electronDouble } from './electron-double.ts'

/** Loads the entry over a double of Electron, as `electron dist/main/electron.js` would. */
async function load(lock: boolean) {
  const { double, windows } = electronDouble()
  const order: string[] = []
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn() })
  const ready = Promise.withResolvers<undefined>()
  double.protocol.registerSchemesAsPrivileged.mockImplementation(() => void order.push('scheme'))
  double.app.whenReady = () => ready.promise
  double.app.requestSingleInstanceLock = () => lock
  const fork = vi.fn((..._args: unknown[]) => {
    order.push('fork')
    return child
  })
  const app = Object.assign(double.app, { commandLine: { appendSwitch: vi.fn() } })
  const module = { ...double, app, utilityProcess: { fork } }
  vi.doMock('electron', () => ({ default: module, ...module }))
  await import('../../../../main/hosts/electron/electron.ts')
  const becomeReady = () => {
    order.push('ready')
    ready.resolve(undefined)
  }
  return { app, child, fork, order, windows, becomeReady }
}

beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('TESSERA_HOME', mkdtempSync(join(tmpdir(), 'tessera-entry-')))
})
afterEach(() => {
  vi.doUnmock('electron')
  vi.unstubAllEnvs()
})

describe('Electron entry', () => {
  it('registers the scheme before Electron is ready and forks the service after', async () => {
    const { order, becomeReady, fork, child, windows } = await load(true)
    expect(order).toEqual(['scheme'])
    becomeReady()
    await vi.waitFor(() => expect(order).toEqual(['scheme', 'ready', 'fork']))
    expect(String(fork.mock.calls[0]?.[0])).toMatch(/service\.js$/)
    expect(windows).toHaveLength(0)
    child.emit('message', { type: 'ready' })
    await vi.waitFor(() => expect(windows).toHaveLength(1))
  })

  it('keeps the browser engine quiet and its files in one place', async () => {
    const { app } = await load(true)
    expect(app.setPath).toHaveBeenCalledWith('userData', expect.stringContaining('electron'))
    expect(app.commandLine.appendSwitch.mock.calls.flat()).toContain('disable-background-networking')
  })

  it('leaves at once where another instance runs', async () => {
    const { app, fork, becomeReady } = await load(false)
    becomeReady()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(app.quit).toHaveBeenCalledTimes(1)
    expect(fork).not.toHaveBeenCalled()
  })

  it('says why the service cannot start', async () => {
    const { app, child, becomeReady, fork } = await load(true)
    becomeReady()
    await vi.waitFor(() => expect(fork).toHaveBeenCalled())
    child.emit('message', { type: 'failed', message: 'The data folder cannot be written.' })
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(1))
  })
})
