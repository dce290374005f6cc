import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { DESKTOP_BRIDGE, type DesktopBridge } from '../../../shared/contract/desktop-bridge.ts'
import { CHANNEL } from './bridge.ts'

/** The event itself stays here: it would hand the page the whole of ipcRenderer. */
function listen<Value>(channel: string, callback: (value: Value) => void): () => void {
  const listener = (_event: unknown, value: Value) => callback(value)
  ipcRenderer.on(channel, listener)
  return () => {
    ipcRenderer.removeListener(channel, listener)
  }
}

const bridge: DesktopBridge<File> = {
  chooseFiles: (kind) => ipcRenderer.invoke(CHANNEL.chooseFiles, kind),
  async grantDropped(file) {
    // The path goes from here to the main process; the page never has it. A file made by a script has none.
    const path = webUtils.getPathForFile(file)
    if (path === '') throw new Error('This is not a file on this computer.')
    return ipcRenderer.invoke(CHANNEL.grantPath, path)
  },
  onMenuCommand: (callback) => listen(CHANNEL.menuCommand, callback),
  onOpenFile(callback) {
    const end = listen(CHANNEL.openFile, callback)
    ipcRenderer.send(CHANNEL.listening)
    return end
  },
}
contextBridge.exposeInMainWorld(DESKTOP_BRIDGE, bridge)
