import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { duckdbDialect } from '../../domain/exports/duckdb-dialect.ts'
import type { ParquetWriter } from '../../ports/parquet-writer.ts'
import type { SqlTable } from '../../ports/sql-engine.ts'
import { loadTable } from './duckdb-engine.ts'

/**
 * Writes Parquet through DuckDB, which may write in one private folder only; that is gone afterwards.
 * @param parent where it is made; in the workbench a folder that the next start wipes after a crash
 */
export function createParquetWriter(parent: string = tmpdir()): ParquetWriter {
  return {
    async write(table, signal) {
      await mkdir(parent, { recursive: true, mode: 0o700 })
      const folder = await mkdtemp(join(parent, 'tessera-parquet-'))
      try {
        return await writeInto(folder, table, signal)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

async function writeInto(folder: string, table: SqlTable, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
  })
  const connection = await instance.connect()
  try {
    // The folder must be allowed before external access is shut, and both before the configuration is locked.
    await connection.run(`SET allowed_directories = [${duckdbDialect.text(folder + sep)}]`)
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
    await loadTable(connection, table, signal)
    const file = join(folder, 'table.parquet')
    const name = duckdbDialect.identifier(table.name)
    await connection.run(`COPY ${name} TO ${duckdbDialect.text(file)} (FORMAT parquet, COMPRESSION zstd)`)
    return new Uint8Array(await readFile(file))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
