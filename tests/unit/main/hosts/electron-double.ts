import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type * as Electron from 'electron'
import { vi } from 'vitest'
import type { ElectronApi } from '../../../../main/hosts/electron/electron-api.ts'

/** Members named here must be in electron.d.ts with a fitting type: one that was renamed or removed fails tsc. */
type Loose<T> = {
  [K in keyof T]?: T[K] extends (...args: infer A) => infer R ? (...args: A) => R | unknown : Loose<T[K]> | T[K]
}

export interface DoubleOptions {
  readonly chosenFile?: string | null
  readonly displays?: readonly { x: number; y: number; width: number; height: number }[]
}

type ProtocolHandler = (request: Request) => Response | Promise<Response>
type Frame = { readonly url: string; readonly parent: unknown } | null

/** An Electron of plain objects: it keeps what it was told, and answers as the real one is known to. */
export function electronDouble({ chosenFile = '/data/accounts.csv', displays = [] }: DoubleOptions = {}) {
  const schemes = new Map<string, ProtocolHandler>()
  const invokable = new Map<string, (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown>()
  const windows: BrowserWindow[] = []
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    quit: vi.fn<() => void>(),
    exit: vi.fn<(code?: number) => void>(),
    whenReady: async () => undefined,
    addRecentDocument: vi.fn<(path: string) => void>(),
    setPath: vi.fn<(name: string, path: string) => void>(),
    requestSingleInstanceLock: () => true,
    setAboutPanelOptions: vi.fn<(options: Electron.AboutPanelOptionsOptions) => void>(),
  } satisfies Loose<Electron.App>)

  class WebContents extends EventEmitter {
    send = vi.fn<(channel: string, ...args: unknown[]) => void>()
    reload = vi.fn<() => void>()
    setWindowOpenHandler = vi.fn<(handler: (details: { url: string }) => { action: string }) => void>()
  }
  class BrowserWindow extends EventEmitter {
    readonly webContents = new WebContents()
    readonly options: Electron.BrowserWindowConstructorOptions
    loadURL = vi.fn(async (_url: string) => undefined)
    show = vi.fn()
    focus = vi.fn()
    restore = vi.fn()
    maximize = vi.fn()
    isMinimized = () => true
    isMaximized = () => true
    getNormalBounds = () => ({ x: 1, y: 2, width: 1000, height: 700 })
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super()
      this.options = options
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }

  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string, listener: (event: Electron.IpcMainInvokeEvent, ...args: never[]) => unknown) => {
      invokable.set(channel, listener as never)
    },
  } satisfies Loose<Electron.IpcMain>)
  const canceled = chosenFile === null
  const dialog = {
    showOpenDialog: vi.fn(async (..._args: unknown[]) => ({ canceled, filePaths: canceled ? [] : [chosenFile] })),
    showErrorBox: vi.fn<(title: string, content: string) => void>(),
  } satisfies Loose<Electron.Dialog>
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() } satisfies Loose<Electron.WebRequest>,
  } satisfies Loose<Electron.Session>)
  const double = {
    app,
    dialog,
    ipcMain,
    BrowserWindow,
    protocol: {
      registerSchemesAsPrivileged: vi.fn<(schemes: Electron.CustomScheme[]) => void>(),
      handle: (scheme: string, handler: ProtocolHandler) => {
        schemes.set(scheme, handler)
      },
    } satisfies Loose<Electron.Protocol>,
    screen: {
      getAllDisplays: () => displays.map((workArea) => ({ workArea })),
    },
    Menu: {
      setApplicationMenu: vi.fn(),
      buildFromTemplate: vi.fn((template: Electron.MenuItemConstructorOptions[]) => ({ items: template })),
    },
    session: { defaultSession: session },
  }

  /** What Electron's own protocol code does around a handler: no signal, repeated headers folded, a Node stream. */
  const fetchLike = async (url: string, init: RequestInit = {}) => {
    const { signal: _none, ...rest } = init
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))!
    const response = await handler(new Request(url, rest))
    const body = response.body ? Readable.fromWeb(response.body as NodeReadableStream) : null
    return { status: response.status, headers: Object.fromEntries(response.headers), body }
  }
  const invoke = async (channel: string, arg: unknown, frame: Frame = { url: 'app://workbench/', parent: null }) =>
    invokable.get(channel)!({ senderFrame: frame } as never, arg)
  return { api: double as unknown as ElectronApi, double, windows, fetchLike, invoke }
}
