import type { Definition } from '../../definitions/definition.ts'
import { duckdbDialect } from '../duckdb-dialect.ts'
import { duckdbReading } from './duckdb-reading.ts'
import { figureRows, loadFigures } from './load-check.ts'
import type { LoadedColumn } from './loaded-columns.ts'
import { fileText, type LoadedPlan, rawColumns, type TextPlan } from './plan-load.ts'

/** Statements of DuckDB that make and check the table. */
export function duckdbLoad(
  { grain }: Definition,
  rowCount: number,
  columns: readonly LoadedColumn[],
  plan: LoadedPlan,
): readonly string[] {
  const { identifier, columnType } = duckdbDialect
  const table = identifier(grain.table)
  const values = columns.map(({ name, header, position, type, reading }) => {
    const raw = plan.kind === 'text' ? `c${position}` : identifier(header)
    const value =
      reading === null
        ? nativeValue(raw, type, columnType(type))
        : duckdbReading(plan.kind === 'text' ? raw : `CAST(${raw} AS VARCHAR)`, type, reading)
    return `  ${value} AS ${identifier(name)}`
  })
  if (grain.keyIs === 'row-number') values.unshift(`  row_number() OVER () AS ${identifier(grain.key)}`)
  const figures = loadFigures(rowCount, columns, duckdbDialect)
  return [
    `CREATE OR REPLACE TABLE ${table} AS SELECT`,
    values.join(',\n'),
    `FROM ${plan.kind === 'text' ? readCsv(plan) : `read_parquet(${fileText(plan.file)})`};`,
    '',
    'WITH figures AS (',
    figureRows(figures, table),
    ')',
    "SELECT coalesce(error('Not as the workbench read it: ' || string_agg(what || ' ' || found || ' instead of ' || expected, '; ')), '')",
    'FROM figures WHERE found <> expected HAVING count(*) > 0;',
  ]
}

function readCsv({ file, dialect, width }: TextPlan): string {
  const { delimiter, quote, hasHeader, skipLines } = dialect
  const options = [
    'auto_detect = false',
    `delim = ${fileText(delimiter)}`,
    `quote = ${fileText(quote)}`,
    `escape = ${fileText(quote)}`,
    `skip = ${skipLines}`,
    `header = ${hasHeader}`,
    'ignore_errors = true',
    'parallel = false',
    `columns = {${rawColumns(width, (name) => `${name}: 'VARCHAR'`)}}`,
  ]
  return `read_csv(${fileText(file)}, ${options.join(', ')})`
}

/** A Parquet column as the workbench takes it: numbers without NaN and infinity, blank texts and endless days missing. */
function nativeValue(raw: string, type: LoadedColumn['type'], sqlType: string): string {
  if (type === 'number') {
    const double = `CAST(${raw} AS DOUBLE)`
    return `CASE WHEN isfinite(${double}) THEN ${double} END`
  }
  if (type === 'text') {
    const text = `CAST(${raw} AS VARCHAR)`
    return `CASE WHEN trim(${text}, ' ') <> '' THEN ${text} END`
  }
  if (type === 'date') return `CASE WHEN isfinite(${raw}) THEN CAST(${raw} AS DATE) END`
  return `CAST(${raw} AS ${sqlType})`
}
