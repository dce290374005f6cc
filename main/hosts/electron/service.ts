import { basename } from 'node:path'
import type { ParentPort } from 'electron'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { GrantedFile } from '../../../shared/contract/files.ts'
import { composeWorkbench, type Workbench } from '../../composition.ts'
import { appFolders } from '../../platform/app-folders.ts'
import { localFileSystem } from '../../platform/local-file-system.ts'
import { createRotatingLog } from '../../platform/rotating-log.ts'
import { systemClock } from '../../platform/system-clock.ts'
import { lastOpenPath } from '../../services/preferences-service.ts'
import { openDocument } from '../open-document.ts'
import { rendererFolder } from '../renderer-folder.ts'
import { workerUrls } from '../worker-urls.ts'
import type { FromService, Port } from './port-protocol.ts'
import { serveOverPort } from './service-endpoint.ts'

/* The service process of the Electron host: the whole workbench, asked by the main process over a port. */

function portOf(parent: ParentPort): Port<FromService> {
  return {
    post: (message) => parent.postMessage(message),
    onMessage: (listener) => void parent.on('message', (event) => listener(event.data)),
  }
}

/** With `reopen`, the process before this one died: its workspace is opened again. */
async function compose(reopen: boolean): Promise<Workbench> {
  const { dataFolder, workspacesFolder } = appFolders()
  const log = createRotatingLog({ folder: dataFolder, clock: systemClock })
  const open = reopen ? await lastOpenPath({ host: 'electron', fileSystem: localFileSystem, dataFolder, log }) : null
  const workbench = await composeWorkbench({
    host: 'electron',
    dataFolder,
    workspacesFolder,
    assetsFolder: rendererFolder(),
    workers: workerUrls(),
  })
  if (open !== null) await openDocument(workbench, open)
  return workbench
}

async function grantFile(workbench: Workbench, path: string): Promise<GrantedFile> {
  const facts = await localFileSystem.facts(path)
  const name = basename(path)
  if (facts === null) throw new AppError('file-missing', `${name} is not there any more.`)
  return { grant: workbench.grantPath(path), name, sizeBytes: facts.sizeBytes }
}

const port = portOf(process.parentPort)
try {
  const workbench = await compose(process.argv.includes('--reopen'))
  serveOverPort({
    port,
    handle: workbench.handle,
    grantFile: (path) => grantFile(workbench, path),
    onClose: () => workbench.close(),
  })
  port.post({ type: 'ready' })
} catch (error) {
  port.post({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
}
