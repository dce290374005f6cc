import { postgresDialect } from '../exports/postgres-dialect.ts'
import { postgresFormulaDialect } from '../exports/postgres-formula-dialect.ts'
import { inlineKeys } from './inline-keys.ts'
import { filtered, present, type RecipeDialect } from './recipe-dialect.ts'

/** The same white space as in DuckDB; the first pattern finds the texts that DuckDB evens out. */
const WIDE = '  |[\\t\\n\\r\\u00A0]'
const RUNS = '[ \\t\\n\\f\\r\\u00A0]+'

const whole = (value: string): string => `CAST(${value} AS bigint)`

/**
 * PostgreSQL 14 and later, with its ICU collations. The smallest and the greatest of truth values are made by the script
 * that uses them (see postgres-helpers.ts).
 */
export const postgresRecipeDialect: RecipeDialect = {
  sql: postgresDialect,
  formula: postgresFormulaDialect,
  create: 'CREATE',
  ...inlineKeys(postgresDialect),
  typed: (value, type) => (type === 'integer' ? whole(value) : type === 'text' ? `(${value}) COLLATE "C"` : value),
  whole,
  double: (value) => `CAST(${value} AS double precision)`,
  wholeText: (value) => `CAST(${value} AS text)`,
  doubleText: (value) =>
    `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9e15 THEN CAST(CAST(${value} AS bigint) AS text) ELSE CAST(${value} AS text) END`,
  wholeOf: (value) => `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9e15 THEN CAST(${value} AS bigint) END`,
  evenSpaces: (text) =>
    `CASE WHEN ${text} ~ '${WIDE}' THEN trim(regexp_replace(${text}, '${RUNS}', ' ', 'g')) ELSE trim(${text}) END`,
  // Letters of every language; texts stay ordered by code points.
  lowerCase: (text) => `lower(${text} COLLATE "und-x-icu") COLLATE "C"`,
  withoutLeadingZeros: (text) => `coalesce(nullif(ltrim(${text}, '0'), ''), left(${text}, 1))`,
  count: (filter) => filtered('count(*)', filter),
  countDistinct: (value, filter) => filtered(`count(DISTINCT ${value})`, filter),
  // Not compensated: the last digits depend on the order of rows.
  sum: (value, filter) => filtered(`sum(CAST(${value} AS double precision))`, filter),
  mean: (value, filter) => filtered(`avg(CAST(${value} AS double precision))`, filter),
  least: (value, filter) => filtered(`min(${value})`, filter),
  greatest: (value, filter) => filtered(`max(${value})`, filter),
  median: (value, filter) => filtered(`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${value})`, filter),
  firstBy: (value, day, filter) =>
    `(${filtered(`array_agg(${value} ORDER BY ${day}, ${value})`, present(value, filter))})[1]`,
  lastBy: (value, day, filter) =>
    `(${filtered(`array_agg(${value} ORDER BY ${day} DESC, ${value} DESC)`, present(value, filter))})[1]`,
  wholeQuotient: (value, divisor) => `(${value} / ${divisor})`,
  gapBefore: (day, key) => `(${day} - lag(${day}) OVER (PARTITION BY ${key} ORDER BY ${day}))`,
}
