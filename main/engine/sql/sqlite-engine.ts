import { Worker } from 'node:worker_threads'
// Loaded here first: a native module that only a thread has loaded is unloaded with it.
import 'better-sqlite3'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { SqlEngine, SqlTable, SqlValue } from '../../ports/sql-engine.ts'
import type { SqliteAnswer, SqliteRequest } from './sqlite-protocol.ts'

const FETCH_ROWS = 16_384

type Question = SqliteRequest extends infer Request ? (Request extends unknown ? Omit<Request, 'id'> : never) : never
type Ask = (question: Question, signal: AbortSignal) => Promise<SqliteAnswer>

export interface SqliteEngineOptions {
  /** Where the thread's script is; a bundle puts it elsewhere. */
  readonly workerUrl?: URL
}

/**
 * A SQLite in memory, on a thread of its own because better-sqlite3 is synchronous. It cannot be interrupted within the
 * step to its next row: an abort rejects at once, ends the thread at that row, and leaves the engine of no use. NaN is
 * stored as NULL, as SQLite always does.
 */
export async function createSqliteEngine(options: SqliteEngineOptions = {}): Promise<SqlEngine> {
  const worker = new Worker(options.workerUrl ?? new URL('./sqlite-worker.ts', import.meta.url))
  const ask = asker(worker)
  const never = new AbortController().signal
  return {
    dialect: 'sqlite',
    async capabilities() {
      const { text = '' } = await ask({ kind: 'version' }, never)
      return { product: 'SQLite', version: text }
    },
    load: (table, signal) => loadTable(ask, table, signal),
    run: (sql, parameters, signal) => runQuery(ask, sql, parameters, signal),
    async close() {
      await worker.terminate()
    },
  }
}

async function loadTable(ask: Ask, { name, columns, rows }: SqlTable, signal: AbortSignal): Promise<void> {
  await ask({ kind: 'create', table: name, columns }, signal)
  for await (const batch of rows) await ask({ kind: 'insert', rows: batch }, signal)
  await ask({ kind: 'loaded' }, signal)
}

async function* runQuery(
  ask: Ask,
  sql: string,
  parameters: Readonly<Record<string, SqlValue>>,
  signal: AbortSignal,
): AsyncIterable<readonly (readonly SqlValue[])[]> {
  await ask({ kind: 'open', sql, parameters }, signal)
  for (;;) {
    const { rows = [] } = await ask({ kind: 'fetch', most: FETCH_ROWS }, signal)
    if (rows.length === 0) return
    yield rows
  }
}

interface Waiting {
  readonly resolve: (answer: SqliteAnswer) => void
  readonly reject: (reason: Error) => void
  /** Forgets the abort listener. */
  readonly settled: () => void
}

function asker(worker: Worker): Ask {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended = false
  const failAll = (reason: Error): void => {
    for (const { reject, settled } of waiting.values()) {
      settled()
      reject(reason)
    }
    waiting.clear()
  }
  worker.on('message', (answer: SqliteAnswer) => {
    const question = waiting.get(answer.id)
    waiting.delete(answer.id)
    question?.settled()
    if (answer.error !== undefined) question?.reject(new Error(answer.error))
    else question?.resolve(answer)
  })
  worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => {
    ended = true
    failAll(cancelled())
  })
  return (question, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted || ended) return reject(cancelled())
      lastId += 1
      const stop = (): void => {
        ended = true
        failAll(cancelled())
        void worker.terminate()
      }
      signal.addEventListener('abort', stop, { once: true })
      const settled = (): void => signal.removeEventListener('abort', stop)
      waiting.set(lastId, { resolve, reject, settled })
      worker.postMessage({ ...question, id: lastId } satisfies SqliteRequest)
    })
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The work was cancelled.')
}
