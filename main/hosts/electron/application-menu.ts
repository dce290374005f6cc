import type { MenuItemConstructorOptions } from 'electron'

type Item = MenuItemConstructorOptions

export interface MenuOptions {
  /** Sends the id of one of the page's own commands. */
  readonly send: (commandId: string) => void
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
}

type MakeItem = (label: string, commandId: string, accelerator?: string) => Item

const separator: Item = { type: 'separator' }
const quit: Item = { role: 'quit' }
const recentDocuments: Item = { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }

const fileMenu = (item: MakeItem, isMac: boolean): Item => ({
  label: 'File',
  submenu: [
    item('New Workspace…', 'workspace-new', 'CmdOrCtrl+N'),
    item('Open Workspace…', 'workspace-open', 'CmdOrCtrl+O'),
    item('Open the Sample Workspace', 'workspace-sample'),
    ...(isMac ? [recentDocuments] : []),
    separator,
    item('Choose Data…', 'data-choose', 'CmdOrCtrl+I'),
    separator,
    item('Close Workspace', 'workspace-close'),
    ...(isMac ? [] : [separator, quit]),
  ],
})

/** In a text field these keys mean the text, so the page answers them itself: elsewhere than on macOS they are only shown. */
const editMenu = (item: MakeItem, isMac: boolean): Item => {
  const shown = (label: string, commandId: string, keys: string): Item =>
    isMac ? item(label, commandId) : { ...item(label, commandId, keys), registerAccelerator: false }
  const roles: readonly Item[] = [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]
  return {
    label: 'Edit',
    submenu: [shown('Undo', 'undo', 'Ctrl+Z'), shown('Redo', 'redo', 'Ctrl+Shift+Z'), separator, ...roles],
  }
}

const viewMenu = (item: MakeItem, isPackaged: boolean): Item => ({
  label: 'View',
  submenu: [
    item('Find a Command…', 'palette', 'CmdOrCtrl+K'),
    item('Show or Hide the Inspector', 'inspector'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
  ],
})

const helpMenu = (item: MakeItem, isMac: boolean): Item => ({
  role: 'help',
  submenu: [
    item('Guide', 'guide', 'F1'),
    item('Keys', 'keyboard'),
    separator,
    item('Licences', 'licences'),
    ...(isMac ? [] : [{ role: 'about' } as const]),
  ],
})

/** The application menu: every own item sends its command to the page, which has them all under its own keys too. */
export function applicationMenu({ send, platform, isPackaged }: MenuOptions): readonly Item[] {
  const isMac = platform === 'darwin'
  const item: MakeItem = (label, commandId, accelerator) => ({
    id: commandId,
    label,
    click: () => send(commandId),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(item, isMac),
    editMenu(item, isMac),
    viewMenu(item, isPackaged),
    { role: 'windowMenu' },
    helpMenu(item, isMac),
  ]
}
