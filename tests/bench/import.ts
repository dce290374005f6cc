/*
 * One file of 1M rows × 24 columns, as CSV and as Parquet, read to the customer table with digest and distinct counts,
 * and read by DuckDB with its own sniffing into a table of its own, turn by turn in one run. Sums are compared first.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { valuesOf } from '../../main/columns/column-view.ts'
import type { ReadResult, SourceReader } from '../../main/ports/source-reader.ts'
import { createSourceReader } from '../../main/sources/source-reader.ts'
import { median } from './bench-figures.ts'
import { generateUnits, withDuckdb } from './generate-units.ts'

const ROWS = 1_000_000
const ROUNDS = 4
const THREADS = 2
const WORKER = new URL('../../main/sources/source-worker.ts', import.meta.url)

export interface ImportFigures {
  /** Medians: file to customer table, and DuckDB's own sniffed read. */
  readonly csvMs: number
  readonly csvDuckdbMs: number
  readonly parquetMs: number
  readonly parquetDuckdbMs: number
  /** The first read of all, threads started and code cold. */
  readonly firstCsvMs: number
  /** What the first read added to the process while it ran, the table included. */
  readonly addedMemoryMiB: number
}

/** Times reading of a generated file by the product and by DuckDB; `rows` for a smaller trial. */
export async function benchImport(rows = ROWS): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-import-'))
  const temporaryFolder = join(folder, 'spill')
  mkdirSync(temporaryFolder)
  const reader = createSourceReader({ workerUrl: WORKER, temporaryFolder, threads: THREADS })
  try {
    const files = await withDuckdb(THREADS, (connection) => generateUnits(connection, folder, rows))
    const csv = await compare(reader, files.csv, 'read_csv')
    const parquet = await compare(reader, files.parquet, 'read_parquet')
    return {
      csvMs: csv.ownMs,
      csvDuckdbMs: csv.duckdbMs,
      parquetMs: parquet.ownMs,
      parquetDuckdbMs: parquet.duckdbMs,
      firstCsvMs: csv.firstMs,
      addedMemoryMiB: csv.addedMemoryMiB,
    }
  } finally {
    await reader.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Compared {
  readonly ownMs: number
  readonly duckdbMs: number
  readonly firstMs: number
  readonly addedMemoryMiB: number
}

async function compare(reader: SourceReader, path: string, from: string): Promise<Compared> {
  const own: number[] = []
  const duckdb: number[] = []
  const beforeBytes = process.memoryUsage.rss()
  let mostBytes = beforeBytes
  const watch = (): void => {
    if (own.length === 0) mostBytes = Math.max(mostBytes, process.memoryUsage.rss())
  }
  for (let round = 0; round < ROUNDS; round++) {
    let startMs = performance.now()
    const read = await reader.read(path, {}, watch, new AbortController().signal)
    own.push(performance.now() - startMs)
    await withDuckdb(THREADS, async (connection) => {
      startMs = performance.now()
      await connection.run(`CREATE TABLE units AS SELECT * FROM ${from}('${path}')`)
      duckdb.push(performance.now() - startMs)
      if (round === 0) await refuseDifferent(connection, read)
    })
  }
  const [firstMs = 0, ...others] = own
  const addedMemoryMiB = Math.round((mostBytes - beforeBytes) / 2 ** 20)
  return { ownMs: median(others), duckdbMs: median(duckdb.slice(1)), firstMs, addedMemoryMiB }
}

async function refuseDifferent(connection: DuckDBConnection, read: ReadResult): Promise<void> {
  for (const name of ['amount_0', 'amount_7', 'logins']) {
    const column = read.table.columns.findIndex((one) => one.name === name)
    let sum = 0
    for (let chunk = 0; chunk < read.table.chunks.length; chunk++) {
      for (const value of valuesOf(read.table, column, chunk)) if (!Number.isNaN(value)) sum += value
    }
    const expected = Number(
      (await connection.runAndReadAll(`SELECT sum(${name})::DOUBLE FROM units`)).getRows()[0]?.[0],
    )
    if (!(Math.abs(sum - expected) <= 1e-9 * Math.abs(expected))) throw new Error(`${name}: ${sum} is not ${expected}`)
  }
}
