import {
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBVector,
  INTEGER,
  UINTEGER,
  USMALLINT,
  UTINYINT,
} from '@duckdb/node-api'
import { type ColumnValues, validityOf, valuesOf } from '../../columns/column-view.ts'
import { dictionaryTexts } from '../../columns/dictionary.ts'
import type { SpineColumns, StoredColumn } from '../../ports/spine-columns.ts'
import { quotedName } from '../duckdb-session.ts'
import { appendTexts, appendTo, createTexts, itemsOf, VECTOR_ROWS } from './fill-vectors.ts'
import type { DatabaseObject } from './spine-database.ts'

/**
 * Copies columns of a table into a table of DuckDB, vector by vector: no value is looked at one by one, but missing
 * ones. Texts go as their codes and are joined with their dictionary. Columns keep their names; types: DOUBLE for
 * numbers, BIGINT, VARCHAR, DATE, BOOLEAN. Answers with what it made.
 */
export async function stageTable(
  connection: DuckDBConnection,
  part: string,
  table: SpineColumns,
  columns: readonly number[],
  check: () => void,
): Promise<readonly DatabaseObject[]> {
  const chosen = columns.map((index) => ({ index, stored: storedAt(table, index) }))
  const raw = `raw ${part}`
  const types = chosen.map(({ stored }) => rawType(stored))
  const declared = chosen.map(({ stored }, at) => `${quotedName(stored.name)} ${types[at]}`)
  await connection.run(`CREATE OR REPLACE TABLE ${quotedName(raw)} (${declared.join(', ')})`)
  await appendTo(connection, raw, (appender) => {
    for (const [chunk, { rowCount }] of table.chunks.entries()) {
      const sources = chosen.map(({ index, stored }) => ({
        values: valuesOf(table, index, chunk),
        // A missing text's code finds no entry of the dictionary.
        validity: stored.dictionary === null ? validityOf(table, index, chunk) : null,
      }))
      for (let first = 0; first < rowCount; first += VECTOR_ROWS) {
        check()
        const rows = Math.min(VECTOR_ROWS, rowCount - first)
        const data = DuckDBDataChunk.create(types, rows)
        for (const [at, { values, validity }] of sources.entries())
          fillVector(data.getColumnVector(at), values, validity, first, rows)
        appender.appendDataChunk(data)
      }
    }
  })
  return finish(connection, part, raw, chosen, check)
}

interface Chosen {
  readonly index: number
  readonly stored: StoredColumn
}

/** Gives the raw columns their types. Without texts that is a view; with texts the codes are read out once. */
async function finish(
  connection: DuckDBConnection,
  part: string,
  raw: string,
  chosen: readonly Chosen[],
  check: () => void,
): Promise<readonly DatabaseObject[]> {
  const joins: string[] = []
  const expressions: string[] = []
  for (const [at, { stored }] of chosen.entries()) {
    const value = `r.${quotedName(stored.name)}`
    if (stored.dictionary === null) {
      expressions.push(`${typedSql(value, stored)} AS ${quotedName(stored.name)}`)
      continue
    }
    await createTexts(connection, `d${at} ${part}`)
    await appendTexts(connection, `d${at} ${part}`, 0, dictionaryTexts(stored.dictionary), check)
    joins.push(`LEFT JOIN ${quotedName(`d${at} ${part}`)} d${at} ON ${value} = d${at}.code`)
    expressions.push(`d${at}.value AS ${quotedName(stored.name)}`)
  }
  const select = `SELECT ${expressions.join(', ')} FROM ${quotedName(raw)} r ${joins.join(' ')}`
  const kind = joins.length === 0 ? 'VIEW' : 'TABLE'
  await connection.run(`CREATE ${kind} ${quotedName(part)} AS ${select}`)
  if (joins.length === 0)
    return [
      { kind: 'VIEW', name: part },
      { kind: 'TABLE', name: raw },
    ]
  const spent = [raw, ...chosen.flatMap(({ stored }, at) => (stored.dictionary === null ? [] : [`d${at} ${part}`]))]
  for (const name of spent) await connection.run(`DROP TABLE ${quotedName(name)}`)
  return [{ kind: 'TABLE', name: part }]
}

function typedSql(value: string, { type }: StoredColumn): string {
  if (type === 'integer') return `CAST(${value} AS BIGINT)`
  return type === 'boolean' ? `CAST(${value} AS BOOLEAN)` : value
}

function rawType({ type, storage }: StoredColumn): DuckDBType {
  if (type === 'date') return DATE
  switch (storage) {
    case 'f64':
      return DOUBLE
    case 'i32':
      return INTEGER
    case 'u8':
      return UTINYINT
    case 'u16':
      return USMALLINT
    case 'u32':
      return UINTEGER
  }
}

function fillVector(
  vector: DuckDBVector,
  values: ColumnValues,
  validity: Uint8Array | null,
  first: number,
  rows: number,
): void {
  itemsOf(vector).set(values.subarray(first, first + rows))
  if (validity !== null) markMissing(vector, validity, first, rows)
  vector.flush()
}

/** `first` is a multiple of 8. Whole bytes of present values are passed over. */
function markMissing(vector: DuckDBVector, validity: Uint8Array, first: number, rows: number): void {
  for (let start = 0; start < rows; start += 8) {
    const bits = validity[(first + start) >> 3] ?? 0
    if (bits === 0xff) continue
    const end = Math.min(start + 8, rows)
    for (let row = start; row < end; row++) if (((bits >> (row - start)) & 1) === 0) vector.setItem(row, null)
  }
}

function storedAt({ columns }: SpineColumns, index: number): StoredColumn {
  const stored = columns[index]
  if (stored === undefined) throw new RangeError(`No column ${index}`)
  return stored
}
