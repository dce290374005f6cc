import type { Definition } from '../../definitions/definition.ts'
import { sqliteDialect } from '../sqlite-dialect.ts'
import { figureRows, loadFigures } from './load-check.ts'
import type { LoadedColumn } from './loaded-columns.ts'
import { type LoadedPlan, rawColumns } from './plan-load.ts'
import { sqliteReading, sqliteSettled } from './sqlite-reading.ts'

const RAW = 'tessera_raw'

/** Lines for the sqlite3 command line that make and check the table. */
export function sqliteLoad(
  { grain }: Definition,
  rowCount: number,
  columns: readonly LoadedColumn[],
  plan: LoadedPlan,
): readonly string[] {
  if (plan.kind !== 'text') throw new Error('SQLite reads no Parquet')
  const { identifier, columnType } = sqliteDialect
  const table = identifier(grain.table)
  const { dialect, width, file, rowsSetAside } = plan
  // The import fills short rows with NULL and drops what is beyond: a column more than the file has tells both.
  const watched = rowsSetAside > 0
  const tests = [...(width > 1 ? [`c${width} IS NOT NULL`] : []), ...(watched ? [`c${width + 1} IS NULL`] : [])]
  const kept = tests.length === 0 ? '' : ` WHERE ${tests.join(' AND ')}`
  const isNumbered = grain.keyIs === 'row-number'
  const key = isNumbered ? [`${identifier(grain.key)} INTEGER`] : []
  const values = columns.map(({ position, type, reading }) =>
    reading === null ? `c${position}` : sqliteReading(`c${position}`, type, reading),
  )
  const settled = columns.flatMap(({ name, type }) => {
    const value = sqliteSettled(identifier(name), type)
    return value === null ? [] : [`  ${identifier(name)} = ${value}`]
  })
  return [
    '.bail on',
    `DROP TABLE IF EXISTS ${RAW};`,
    `CREATE TABLE ${RAW} (${rawColumns(watched ? width + 1 : width, (name) => `${name} TEXT`)});`,
    '.mode csv',
    `.separator ${argument(dialect.delimiter)} "\\n"`,
    `.import --skip ${dialect.skipLines + (dialect.hasHeader ? 1 : 0)} ${argument(file)} ${RAW}`,
    '.mode list',
    `DROP TABLE IF EXISTS ${table};`,
    `CREATE TABLE ${table} (${[...key, ...columns.map(({ name, type }) => `${identifier(name)} ${columnType(type)}`)].join(', ')});`,
    `INSERT INTO ${table} SELECT`,
    [...(isNumbered ? ['row_number() OVER (ORDER BY rowid)'] : []), ...values].map((value) => `  ${value}`).join(',\n'),
    `FROM ${RAW}${kept} ORDER BY rowid;`,
    ...(settled.length === 0 ? [] : [`UPDATE ${table} SET`, `${settled.join(',\n')};`]),
    `DROP TABLE ${RAW};`,
    '',
    'CREATE TEMP TABLE tessera_figures AS',
    `${figureRows(loadFigures(rowCount, columns, sqliteDialect), table)};`,
    "SELECT what || ' ' || found || ' instead of ' || expected FROM tessera_figures WHERE found <> expected;",
    'CREATE TEMP TABLE tessera_differing (figures INTEGER CONSTRAINT "Not as the workbench read it" CHECK (figures = 0));',
    'INSERT INTO tessera_differing SELECT count(*) FROM tessera_figures WHERE found <> expected;',
    'DROP TABLE tessera_figures;',
    'DROP TABLE tessera_differing;',
  ]
}

/** An argument of a dot command, in which C escapes are read. */
function argument(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t')}"`
}
