import type { App, BrowserWindow, Dialog, IpcMain, Menu, Protocol, Screen, Session } from 'electron'

/** The part of Electron that the host uses; the real module satisfies it, and tests pass a double. */
export interface ElectronApi {
  readonly app: App
  readonly protocol: Protocol
  readonly dialog: Dialog
  readonly ipcMain: IpcMain
  readonly screen: Screen
  readonly BrowserWindow: typeof BrowserWindow
  readonly Menu: typeof Menu
  readonly session: { readonly defaultSession: Session }
}

export const SCHEME = 'app'
export const HOST = 'workbench'
export const ORIGIN = `${SCHEME}://${HOST}`

/** True for the workbench's own pages; by text, since Node gives own schemes the origin 'null'. */
export function isOwnUrl(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`)
}
