import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock } from '../ports/clock.ts'
import type { OpenReport, WorkspaceFiles, WorkspaceStore } from '../ports/workspace-store.ts'
import { lockedError } from './sqlite-error.ts'
import { createStoreClient } from './store-client.ts'
import { type StoreThread, startStoreThread } from './store-thread.ts'

export interface WorkspaceFilesOptions {
  /** The bundled or source `store-worker`. */
  readonly workerUrl: URL
  readonly clock: Clock
}

/** Workspace files, each open one served by a thread of its own. */
export function createWorkspaceFiles(options: WorkspaceFilesOptions): WorkspaceFiles {
  loadNativeModule()
  const openPaths = new Set<string>()

  async function start(path: string, ready: (thread: StoreThread) => Promise<OpenReport>): Promise<WorkspaceStore> {
    const place = realPlaceOf(path)
    // A POSIX lock belongs to the process: SQLite on a second thread here would not be refused by the file itself.
    if (openPaths.has(place)) throw lockedError(path)
    openPaths.add(place)
    const thread = startStoreThread(options.workerUrl)
    try {
      const report = await ready(thread)
      const onClosed = () => openPaths.delete(place)
      return createStoreClient({ path, report, thread, clock: options.clock, onClosed })
    } catch (error) {
      openPaths.delete(place)
      await thread.end()
      throw error
    }
  }

  return {
    create: (path, entities) => start(path, (thread) => thread.call('create', { path, entities })),
    open: (path) => start(path, (thread) => thread.call('open', { path, at: options.clock.now() })),
  }
}

/** Loading a native module is not safe on two threads at once, so it happens here before any thread starts. */
function loadNativeModule(): void {
  new Database(':memory:').close()
}

/** One name per file, whatever links lead to it; a file that is not there yet counts by its folder. */
function realPlaceOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return folderPlaceOf(path)
  }
}

function folderPlaceOf(path: string): string {
  const whole = resolve(path)
  try {
    return join(realpathSync(dirname(whole)), basename(whole))
  } catch {
    return whole // Neither file nor folder: opening it will say so.
  }
}
