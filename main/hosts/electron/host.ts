import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { applicationMenu } from './application-menu.ts'
import { CHANNEL } from './bridge.ts'
import { type ElectronApi, HOST, isOwnUrl, ORIGIN, SCHEME } from './electron-api.ts'
import { lockPages, lockSession } from './lock-down.ts'
import { installDialogs } from './native-dialogs.ts'
import { createOpenedDocuments, documentsIn, type OpenedDocuments } from './opened-documents.ts'
import { revivePage } from './revive-page.ts'
import type { ServiceClient } from './service-client.ts'
import { reachableBounds, type WindowStateStore } from './window-state.ts'

export interface DesktopHostOptions {
  readonly service: ServiceClient
  readonly preload: string
  readonly state: WindowStateStore
  readonly argv: readonly string[]
  /** Where the command line was given. */
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly onError: (error: unknown) => void
}

/** Once, before ready. `stream` is for media elements, `codeCache` needs `standard`; one origin needs no CORS. */
export function registerScheme(protocol: Pick<ElectronApi['protocol'], 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

function windowOptions(electron: ElectronApi, options: DesktopHostOptions): BrowserWindowConstructorOptions {
  const areas = electron.screen.getAllDisplays().map((display) => display.workArea)
  const bounds = reachableBounds(options.state.read().bounds, areas)
  return {
    ...(bounds ?? { width: 1440, height: 900 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Tessera',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // The spell checker would fetch dictionaries.
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  }
}

function createWindow(electron: ElectronApi, options: DesktopHostOptions, documents: OpenedDocuments): BrowserWindow {
  const { state } = options
  const window = new electron.BrowserWindow(windowOptions(electron, options))
  if (state.read().isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => state.update({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }))
  window.webContents.on('did-start-loading', () => documents.pageIsLoading())
  revivePage(window.webContents, options.onError)
  return window
}

/** The store is closed before the process ends, so that no write-ahead log stays behind. */
function closeServiceOnQuit({ app }: ElectronApi, { service, onError }: DesktopHostOptions): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    isClosed = true
    service
      .close()
      .catch(onError)
      .finally(() => app.quit())
  })
}

/** Windows, menus, dialogs and nothing else: what the workbench does is asked of the service. */
export async function startDesktopHost(electron: ElectronApi, options: DesktopHostOptions): Promise<void> {
  const { app } = electron
  const { service } = options
  let window: BrowserWindow | null = null
  const documents = createOpenedDocuments({
    grant: (path) => service.grant(path),
    send: (file) => window?.webContents.send(CHANNEL.openFile, file),
    onError: options.onError,
  })
  const openDocument = (path: string) => {
    app.addRecentDocument(path)
    documents.open(path)
  }
  // macOS sends this before ready, too.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openDocument(path)
  })
  app.on('second-instance', (_event, argv, folder) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    for (const path of documentsIn(argv.slice(1), folder)) openDocument(path)
  })
  app.on('window-all-closed', () => app.quit())
  lockPages(app)
  closeServiceOnQuit(electron, options)

  await app.whenReady()
  // Its fields differ between systems; the copyright is on all of them.
  app.setAboutPanelOptions({
    applicationName: 'Tessera',
    copyright: '© The Tessera authors, MIT licence. The licences of all that it is built from: Help, Licences.',
  })
  lockSession(electron.session.defaultSession)
  electron.protocol.handle(SCHEME, (request) =>
    new URL(request.url).host === HOST ? service.handle(request) : new Response('unknown host', { status: 404 }),
  )
  installDialogs({ electron, window: () => window, grant: (path) => service.grant(path), state: options.state })
  electron.ipcMain.on(CHANNEL.listening, (event) => {
    if (isOwnUrl(event.senderFrame?.url ?? '')) documents.pageListens()
  })
  const menu = applicationMenu({
    send: (command) => window?.webContents.send(CHANNEL.menuCommand, command),
    platform: options.platform,
    isPackaged: app.isPackaged,
  })
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate([...menu]))
  await service.started
  window = createWindow(electron, options, documents)
  window.on('closed', () => {
    window = null
  })
  for (const path of documentsIn(options.argv, options.folder)) openDocument(path)
  await window.loadURL(`${ORIGIN}/`)
}
