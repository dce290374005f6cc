import { resolve } from 'node:path'
import { composeWorkbench, type Workbench } from '../../composition.ts'
import { appFolders } from '../../platform/app-folders.ts'
import { openDocument } from '../open-document.ts'
import { rendererFolder } from '../renderer-folder.ts'
import { workerUrls } from '../worker-urls.ts'
import { findBrowser, hasDisplay } from './find-browser.ts'
import type { LoopbackArguments } from './loopback-arguments.ts'
import { type AppWindow, openAppWindow, openSystemBrowser } from './open-browser.ts'
import { type ServedLoopback, serveLoopback } from './serve-loopback.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Serves the workbench, and opens it in a browser of this computer where there is a display. */
export async function runLoopback({ noOpen, document }: LoopbackArguments): Promise<void> {
  const { dataFolder, workspacesFolder } = appFolders()
  const workbench = await composeWorkbench({
    host: 'loopback',
    dataFolder,
    workspacesFolder,
    assetsFolder: rendererFolder(),
    workers: workerUrls(),
  })
  if (document !== null) {
    const failure = await openDocument(workbench, resolve(document))
    if (failure !== null) say(failure)
  }
  const host = new RunningHost(workbench, await serveLoopback(workbench.handle))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => host.end())
  await host.show(noOpen || !hasDisplay())
}

class RunningHost {
  readonly #workbench: Workbench
  readonly #served: ServedLoopback
  #window: AppWindow | null = null
  #closing: Promise<void> | null = null

  constructor(workbench: Workbench, served: ServedLoopback) {
    this.#workbench = workbench
    this.#served = served
  }

  /** Prints the address, or opens it in a window of our own, whose end ends us, or else in the system's browser. */
  async show(onlyPrint: boolean): Promise<void> {
    const url = this.#served.launchUrl
    if (onlyPrint) {
      say(`Tessera: ${url}`)
      return
    }
    const browser = findBrowser()
    try {
      if (browser === null) {
        await openSystemBrowser(url)
        say(`Tessera is open in your browser at ${url} - end it with Ctrl+C.`)
      } else {
        this.#window = openAppWindow(browser, url)
        await this.#window.closed
        await this.end()
      }
    } catch (error) {
      if (this.#closing !== null) throw error
      say(`No browser can be started here. Open this address: ${url}`)
    }
  }

  async end(): Promise<never> {
    await this.#close()
    process.exit(0)
  }

  /** Ends once, however often it is asked: the end of the window and Ctrl+C may come together. */
  #close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.#window?.close()
      await this.#served.close()
      await this.#workbench.close()
    })()
    return this.#closing
  }
}
