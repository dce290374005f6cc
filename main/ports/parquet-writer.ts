import type { SqlTable } from './sql-engine.ts'

/** Makes a Parquet file of a table, in order. */
export interface ParquetWriter {
  write(table: SqlTable, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
}
