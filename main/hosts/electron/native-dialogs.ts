import { dirname, join } from 'node:path'
import type { BrowserWindow, FileFilter, IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import type { FileKind } from '../../../shared/contract/desktop-bridge.ts'
import type { GrantedFile } from '../../../shared/contract/files.ts'
import { DATA_EXTENSIONS } from '../../../shared/files/data-files.ts'
import { CHANNEL } from './bridge.ts'
import { type ElectronApi, isOwnUrl } from './electron-api.ts'
import type { WindowStateStore } from './window-state.ts'

const fileKind = z.enum(['data', 'sources', 'workspace'] satisfies FileKind[])
const DATA: readonly FileFilter[] = [{ name: 'Data (CSV, JSON, Parquet, Excel)', extensions: [...DATA_EXTENSIONS] }]

const FILTERS: Readonly<Record<FileKind, readonly FileFilter[]>> = {
  data: DATA,
  sources: DATA,
  workspace: [{ name: 'Tessera workspace', extensions: ['tessera'] }],
}

export interface NativeDialogsOptions {
  readonly electron: Pick<ElectronApi, 'dialog' | 'ipcMain' | 'session' | 'app'>
  readonly window: () => BrowserWindow | null
  readonly grant: (path: string) => Promise<GrantedFile>
  readonly state: WindowStateStore
}

function propertiesOf(kind: FileKind): ('openFile' | 'multiSelections')[] {
  return kind === 'sources' ? ['openFile', 'multiSelections'] : ['openFile']
}

/** Only the workbench's own top frame may ask. */
function requireOwnFrame(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || !isOwnUrl(frame.url)) throw new Error('untrusted sender')
}

/** Open and save dialogs. Paths stay on this side: the page gets grants. */
export function installDialogs({ electron, window, grant, state }: NativeDialogsOptions): void {
  const startFolder = () => {
    const { lastFolder } = state.read()
    return lastFolder === null ? {} : { defaultPath: lastFolder }
  }

  const chooseFiles = async (kind: FileKind): Promise<readonly GrantedFile[]> => {
    const options = { ...startFolder(), filters: [...FILTERS[kind]], properties: propertiesOf(kind) }
    const parent = window()
    const { canceled, filePaths } = await (parent === null
      ? electron.dialog.showOpenDialog(options)
      : electron.dialog.showOpenDialog(parent, options))
    const [path] = filePaths
    if (canceled || path === undefined) return []
    state.update({ lastFolder: dirname(path) })
    if (kind === 'workspace') electron.app.addRecentDocument(path)
    return Promise.all(filePaths.map(grant))
  }

  electron.ipcMain.handle(CHANNEL.chooseFiles, (event, kind: unknown) => {
    requireOwnFrame(event)
    return chooseFiles(fileKind.parse(kind))
  })
  electron.ipcMain.handle(CHANNEL.grantPath, (event, path: unknown) => {
    requireOwnFrame(event)
    return grant(z.string().min(1).parse(path))
  })

  // An export is a download of the page's own bytes: the system's save dialog asks where to put it.
  electron.session.defaultSession.on('will-download', (event, item) => {
    if (!isOwnUrl(item.getURL().replace(/^blob:/, ''))) return event.preventDefault()
    const folder = state.read().lastFolder
    const name = item.getFilename()
    item.setSaveDialogOptions({ title: 'Save', defaultPath: folder === null ? name : join(folder, name) })
    item.once('done', () => {
      if (item.getSavePath() !== '') state.update({ lastFolder: dirname(item.getSavePath()) })
    })
  })
}
