import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { doubleLiteral, quoted, type SqlDialect } from './sql-dialect.ts'

const TYPES: Readonly<Record<ColumnType, string>> = {
  number: 'DOUBLE',
  integer: 'BIGINT',
  text: 'VARCHAR',
  date: 'DATE',
  boolean: 'BOOLEAN',
}

function prepared(column: string, type: ColumnType): string {
  switch (type) {
    case 'number':
    case 'integer': {
      // DuckDB holds NaN above every number and equal to itself; a float column is widened before it is compared.
      const double = `CAST(${column} AS DOUBLE)`
      return `CASE WHEN NOT isnan(${double}) THEN ${double} END`
    }
    case 'text':
      return `CAST(${column} AS VARCHAR)`
    case 'date':
      return `CAST(${column} AS DATE)`
    case 'boolean':
      return `CAST(${column} AS BOOLEAN)`
    default:
      return assertNever(type)
  }
}

/** DuckDB 1.x. The as-of date is the session variable `as_of`, so that the file runs as it stands anywhere. */
export const duckdbDialect: SqlDialect = {
  id: 'duckdb',
  product: 'DuckDB',
  identifier: (name) => quoted(name, '"'),
  text: (value) => quoted(value, "'"),
  number: doubleLiteral,
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  date: (iso) => `DATE '${iso}'`,
  prepared,
  binary: (expression) => expression,
  position: (text, part) => `instr(${text}, ${part})`,
  asOf: (iso) => `CAST(coalesce(CAST(getvariable('as_of') AS VARCHAR), '${iso}') AS DATE)`,
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  columnType: (type) => TYPES[type],
  howToRun: (fileName, iso) => [
    `duckdb customers.duckdb < ${fileName}`,
    `For another as-of date, first:  SET VARIABLE as_of = DATE '${iso}';`,
  ],
}
