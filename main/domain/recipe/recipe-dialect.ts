import type { ColumnType } from '../../../shared/entities/column.ts'
import type { KeyMapping } from '../../../shared/recipe/key-form.ts'
import { duckdbDialect } from '../exports/duckdb-dialect.ts'
import { duckdbFormulaDialect } from '../exports/duckdb-formula-dialect.ts'
import type { FormulaDialect } from '../exports/formula-dialect.ts'
import type { SqlDialect } from '../exports/sql-dialect.ts'
import { inlineKeys } from './inline-keys.ts'

/** What recipes need of a SQL product besides what rules need. Arguments and results are SQL expressions. */
export interface RecipeDialect {
  readonly sql: SqlDialect
  readonly formula: FormulaDialect
  /** What begins a statement that makes a relation: the second word is VIEW or TABLE. */
  readonly create: 'CREATE' | 'CREATE OR REPLACE'
  /** A derived value as columns of its type are kept. */
  typed(value: string, type: ColumnType): string
  double(value: string): string
  /** A double without decimals as a whole number. */
  whole(value: string): string
  /** A whole number or missing, as the text that people write. */
  wholeText(value: string): string
  /** A double as a key: without decimals where it is whole. */
  doubleText(value: string): string
  /** Whole part of a double; missing where it has decimals. */
  wholeOf(value: string): string
  /** Without white space at the ends, runs of it as one space. */
  evenSpaces(text: string): string
  lowerCase(text: string): string
  withoutLeadingZeros(text: string): string
  /**
   * A key (as text), or what people said to read it as; of several pairs for it the first counts.
   * @param even evens a text out as the key is
   * @param stepId the step that the pairs are of
   */
  mappedKey(key: string, pairs: readonly KeyMapping[], even: (text: string) => string, stepId: string): string
  /** What follows FROM for the columns f and t: keys that people said are another one's. */
  mergedKeys(pairs: readonly (readonly [from: string, to: string])[], type: 'text' | 'integer'): string
  /** Aggregates; `filter` is a condition or null for all rows. */
  count(filter: string | null): string
  countDistinct(value: string, filter: string | null): string
  /** Compensated, so that the order of rows shows in the last digit at most. */
  sum(value: string, filter: string | null): string
  mean(value: string, filter: string | null): string
  least(value: string, filter: string | null): string
  greatest(value: string, filter: string | null): string
  median(value: string, filter: string | null): string
  /** The value of the earliest or latest day; of several on that day the least or the greatest. */
  firstBy(value: string, day: string, filter: string | null): string
  lastBy(value: string, day: string, filter: string | null): string
  /** Whole part of a quotient of whole numbers that are not negative. */
  wholeQuotient(value: string, divisor: number): string
  /** Days from the previous day of the same key to this one. */
  gapBefore(day: string, key: string): string
}

/** An aggregate over the rows for which a condition is true; null: all. */
export const filtered = (aggregate: string, filter: string | null): string =>
  filter === null ? aggregate : `${aggregate} FILTER (WHERE ${filter})`

/** The condition for rows that have a value, too. */
export const present = (value: string, filter: string | null): string =>
  filter === null ? `${value} IS NOT NULL` : `(${filter}) AND ${value} IS NOT NULL`

const WIDE_SPACES = ["'  '", 'chr(9)', 'chr(10)', 'chr(13)', 'chr(160)']

/** DuckDB 1.x. */
export const duckdbRecipeDialect: RecipeDialect = {
  sql: duckdbDialect,
  formula: duckdbFormulaDialect,
  create: 'CREATE OR REPLACE',
  ...inlineKeys(duckdbDialect),
  typed: (value, type) => (type === 'integer' ? `CAST(${value} AS BIGINT)` : value),
  whole: (value) => `CAST(${value} AS BIGINT)`,
  double: (value) => `CAST(${value} AS DOUBLE)`,
  wholeText: (value) => `CAST(${value} AS VARCHAR)`,
  doubleText: (value) =>
    `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9e15 THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END`,
  wholeOf: (value) => `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9e15 THEN CAST(${value} AS BIGINT) END`,
  // The expression that reads patterns costs ten times a search for a byte: only few texts need it.
  evenSpaces: (text) =>
    `CASE WHEN ${WIDE_SPACES.map((space) => `contains(${text}, ${space})`).join(' OR ')} ` +
    `THEN trim(regexp_replace(${text}, '[\\s\\x{00A0}]+', ' ', 'g')) ELSE trim(${text}) END`,
  lowerCase: (text) => `lower(${text})`,
  withoutLeadingZeros: (text) => `coalesce(nullif(ltrim(${text}, '0'), ''), left(${text}, 1))`,
  count: (filter) => filtered('count(*)', filter),
  countDistinct: (value, filter) => filtered(`count(DISTINCT ${value})`, filter),
  sum: (value, filter) => filtered(`fsum(CAST(${value} AS DOUBLE))`, filter),
  mean: (value, filter) => filtered(`favg(CAST(${value} AS DOUBLE))`, filter),
  least: (value, filter) => filtered(`min(${value})`, filter),
  greatest: (value, filter) => filtered(`max(${value})`, filter),
  median: (value, filter) => filtered(`median(${value})`, filter),
  firstBy: (value, day, filter) =>
    filtered(`arg_min(${value}, struct_pack(d := ${day}, v := ${value}))`, present(value, filter)),
  lastBy: (value, day, filter) =>
    filtered(`arg_max(${value}, struct_pack(d := ${day}, v := ${value}))`, present(value, filter)),
  wholeQuotient: (value, divisor) => `(${value} // ${divisor})`,
  gapBefore: (day, key) => `date_diff('day', lag(${day}) OVER (PARTITION BY ${key} ORDER BY ${day}), ${day})`,
}
