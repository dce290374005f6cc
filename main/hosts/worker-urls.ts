import { basename } from 'node:path'

/** Where the code of each worker thread is. */
export interface WorkerUrls {
  readonly store: URL
  readonly source: URL
  readonly engine: URL
  /** The SQLite that same-answer proofs run in. */
  readonly sqlite: URL
}

/** The sources run as they are in tests and development; the bundle has every worker beside its entry. */
export function workerUrls(moduleUrl: string = import.meta.url): WorkerUrls {
  if (!basename(new URL(moduleUrl).pathname).endsWith('.ts')) {
    return {
      store: new URL('./store-worker.js', moduleUrl),
      source: new URL('./source-worker.js', moduleUrl),
      engine: new URL('./engine-worker.js', moduleUrl),
      sqlite: new URL('./sqlite-worker.js', moduleUrl),
    }
  }
  return {
    store: new URL('../store/store-worker.ts', import.meta.url),
    source: new URL('../sources/source-worker.ts', import.meta.url),
    engine: new URL('../engine/engine-worker.ts', import.meta.url),
    sqlite: new URL('../engine/sql/sqlite-worker.ts', import.meta.url),
  }
}
