import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'

/** A DuckDB in memory that may open no file, load nothing and change no setting; what is too large spills to `folder`. */
export interface SpineDatabase {
  readonly connection: DuckDBConnection
  close(): void
}

export interface SpineDatabaseOptions {
  readonly temporaryFolder: string
  readonly threads: number
  readonly memoryLimitBytes: number
}

export async function openSpineDatabase(options: SpineDatabaseOptions): Promise<SpineDatabase> {
  await mkdir(options.temporaryFolder, { recursive: true })
  const folder = await mkdtemp(join(options.temporaryFolder, 'recipe-'))
  // Loaded when the first recipe runs: a library of 70 MB.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${Math.floor(options.memoryLimitBytes / 2 ** 20)}MiB`,
    temp_directory: folder,
    // Rows have no order before the last query gives them one.
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
    lock_configuration: 'true',
  })
  const connection = await instance.connect()
  return {
    connection,
    close() {
      connection.closeSync()
      instance.closeSync()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
