import { join } from 'node:path'
import * as electron from 'electron'
import { appFolders } from '../../platform/app-folders.ts'
import { registerScheme, startDesktopHost } from './host.ts'
import { createServiceClient, type ServiceClient, type ServiceProcess } from './service-client.ts'
import { openWindowState } from './window-state.ts'

const { dataFolder } = appFolders()

function forkService(reopen: boolean): ServiceProcess {
  const file = join(import.meta.dirname, 'service.js')
  const child = electron.utilityProcess.fork(file, reopen ? ['--reopen'] : [], { serviceName: 'Tessera service' })
  return {
    port: {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
    },
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}

function failStart(error: unknown): void {
  electron.dialog.showErrorBox('Tessera cannot start', error instanceof Error ? error.message : String(error))
  electron.app.exit(1)
}

/** A process can only be forked once Electron is ready; what asks before waits for it. */
async function start(): Promise<void> {
  const ready = electron.app.whenReady()
  const client = ready.then(() => createServiceClient({ fork: forkService, nowMs: () => performance.now() }))
  const service: ServiceClient = {
    started: client.then(({ started }) => started),
    handle: async (request) => (await client).handle(request),
    grant: async (path) => (await client).grant(path),
    close: async () => (await client).close(),
  }
  await startDesktopHost(electron, {
    service,
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    state: openWindowState(join(dataFolder, 'window.json')),
    argv: process.argv.slice(electron.app.isPackaged ? 1 : 2),
    folder: process.cwd(),
    platform: process.platform,
    onError: (error) => electron.dialog.showErrorBox('Tessera', error instanceof Error ? error.message : String(error)),
  })
}

// Everything of this computer's Tessera in one place, the browser engine's own files included.
electron.app.setPath('userData', join(dataFolder, 'electron'))
// No crash dump is written unless a person asks for one, and nothing is looked up or fetched in the background.
for (const flag of ['disable-background-networking', 'disable-component-update', 'disable-breakpad']) {
  electron.app.commandLine.appendSwitch(flag)
}
registerScheme(electron.protocol)
if (electron.app.requestSingleInstanceLock()) start().catch(failStart)
else electron.app.quit()
