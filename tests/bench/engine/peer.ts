import type { DuckDBConnection } from '@duckdb/node-api'
import type { EngineCase } from './engine-cases.ts'

/** A row per class: its number, its units, and per measure a sum and a count. */
export type PeerAnswer = readonly (readonly unknown[])[]

/** Another engine with the units in its own memory. */
export interface Peer {
  ask(question: EngineCase): Promise<PeerAnswer> | PeerAnswer
  close(): void
}

/** Copies the table `units` out of DuckDB; the town is left out, which the named case does not read. */
export type OpenPeer = (duckdb: DuckDBConnection) => Promise<Peer>

/** Calls with every row of a query, in order, and its number. */
export async function eachRow(
  duckdb: DuckDBConnection,
  sql: string,
  take: (values: readonly unknown[], row: number) => void,
): Promise<void> {
  const rows = await duckdb.stream(sql)
  let first = 0
  for (let chunk = await rows.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await rows.fetchChunk()) {
    for (const [index, values] of chunk.getRows().entries()) take(values, first + index)
    first += chunk.rowCount
  }
}
