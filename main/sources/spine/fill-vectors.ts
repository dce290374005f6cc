import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBVector,
  UINTEGER,
  VARCHAR,
} from '@duckdb/node-api'
import type { ColumnValues } from '../../columns/column-view.ts'
import { quotedName } from '../duckdb-session.ts'

/** Rows of one DuckDB vector. */
export const VECTOR_ROWS = 2048

/** The vector's own array: setting cell by cell costs ten times as much. */
export function itemsOf(vector: DuckDBVector): ColumnValues {
  const items: unknown = Reflect.get(vector, 'items')
  if (
    items instanceof Float64Array ||
    items instanceof Int32Array ||
    items instanceof Uint8Array ||
    items instanceof Uint16Array ||
    items instanceof Uint32Array
  )
    return items
  throw new Error('DuckDB keeps values in another shape than this writer knows')
}

/**
 * Closes the appender where the work is stopped too: one that is left open writes the rows that it still holds when it is
 * collected, into the table that has the name by then.
 */
export async function appendTo(
  connection: DuckDBConnection,
  table: string,
  work: (appender: DuckDBAppender) => void,
): Promise<void> {
  const appender = await connection.createAppender(table)
  try {
    work(appender)
  } finally {
    appender.closeSync()
  }
}

/** Appends texts to a table (code UINTEGER, value VARCHAR), each with its code from `firstCode` on. */
export async function appendTexts(
  connection: DuckDBConnection,
  table: string,
  firstCode: number,
  texts: readonly string[],
  check: () => void,
): Promise<void> {
  await appendTo(connection, table, (appender) => {
    for (let first = 0; first < texts.length; first += VECTOR_ROWS) {
      check()
      const rows = Math.min(VECTOR_ROWS, texts.length - first)
      const data = DuckDBDataChunk.create([UINTEGER, VARCHAR], rows)
      const codes = data.getColumnVector(0)
      const items = itemsOf(codes)
      const values = data.getColumnVector(1)
      for (let row = 0; row < rows; row++) {
        items[row] = firstCode + first + row
        values.setItem(row, texts[first + row] ?? null)
      }
      codes.flush()
      values.flush()
      appender.appendDataChunk(data)
    }
  })
}

/** Makes an empty table for `appendTexts`. */
export async function createTexts(connection: DuckDBConnection, table: string): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE ${quotedName(table)} (code UINTEGER, value VARCHAR)`)
}
