import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api'
import type { TaskControl } from './source-task.ts'

const MS_BETWEEN_LOOKS = 50
const MEMORY_LIMIT = '1GiB'

export interface DuckdbSession {
  rows(sql: string): Promise<Record<string, unknown>[]>
  /** Chunks come while the rest is still read. */
  stream(sql: string): Promise<DuckDBResult>
}

export interface SessionPlace {
  readonly temporaryFolder: string
  readonly threads: number
}

/**
 * An in-memory DuckDB for the time of `work` that may open one file and nothing else: no other path, no extension, no
 * change of these settings. It spills to a folder of its own, which is gone afterwards; a stopped task interrupts it.
 */
export async function withDuckdb<T>(
  path: string,
  place: SessionPlace,
  control: TaskControl,
  work: (session: DuckdbSession) => Promise<T>,
): Promise<T> {
  await mkdir(place.temporaryFolder, { recursive: true, mode: 0o700 })
  const spill = await mkdtemp(join(place.temporaryFolder, 'read-'))
  // Loaded when the first Parquet file comes: a library of 70 MB.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(place.threads),
      memory_limit: MEMORY_LIMIT,
      temp_directory: spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    try {
      const connection = await instance.connect()
      try {
        await lockDown(connection, path)
        return await watched(connection, control, () => work(sessionOn(connection)))
      } finally {
        connection.closeSync()
      }
    } finally {
      instance.closeSync()
    }
  } finally {
    rmSync(spill, { recursive: true, force: true })
  }
}

async function lockDown(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run(`SET allowed_paths = [${quotedText(path)}]`)
  await connection.run('SET enable_external_access = false')
  // Chunks wait for the reader rather than the reader for chunks.
  await connection.run("SET streaming_buffer_size = '64MB'")
  // Points in time become days as they are in UTC, wherever this runs.
  await connection.run("SET TimeZone = 'UTC'")
  // Shapes are bytes here; what is written about them in the footer must not keep the other columns from being read.
  await connection.run('SET enable_geoparquet_conversion = false')
  await connection.run('SET lock_configuration = true')
}

/** Interrupts the connection's query once the task is asked to stop. */
export async function watched<T>(
  connection: DuckDBConnection,
  control: TaskControl,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    if (control.stopped) connection.interrupt()
  }, MS_BETWEEN_LOOKS)
  try {
    return await work()
  } catch (cause) {
    // An interrupted query fails with its own words: what happened is that the task was stopped.
    control.check()
    throw cause
  } finally {
    clearInterval(timer)
  }
}

export function sessionOn(connection: DuckDBConnection): DuckdbSession {
  return {
    rows: async (sql) => [...(await connection.runAndReadAll(sql)).getRowObjects()],
    stream: (sql) => connection.stream(sql),
  }
}

/** A text as an SQL literal. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
