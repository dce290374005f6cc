import { AppError } from '../../shared/contract/app-error.ts'
import type { Clock } from '../ports/clock.ts'
import type { OpenReport, WorkspaceStore } from '../ports/workspace-store.ts'
import type { StoreThread } from './store-thread.ts'

export interface StoreClientOptions {
  readonly path: string
  readonly report: OpenReport
  readonly thread: StoreThread
  readonly clock: Clock
  readonly onClosed: () => void
}

/** The port's store on the calling thread; all work is done on the store's own thread. */
export function createStoreClient(options: StoreClientOptions): WorkspaceStore {
  const { path, report, thread, clock } = options
  let preparing: Int32Array | null = null
  const stopPreparing = (): void => {
    if (preparing !== null) Atomics.store(preparing, 0, 1)
  }
  return {
    path,
    report,
    entities: () => thread.call('entities', null),
    history: () => thread.call('history', null),
    readChanges: (entityIds) => thread.call('readChanges', entityIds),
    readEdits: (entityIds, kinds) => thread.call('readEdits', { entityIds, kinds }),
    commit: (record) => thread.call('commit', { record, at: clock.now() }),
    undo: () => thread.call('undo', null),
    redo: () => thread.call('redo', null),
    async prepare(id, table) {
      stopPreparing()
      const cancelled = new Int32Array(new SharedArrayBuffer(4))
      preparing = cancelled
      await thread.call('prepare', { id, table, cancelled })
    },
    async unprepare() {
      stopPreparing()
      await thread.call('unprepare', null)
    },
    async publish(snapshot, record, onProgress, signal) {
      if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
      const cancelled = new Int32Array(new SharedArrayBuffer(4))
      const cancel = () => Atomics.store(cancelled, 0, 1)
      signal.addEventListener('abort', cancel, { once: true })
      try {
        return await thread.call('publish', { snapshot, record, at: clock.now(), cancelled }, onProgress)
      } finally {
        signal.removeEventListener('abort', cancel)
      }
    },
    readTable: (snapshotId) => thread.call('readTable', snapshotId),
    readSetAside: (snapshotId) => thread.call('readSetAside', snapshotId),
    readMisfits: (snapshotId) => thread.call('readMisfits', snapshotId),
    readUnitIds: (snapshotId) => thread.call('readUnitIds', snapshotId),
    readSnapshotSizes: () => thread.call('readSnapshotSizes', null),
    async appendLog(entry) {
      await thread.call('appendLog', entry)
    },
    readLog: (kind) => thread.call('readLog', kind),
    async close() {
      stopPreparing()
      try {
        await thread.call('close', null)
      } finally {
        await thread.end()
        options.onClosed()
      }
    },
  }
}
