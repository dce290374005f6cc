import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { doubleLiteral, quoted, type SqlDialect } from './sql-dialect.ts'

const TYPES: Readonly<Record<ColumnType, string>> = {
  number: 'REAL',
  integer: 'INTEGER',
  text: 'TEXT',
  date: 'TEXT',
  boolean: 'INTEGER',
}

/** A SQLite column may hold values of any type: one that does not fit is missing, as it is on import. */
function prepared(column: string, type: ColumnType): string {
  switch (type) {
    case 'number':
    case 'integer':
      return `CASE WHEN typeof(${column}) IN ('integer', 'real') THEN CAST(${column} AS REAL) END`
    case 'text':
      return `CAST(${column} AS TEXT)`
    case 'date':
      // date() makes a day of what is none: of the 30th of February the 1st of March, of "now" today.
      return `CASE WHEN typeof(${column}) = 'text' AND date(${column}) = substr(${column}, 1, 10) THEN substr(${column}, 1, 10) END`
    case 'boolean':
      return `CASE WHEN ${column} IN (0, 1) THEN CAST(${column} AS INTEGER) END`
    default:
      return assertNever(type)
  }
}

/** SQLite 3.39 and later (3.40 reads numbers under 1e-280 one step off, 3.54 does not); days are texts yyyy-mm-dd, truth is 0 and 1. The as-of date is the parameter `:as_of`. */
export const sqliteDialect: SqlDialect = {
  id: 'sqlite',
  product: 'SQLite',
  identifier: (name) => quoted(name, '"'),
  text: (value) => quoted(value, "'"),
  number: doubleLiteral,
  boolean: (value) => (value ? '1' : '0'),
  date: (iso) => `'${iso}'`,
  prepared,
  binary: (expression) => `${expression} COLLATE BINARY`,
  position: (text, part) => `instr(${text}, ${part})`,
  asOf: (iso) => `date(coalesce(:as_of, '${iso}'))`,
  // Julian days of midnights are halves, so their difference is exact.
  daysBetween: (from, to) => `julianday(${to}) - julianday(${from})`,
  columnType: (type) => TYPES[type],
  howToRun: (fileName, iso) => [
    `sqlite3 -header -csv customers.sqlite < ${fileName}`,
    `For another as-of date, first:  .parameter set :as_of "'${iso}'"   (in a program, bind :as_of, or NULL for the day above)`,
  ],
}
