import type { App, Session, WebContents } from 'electron'
import { isOwnUrl } from './electron-api.ts'

/** Schemes that stay on this computer: the workbench itself, what the page made, and the developer tools. */
const LOCAL_SCHEMES = ['app:', 'blob:', 'data:', 'devtools:']

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Every page may only be ours: no navigation away, no windows, no embedded pages. Before ready. */
export function lockPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

/** No permissions and no network, whatever a page asks for. After ready. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !LOCAL_SCHEMES.includes(new URL(details.url).protocol) })
  })
}
