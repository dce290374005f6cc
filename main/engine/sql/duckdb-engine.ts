import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBDateValue,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { AppError } from '../../../shared/contract/app-error.ts'
import { duckdbDialect } from '../../domain/exports/duckdb-dialect.ts'
import type { SqlEngine, SqlTable, SqlValue } from '../../ports/sql-engine.ts'
import { duckdbType, duckdbValue } from './duckdb-values.ts'

/** Rows of one DuckDB vector. */
const CHUNK_ROWS = 2048
const INTERRUPT_EVERY_MS = 20

/** Shuts DuckDB in: no network, no extension, no file, and no way to change that. */
const LOCKED = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  enable_external_access: 'false',
  lock_configuration: 'true',
  threads: '2',
} as const

/** A DuckDB in memory, on its own threads. Parameters become session variables, read by `getvariable`. */
export async function createDuckdbEngine(): Promise<SqlEngine> {
  const instance = await DuckDBInstance.create(':memory:', LOCKED)
  const connection = await instance.connect()
  return {
    dialect: 'duckdb',
    async capabilities() {
      const [row] = await (await connection.run('SELECT version()')).getRows()
      return { product: 'DuckDB', version: String(row?.[0]).replace(/^v/, '') }
    },
    load: (table, signal) => interruptible(connection, signal, () => loadTable(connection, table, signal)),
    run: (sql, parameters, signal) => runQuery(connection, sql, parameters, signal),
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Creates and fills a table; also what a Parquet file is written from. */
export async function loadTable(connection: DuckDBConnection, table: SqlTable, signal: AbortSignal): Promise<void> {
  const columns = table.columns.map(
    ({ name, type }) => `${duckdbDialect.identifier(name)} ${duckdbDialect.columnType(type)}`,
  )
  await connection.run(`CREATE OR REPLACE TABLE ${duckdbDialect.identifier(table.name)} (${columns.join(', ')})`)
  const types = table.columns.map(({ type }) => duckdbType(type))
  const appender = await connection.createAppender(table.name)
  try {
    for await (const batch of table.rows) {
      stopIfAborted(signal)
      for (let start = 0; start < batch.length; start += CHUNK_ROWS) {
        appender.appendDataChunk(chunkOf(batch.slice(start, start + CHUNK_ROWS), table, types))
      }
    }
  } finally {
    // One that is left open writes its last rows when it is collected, which may be after its database has closed.
    appender.closeSync()
  }
}

function chunkOf(
  rows: readonly (readonly SqlValue[])[],
  table: SqlTable,
  types: readonly DuckDBType[],
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows.length)
  for (const [at, { type }] of table.columns.entries()) {
    chunk.setColumnValues(
      at,
      rows.map((row) => duckdbValue(row[at] ?? null, type)),
    )
  }
  return chunk
}

async function* runQuery(
  connection: DuckDBConnection,
  sql: string,
  parameters: Readonly<Record<string, SqlValue>>,
  signal: AbortSignal,
): AsyncIterable<readonly (readonly SqlValue[])[]> {
  for (const [name, value] of Object.entries(parameters)) {
    const text = value === null ? 'NULL' : duckdbDialect.text(String(value))
    await connection.run(`SET VARIABLE ${duckdbDialect.identifier(name)} = ${text}`)
  }
  const result = await interruptible(connection, signal, () => connection.stream(sql))
  for (;;) {
    const chunk = await interruptible(connection, signal, () => result.fetchChunk())
    if (chunk === null || chunk.rowCount === 0) return
    const columns = chunk.getColumns()
    yield Array.from({ length: chunk.rowCount }, (_, row) => columns.map((values) => plainValue(values[row] ?? null)))
  }
}

function plainValue(value: DuckDBValue): SqlValue {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value
  return typeof value === 'bigint' ? Number(value) : (value as DuckDBDateValue).toString()
}

/**
 * Runs a step that an abort interrupts: again and again, for DuckDB forgets an interruption that comes before the step
 * has begun on its thread.
 */
async function interruptible<T>(connection: DuckDBConnection, signal: AbortSignal, step: () => Promise<T>): Promise<T> {
  stopIfAborted(signal)
  let again: NodeJS.Timeout | undefined
  const interrupt = (): void => {
    connection.interrupt()
    again = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS)
  }
  signal.addEventListener('abort', interrupt, { once: true })
  try {
    return await step()
  } catch (error) {
    stopIfAborted(signal)
    throw error
  } finally {
    clearInterval(again)
    signal.removeEventListener('abort', interrupt)
  }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'The work was cancelled.')
}
