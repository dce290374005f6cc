import type { DuckDBConnection } from '@duckdb/node-api'
import { allocateColumns } from '../../../main/columns/allocate-columns.ts'
import { markValue, validityOf, valuesOf } from '../../../main/columns/column-view.ts'
import { buildDictionary } from '../../../main/columns/dictionary.ts'
import { missingValueOf } from '../../../main/columns/storage.ts'
import { ROWS_PER_CHUNK, type SpineColumns, type StoredColumn } from '../../../main/ports/spine-columns.ts'

/** Categories c0 to c5, with so many texts each. */
export const CATEGORIES = [4, 5, 6, 8, 10, 12]
/** Traits t0 to t5, from 0 to 1. */
export const TRAITS = 6
/** Amounts m0 to m11, from 0 to 10,000. */
export const AMOUNTS = 12
/** Texts of the column `town`. */
export const TOWNS = 100_000

const uniform = (seed: number): string => `((hash(i * 64 + ${seed}) % 1000003) / 1000003.0)`
const gap = (seed: number, value: string): string =>
  `case when ${uniform(seed + 32)} < 0.03 then null else ${value} end`

/** Six categories and a town as ENUM; six traits and twelve amounts with 3 % missing. */
export async function makeUnits(duckdb: DuckDBConnection, rows: number): Promise<void> {
  const columns: string[] = []
  for (const [c, size] of CATEGORIES.entries()) {
    await makeEnum(duckdb, `e${c}`, categoryTexts(size))
    columns.push(`('c' || (${uniform(c)} * ${size})::int % ${size})::e${c} as c${c}`)
  }
  for (let t = 0; t < TRAITS; t++) columns.push(`${gap(6 + t, `${uniform(6 + t)}::double`)} as t${t}`)
  for (let m = 0; m < AMOUNTS; m++) columns.push(`${gap(12 + m, `(${uniform(12 + m)} * 10000)::double`)} as m${m}`)
  await makeEnum(duckdb, 'town', townTexts())
  columns.push(`('town ' || (hash(i + 5) % ${TOWNS}))::town as town`)
  await duckdb.run(`create table units as select ${columns.join(', ')} from range(${rows}) r(i)`)
}

async function makeEnum(duckdb: DuckDBConnection, name: string, texts: readonly string[]): Promise<void> {
  await duckdb.run(`create type ${name} as enum (${texts.map((text) => `'${text}'`).join(', ')})`)
}

function categoryTexts(size: number): readonly string[] {
  return Array.from({ length: size }, (_, code) => `c${code}`)
}

function townTexts(): readonly string[] {
  return Array.from({ length: TOWNS }, (_, code) => `town ${code}`)
}

/** The same units as the engine has them. */
export async function readUnits(duckdb: DuckDBConnection, rows: number): Promise<SpineColumns> {
  const text = { type: 'text', storage: 'u8' } as const
  const number = { type: 'number', storage: 'f64', dictionary: null } as const
  const columns: readonly StoredColumn[] = [
    ...CATEGORIES.map((size, c) => ({ name: `c${c}`, ...text, dictionary: buildDictionary(categoryTexts(size)) })),
    ...Array.from({ length: TRAITS }, (_, t) => ({ name: `t${t}`, ...number })),
    ...Array.from({ length: AMOUNTS }, (_, m) => ({ name: `m${m}`, ...number })),
    { name: 'town', type: 'text', storage: 'u32', dictionary: buildDictionary(townTexts()) },
  ]
  const table = allocateColumns(columns, rows)
  // A missing value is a number that no column holds: plain arrays of doubles are read many times faster.
  const list = columns.map(({ name, type }) =>
    type === 'text' ? `enum_code(${name})::double as ${name}` : `coalesce(${name}, -1) as ${name}`,
  )
  const result = await duckdb.stream(`select ${list.join(', ')} from units`)
  let first = 0
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [index, column] of columns.entries()) {
      copyInto(
        table,
        index,
        missingValueOf(column),
        first,
        Reflect.get(chunk.getColumnVector(index), 'items'),
        chunk.rowCount,
      )
    }
    first += chunk.rowCount
  }
  return table
}

function copyInto(table: SpineColumns, index: number, missing: number, first: number, items: unknown, rows: number) {
  if (!(items instanceof Float64Array)) throw new Error('DuckDB keeps numbers in another shape than this reader knows')
  for (let row = 0; row < rows; row++) {
    const chunk = Math.floor((first + row) / ROWS_PER_CHUNK)
    const at = (first + row) % ROWS_PER_CHUNK
    if (row === 0 || at === 0) {
      const start = row
      const values = valuesOf(table, index, chunk)
      const validity = validityOf(table, index, chunk)
      const end = Math.min(rows, start + ROWS_PER_CHUNK - at)
      for (let one = start; one < end; one++) {
        const value = items[one]!
        values[at + one - start] = value < 0 ? missing : value
        if (value >= 0) markValue(validity, at + one - start)
      }
      row = end - 1
    }
  }
}
