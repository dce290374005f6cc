import { resolve } from 'node:path'
import { composeWorkbench } from '../../composition.ts'
import { appFolders } from '../../platform/app-folders.ts'
import { openDocument } from '../open-document.ts'
import { rendererFolder } from '../renderer-folder.ts'
import { workerUrls } from '../worker-urls.ts'
import { findBrowser, hasDisplay } from './find-browser.ts'
import { type AppWindow, openAppWindow, openSystemBrowser } from './open-browser.ts'
import { serveLoopback } from './serve-loopback.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const { dataFolder, workspacesFolder } = appFolders()
const document = process.argv.slice(2).find((argument) => argument.endsWith('.tessera'))
const workbench = await composeWorkbench({
  host: 'loopback',
  dataFolder,
  workspacesFolder,
  assetsFolder: rendererFolder(),
  workers: workerUrls(),
})
if (document !== undefined) {
  const failure = await openDocument(workbench, resolve(document))
  if (failure !== null) say(failure)
}
const served = await serveLoopback(workbench.handle)

let window: AppWindow | null = null
let closing: Promise<void> | null = null
/** Ends once, however often it is asked: the end of the window and Ctrl+C may come together. */
function close(): Promise<void> {
  closing ??= (async () => {
    await window?.close()
    await served.close()
    await workbench.close()
  })()
  return closing
}

async function end(): Promise<never> {
  await close()
  process.exit(0)
}

/** In a window of our own, whose end ends us, or else in the system's browser. */
async function open(url: string): Promise<void> {
  const browser = findBrowser()
  try {
    if (browser === null) {
      await openSystemBrowser(url)
      say(`Tessera is open in your browser at ${url} - end it with Ctrl+C.`)
    } else {
      window = openAppWindow(browser, url)
      await window.closed
      await end()
    }
  } catch (error) {
    if (closing !== null) throw error
    say(`No browser can be started here. Open this address: ${url}`)
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
if (process.argv.includes('--no-open') || !hasDisplay()) say(`Tessera: ${served.launchUrl}`)
else await open(served.launchUrl)
