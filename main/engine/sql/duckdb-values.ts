import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api'
import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import type { SqlValue } from '../../ports/sql-engine.ts'

/** DuckDB's type of a column. */
export function duckdbType(type: ColumnType): DuckDBType {
  switch (type) {
    case 'number':
      return DOUBLE
    case 'integer':
      return BIGINT
    case 'text':
      return VARCHAR
    case 'date':
      return DATE
    case 'boolean':
      return BOOLEAN
    default:
      return assertNever(type)
  }
}

/** A cell as DuckDB's vectors take it. */
export function duckdbValue(value: SqlValue, type: ColumnType): DuckDBValue {
  if (value === null) return null
  if (type === 'integer') return BigInt(Number(value))
  return type === 'date' ? new DuckDBDateValue(dayFromIso(String(value))) : value
}
