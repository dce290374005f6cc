/* Runs a recipe's script in the products that it is for, over the recipe's own files, and holds the table against the built one. */
import { writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { expect } from 'vitest'
import { cellValue } from '../../../main/columns/cell-value.ts'
import { duckdbDialect } from '../../../main/domain/exports/duckdb-dialect.ts'
import { postgresDialect } from '../../../main/domain/exports/postgres-dialect.ts'
import type { SqlDialect } from '../../../main/domain/exports/sql-dialect.ts'
import { recipeScript } from '../../../main/domain/recipe/script/recipe-script.ts'
import type { ScriptProductId } from '../../../main/domain/recipe/script/script-product.ts'
import { workerUrls } from '../../../main/hosts/worker-urls.ts'
import { createSourceReader } from '../../../main/sources/source-reader.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { csvLine } from '../../../shared/files/csv-cell.ts'
import { withoutUnused } from '../../../shared/recipe/unused-sources.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import type { PostgresServer } from '../../fixtures/postgres-server.ts'
import type { Cell, MadeTable } from './recipe-bed.ts'

/** Of the warehouse's own tables. */
const SCHEMA = 'raw'
const KEYS_FILE = 'decided-keys.csv'
const HASHES = { sources: 'a', features: 'b', scores: '', rules: null }

/** The files of every source as the workbench decodes them: typed tables of a warehouse, each loaded from one CSV file. */
async function loadSql(
  made: MadeTable,
  dialect: SqlDialect,
  folder: string,
  load: (path: string, table: string) => string,
): Promise<readonly string[]> {
  const reader = createSourceReader({ workerUrl: workerUrls().source, temporaryFolder: join(folder, 'spill') })
  const statements: string[] = []
  try {
    for (const { sourceId, columns } of made.report.sources) {
      const source = made.recipe.sources.find(({ id }) => id === sourceId)
      const used = columns.filter(({ isRead }) => isRead)
      const lines = [csvLine(used.map(({ name }) => name))]
      for (const { path } of source?.files ?? []) {
        const file = isAbsolute(path) ? path : join(folder, path)
        const { table } = await reader.read(file, source?.options ?? {}, () => undefined, new AbortController().signal)
        const indexes = used.map(({ name }) => table.columns.findIndex((column) => column.name === name))
        for (let row = 0; row < table.rowCount; row++)
          lines.push(csvLine(used.map(({ type }, at) => textOf(cellValue(table, indexes[at] ?? 0, row), type))))
      }
      const path = join(folder, `${sourceId}.decoded.csv`)
      writeFileSync(path, lines.join(''))
      const types = used.map(({ name, type }) => `${dialect.identifier(name)} ${dialect.columnType(type)}`)
      statements.push(`CREATE TABLE ${SCHEMA}.${dialect.identifier(sourceId)} (${types.join(', ')});`)
      statements.push(load(path, `${SCHEMA}.${dialect.identifier(sourceId)}`))
    }
  } finally {
    await reader.close()
  }
  return statements
}

function textOf(value: Cell, type: ColumnType): string {
  if (value === null) return ''
  return type === 'date' && typeof value === 'number' ? isoFromDay(value) : String(value)
}

function scriptOf(made: MadeTable, product: ScriptProductId, folder: string): string {
  const types = made.report.sources.map(
    ({ sourceId, columns }) =>
      [sourceId, new Map(columns.filter(({ isRead }) => isRead).map(({ name, type }) => [name, type]))] as const,
  )
  const { text, problems, decidedKeys } = recipeScript(withoutUnused(made.recipe), new Map(types), {
    ...{ product, hashes: HASHES, tables: ({ id }) => ({ name: `${SCHEMA}.${id}` }), coarsened: new Map() },
    ...{ fileName: 'customers.sql', keysFileName: KEYS_FILE },
  })
  expect(problems).toEqual([])
  const lines = decidedKeys.map(({ step, place, key, becomes }) => csvLine([step, String(place), key, becomes]))
  writeFileSync(join(folder, KEYS_FILE), [csvLine(['step', 'place', 'key', 'becomes']), ...lines].join(''))
  return text ?? ''
}

/** The table by DuckDB; each row by column. */
export async function inDuckdb(made: MadeTable, folder: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const instance = await DuckDBInstance.create(':memory:', { file_search_path: folder, threads: '2' })
  const connection = await instance.connect()
  try {
    const load = (path: string, table: string) => `COPY ${table} FROM '${path}' (HEADER);`
    await connection.run(`CREATE SCHEMA ${SCHEMA}`)
    for (const statement of await loadSql(made, duckdbDialect, folder, load)) await connection.run(statement)
    await connection.run(scriptOf(made, 'duckdb', folder))
    return await jsonRows(connection, 'SELECT * FROM tessera_recipe.customers')
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The table by PostgreSQL, in a database of its own schema that is emptied first. */
export async function inPostgres(
  made: MadeTable,
  folder: string,
  server: PostgresServer,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const load = (path: string, table: string) => `\\copy ${table} FROM '${path}' WITH (FORMAT csv, HEADER)`
  const before = [
    `DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE;`,
    `CREATE SCHEMA ${SCHEMA};`,
    ...(await loadSql(made, postgresDialect, folder, load)),
  ]
  writeFileSync(join(folder, 'load.sql'), before.join('\n'))
  writeFileSync(join(folder, 'customers.sql'), scriptOf(made, 'postgresql', folder))
  await server.runFile(join(folder, 'load.sql'), folder)
  await server.runFile(join(folder, 'customers.sql'), folder)
  return server.rows('SELECT * FROM tessera_recipe.customers')
}

async function jsonRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answer = await connection.runAndReadAll(sql)
  return answer
    .getRowObjects()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'bigint'
            ? Number(value)
            : typeof value === 'object' && value !== null
              ? String(value)
              : value,
        ]),
      ),
    )
}

/** Every column and every row: numbers to 1e-9 of their size, everything else the same. */
export function expectSameTable(made: MadeTable, rows: readonly Readonly<Record<string, unknown>>[]): void {
  const { columns, rowCount } = made.table
  expect(rows.length).toBe(rowCount)
  expect(Object.keys(rows[0] ?? {})).toEqual(columns.map(({ name }) => name))
  const byKey = new Map(rows.map((row) => [String(row[made.keyColumn]), row]))
  const keys = made.values(made.keyColumn)
  for (const { name, type } of columns) {
    const differing = made.values(name).flatMap((value, row) => {
      const own = type === 'date' && typeof value === 'number' ? isoFromDay(value) : value
      const other = byKey.get(String(keys[row]))?.[name] ?? null
      return isSame(own, other) ? [] : [{ key: keys[row], own, other }]
    })
    expect(differing.slice(0, 5), `${name}: ${differing.length} rows`).toEqual([])
  }
}

function isSame(one: Cell, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))
}
