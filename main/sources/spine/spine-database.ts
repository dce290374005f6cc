import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quotedName } from '../duckdb-session.ts'

/** A DuckDB in memory that may open no file, load nothing and change no setting; what is too large spills to `folder`. */
export interface SpineDatabase {
  readonly connection: DuckDBConnection
  /** The tables and views of each staged file, by its part's name. */
  readonly parts: Map<string, readonly DatabaseObject[]>
  close(): void
}

export interface DatabaseObject {
  readonly kind: 'TABLE' | 'VIEW'
  readonly name: string
}

export interface SpineDatabaseOptions {
  readonly temporaryFolder: string
  readonly threads: number
  readonly memoryLimitBytes: number
}

/** Opens one in a folder of its own, which is gone where that fails. */
export async function openSpineDatabase(options: SpineDatabaseOptions): Promise<SpineDatabase> {
  await mkdir(options.temporaryFolder, { recursive: true })
  const folder = await mkdtemp(join(options.temporaryFolder, 'recipe-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const { instance, connection } = await openIn(folder, options)
    return {
      connection,
      parts: new Map(),
      close() {
        connection.closeSync()
        instance.closeSync()
        remove()
      },
    }
  } catch (cause) {
    remove()
    throw cause
  }
}

async function openIn(folder: string, { threads, memoryLimitBytes }: SpineDatabaseOptions) {
  // Loaded when the first recipe runs: a library of 70 MB.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${Math.floor(memoryLimitBytes / 2 ** 20)}MiB`,
    temp_directory: folder,
    // Rows have no order before the last query gives them one.
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
    lock_configuration: 'true',
  })
  return { instance, connection: await instance.connect() }
}

export async function dropObjects(connection: DuckDBConnection, objects: readonly DatabaseObject[]): Promise<void> {
  for (const { kind, name } of objects) await connection.run(`DROP ${kind} IF EXISTS ${quotedName(name)}`)
}

/** Drops everything but the staged files: what an earlier plan made may have another shape under the same name. */
export async function dropPlan({ connection, parts }: SpineDatabase): Promise<void> {
  const staged = new Set([...parts.values()].flat().map(({ name }) => name))
  const made = await connection.runAndReadAll(
    "SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE NOT internal " +
      "UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE NOT internal",
  )
  const objects = made.getRowObjects().map(({ kind, name }): DatabaseObject => {
    return { kind: kind === 'VIEW' ? 'VIEW' : 'TABLE', name: String(name) }
  })
  await dropObjects(
    connection,
    objects.filter(({ name }) => !staged.has(name)),
  )
}
