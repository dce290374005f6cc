import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { doubleLiteral, quoted, type SqlDialect } from './sql-dialect.ts'

const TYPES: Readonly<Record<ColumnType, string>> = {
  number: 'double precision',
  integer: 'bigint',
  text: 'text',
  date: 'date',
  boolean: 'boolean',
}

/** PostgreSQL cuts longer names off, so that two could become one. */
export const MOST_NAME_BYTES = 63

/** A day as PostgreSQL writes it: the year 0 of the calendar that has one is the year 1 before it. */
export function postgresDay(iso: string): string {
  return iso.startsWith('0000-') ? `0001${iso.slice(4)} BC` : iso
}

function prepared(column: string, type: ColumnType): string {
  switch (type) {
    case 'number':
    case 'integer': {
      // NaN stands above every number and is equal to itself here.
      const double = `CAST(${column} AS double precision)`
      return `CASE WHEN ${double} <> 'NaN' THEN ${double} END`
    }
    case 'text':
      // By code points, whatever the database's language: it says which of two texts is the first.
      return `CAST(${column} AS text) COLLATE "C"`
    case 'date':
      return `CAST(${column} AS date)`
    case 'boolean':
      return `CAST(${column} AS boolean)`
    default:
      return assertNever(type)
  }
}

/**
 * PostgreSQL 14 and later. The as-of date is the setting `tessera.as_of`; `instr`, which it lacks, is made by the script
 * that uses it (see postgres-helpers.ts).
 */
export const postgresDialect: SqlDialect = {
  id: 'postgresql',
  product: 'PostgreSQL',
  identifier: (name) => quoted(name, '"'),
  text: (value) => quoted(value, "'"),
  number: doubleLiteral,
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  date: (iso) => `DATE '${postgresDay(iso)}'`,
  prepared,
  binary: (expression) => expression,
  position: (text, part) => `strpos(${text}, ${part})`,
  asOf: (iso) => `CAST(coalesce(nullif(current_setting('tessera.as_of', true), ''), '${iso}') AS date)`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  columnType: (type) => TYPES[type],
  howToRun: (fileName, iso) => [
    `psql -v ON_ERROR_STOP=1 -f ${fileName} DATABASE`,
    `For another as-of date, first:  SET tessera.as_of = '${iso}';`,
  ],
}
