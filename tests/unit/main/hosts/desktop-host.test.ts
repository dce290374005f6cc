import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { CHANNEL } from '../../../../main/hosts/electron/bridge.ts'
import { registerScheme, startDesktopHost } from '../../../../main/hosts/electron/host.ts'
import type { ServiceClient } from '../../../../main/hosts/electron/service-client.ts'
import { openWindowState } from '../../../../main/hosts/electron/window-state.ts'
import { type DoubleOptions, electronDouble } from './electron-double.ts'

const page = '<h1>page</h1>'

async function start(options: DoubleOptions & { argv?: string[]; handle?: ServiceClient['handle'] } = {}) {
  const electron = electronDouble(options)
  const service = {
    started: Promise.resolve(),
    handle: options.handle ?? (async () => new Response(page)),
    grant: async (path: string) => ({ grant: `grant of ${path}`, name: path.split('/').at(-1) ?? '', sizeBytes: 1 }),
    close: vi.fn(async () => undefined),
  }
  const file = join(mkdtempSync(join(tmpdir(), 'tessera-desktop-')), 'window.json')
  const errors: unknown[] = []
  await startDesktopHost(electron.api, {
    service,
    preload: '/preload.cjs',
    state: openWindowState(file),
    argv: options.argv ?? [],
    folder: '/home/ada',
    platform: 'linux',
    onError: (error) => errors.push(error),
  })
  return { ...electron, service, errors, window: electron.windows[0]!, file }
}

function cancellable(extra: object = {}) {
  return { preventDefault: vi.fn(), ...extra }
}

describe('Electron host', () => {
  it('opens a sandboxed window on its own scheme', async () => {
    const { window } = await start()
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    })
    expect(window.loadURL).toHaveBeenCalledWith('app://workbench/')
  })

  it('registers the scheme as a standard, secure one that cannot bypass the content policy', () => {
    const { double } = electronDouble()
    registerScheme(double.protocol)
    const [scheme] = double.protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0] ?? []
    expect(scheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } })
    expect(scheme?.privileges).not.toHaveProperty('bypassCSP')
  })

  it('hands requests of its own host to the service and no others', async () => {
    const { fetchLike } = await start()
    expect(await text((await fetchLike('app://workbench/')).body!)).toBe(page)
    expect((await fetchLike('app://evil/')).status).toBe(404)
  })

  it('stops the producer when the page drops the answer, without any signal', async () => {
    const cancel = vi.fn()
    const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(10))
    const { fetchLike } = await start({ handle: async () => new Response(new ReadableStream({ pull, cancel })) })
    const { body } = await fetchLike('app://workbench/api/grid.rows', { method: 'POST', body: '{}' })
    for await (const _chunk of body!) break
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1))
  })

  it.each([
    ['https://evil.example/', true],
    ['app://workbench.evil.example/', true],
    ['app://other/', true],
    ['file:///etc/passwd', true],
    ['app://workbench/#compare', false],
  ])('navigating to %s is denied: %s', async (url, denied) => {
    const { window } = await start()
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const event = cancellable({ url })
      window.webContents.emit(name, event)
      expect(event.preventDefault).toHaveBeenCalledTimes(denied ? 1 : 0)
    }
  })

  it('denies windows, embedded pages, permissions, devices and every network request', async () => {
    const { window, double } = await start()
    const opened = window.webContents.setWindowOpenHandler.mock.calls[0]?.[0]
    expect(opened?.({ url: 'https://example.com' })).toEqual({ action: 'deny' })
    const embed = cancellable()
    window.webContents.emit('will-attach-webview', embed)
    expect(embed.preventDefault).toHaveBeenCalled()
    const { defaultSession: session } = double.session
    const permission = vi.fn()
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'geolocation', permission)
    expect(permission).toHaveBeenCalledWith(false)
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false)
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false)
    const decide = session.webRequest.onBeforeRequest.mock.calls[0]?.[0]
    for (const [url, cancel] of [
      ['https://example.com/', true],
      ['http://127.0.0.1/', true],
      ['ws://example.com/', true],
      ['file:///etc/passwd', true],
      ['app://workbench/', false],
      ['blob:app://workbench/1', false],
    ] as const) {
      const callback = vi.fn()
      decide({ url }, callback)
      expect(callback).toHaveBeenCalledWith({ cancel })
    }
  })

  it('gives the page grants for chosen and dropped files, never their paths', async () => {
    const { invoke, double, file } = await start()
    const chosen = await invoke(CHANNEL.chooseFiles, 'data')
    expect(chosen).toEqual([{ grant: 'grant of /data/accounts.csv', name: 'accounts.csv', sizeBytes: 1 }])
    expect(await invoke(CHANNEL.grantPath, '/d/x.csv')).toMatchObject({ name: 'x.csv' })
    await invoke(CHANNEL.chooseFiles, 'workspace')
    expect(double.app.addRecentDocument).toHaveBeenCalledWith('/data/accounts.csv')
    expect(double.dialog.showOpenDialog.mock.calls[1]?.[1]).toMatchObject({ defaultPath: '/data' })
    expect(openWindowState(file).read().lastFolder).toBe('/data')
  })

  it('answers a dialog that was given up with nothing', async () => {
    expect(await (await start({ chosenFile: null })).invoke(CHANNEL.chooseFiles, 'data')).toEqual([])
  })

  it.each([
    ['another site', { url: 'https://evil.example/', parent: null }],
    ['a look-alike', { url: 'app://workbench.evil/', parent: null }],
    ['a frame inside the page', { url: 'app://workbench/', parent: {} }],
    ['a frame that is gone', null],
  ])('refuses messages of %s', async (_who, frame) => {
    const { invoke } = await start()
    await expect(invoke(CHANNEL.chooseFiles, 'data', frame)).rejects.toThrow('untrusted')
    await expect(invoke(CHANNEL.grantPath, '/etc/passwd', frame)).rejects.toThrow('untrusted')
  })

  it('refuses a dialog of an unknown kind', async () => {
    await expect((await start()).invoke(CHANNEL.chooseFiles, 'folder')).rejects.toThrow()
  })

  it('asks where to save what the page exports, and refuses downloads from elsewhere', async () => {
    const { double, invoke } = await start()
    await invoke(CHANNEL.chooseFiles, 'data')
    const item = (url: string) =>
      Object.assign(new EventEmitter(), {
        getURL: () => url,
        getFilename: () => 'proof.json',
        getSavePath: () => '/out/proof.json',
        setSaveDialogOptions: vi.fn(),
      })
    const ours = item('blob:app://workbench/1234')
    const event = cancellable()
    double.session.defaultSession.emit('will-download', event, ours)
    expect(event.preventDefault).not.toHaveBeenCalled()
    expect(ours.setSaveDialogOptions).toHaveBeenCalledWith({ title: 'Save', defaultPath: '/data/proof.json' })
    const theirs = cancellable()
    double.session.defaultSession.emit('will-download', theirs, item('https://evil.example/x.exe'))
    expect(theirs.preventDefault).toHaveBeenCalled()
  })

  it('holds documents from the command line until the page listens', async () => {
    const { window, double } = await start({ argv: ['--flag', '/a/One.tessera', '/a/data.csv'] })
    expect(window.webContents.send).not.toHaveBeenCalled()
    double.ipcMain.emit(CHANNEL.listening, { senderFrame: { url: 'app://workbench/' } })
    await vi.waitFor(() => expect(window.webContents.send).toHaveBeenCalledTimes(1))
    const granted = { grant: 'grant of /a/One.tessera', name: 'One.tessera', sizeBytes: 1 }
    expect(window.webContents.send).toHaveBeenCalledWith(CHANNEL.openFile, granted)
    expect(double.app.addRecentDocument).toHaveBeenCalledWith('/a/One.tessera')
  })

  it('opens documents of a second start and of the system in the window that is there', async () => {
    const { window, double } = await start()
    double.ipcMain.emit(CHANNEL.listening, { senderFrame: { url: 'app://workbench/' } })
    double.app.emit('second-instance', {}, ['tessera', '--x', 'b.tessera'], '/b')
    const event = cancellable()
    double.app.emit('open-file', event, '/c.tessera')
    await vi.waitFor(() => expect(window.webContents.send).toHaveBeenCalledTimes(2))
    expect(double.app.addRecentDocument.mock.calls.map(([path]) => path)).toEqual(['/b/b.tessera', '/c.tessera'])
    expect(window.restore).toHaveBeenCalled()
    expect(window.focus).toHaveBeenCalled()
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it('holds documents while the page loads anew', async () => {
    const { window, double } = await start()
    double.ipcMain.emit(CHANNEL.listening, { senderFrame: { url: 'app://workbench/' } })
    window.webContents.emit('did-start-loading')
    double.app.emit('open-file', cancellable(), '/c.tessera')
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(window.webContents.send).not.toHaveBeenCalled()
    double.ipcMain.emit(CHANNEL.listening, { senderFrame: { url: 'app://workbench/' } })
    await vi.waitFor(() => expect(window.webContents.send).toHaveBeenCalledTimes(1))
  })

  it('loads the page again when its process dies, and says so where that does not help', async () => {
    const { window, errors } = await start()
    const page = window.webContents
    page.emit('did-finish-load')
    page.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(page.reload).toHaveBeenCalledTimes(1)
    page.emit('did-finish-load')
    page.emit('render-process-gone', {}, { reason: 'oom' })
    expect(page.reload).toHaveBeenCalledTimes(2)
    page.emit('render-process-gone', {}, { reason: 'launch-failed' })
    expect(page.reload).toHaveBeenCalledTimes(2)
    expect(errors.map(String)).toEqual([expect.stringContaining('Everything is saved')])
  })

  it('is not troubled by a page that ends as it should', async () => {
    const { window, errors } = await start()
    window.webContents.emit('did-finish-load')
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(window.webContents.reload).not.toHaveBeenCalled()
    expect(errors).toEqual([])
  })

  it('closes the service before it quits', async () => {
    const { double, service } = await start()
    const event = cancellable()
    double.app.emit('will-quit', event)
    expect(event.preventDefault).toHaveBeenCalled()
    await vi.waitFor(() => expect(double.app.quit).toHaveBeenCalled())
    expect(service.close).toHaveBeenCalledTimes(1)
    const again = cancellable()
    double.app.emit('will-quit', again)
    expect(again.preventDefault).not.toHaveBeenCalled()
  })

  it('sends a menu item to the page as the id of its command', async () => {
    const { double, window } = await start()
    const template = double.Menu.buildFromTemplate.mock.calls[0]?.[0] ?? []
    const items = template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
    const item = items.find(({ id }) => id === 'data-choose')
    // What Electron would hand over (item, window, event) is not asked for.
    if (item?.click !== undefined) Reflect.apply(item.click, undefined, [])
    expect(window.webContents.send).toHaveBeenCalledWith(CHANNEL.menuCommand, 'data-choose')
  })

  it('says in its about panel where the licences are, and has them in its menu', async () => {
    const { double } = await start()
    expect(double.app.setAboutPanelOptions.mock.calls[0]?.[0].copyright).toContain('Help, Licences')
    const template = double.Menu.buildFromTemplate.mock.calls[0]?.[0] ?? []
    const items = template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
    expect(items.map(({ label }) => label)).toContain('Licences')
  })

  it('remembers where the window was', async () => {
    const { window, file } = await start()
    window.emit('close')
    expect(openWindowState(file).read()).toMatchObject({
      bounds: { x: 1, y: 2, width: 1000, height: 700 },
      isMaximized: true,
    })
  })
})
