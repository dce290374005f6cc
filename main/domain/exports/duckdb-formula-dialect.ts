import { duckdbDialect } from './duckdb-dialect.ts'
import { exponentLiteral, type FormulaDialect } from './formula-dialect.ts'

/** DuckDB 1.3 and later, which write a lambda with its keyword. */
export const duckdbFormulaDialect: FormulaDialect = {
  ...duckdbDialect,
  double: exponentLiteral,
  // A list of one, so that what is in it is computed once; a subquery would become a join.
  once: (expression, name, use) => `list_transform([${expression}], lambda ${name}: ${use})[1]`,
  isFinite: (expression) => `isfinite(${expression})`,
  // Both functions stop the query outside of their domain; NaN counts as greater than every number here.
  squareRoot: (name) => `CASE WHEN ${name} >= 0 THEN sqrt(${name}) END`,
  logarithm: (name) => `CASE WHEN ${name} > 0 THEN ln(${name}) END`,
  power: (base, exponent) => `pow(${base}, ${exponent})`,
  datePart: (part, date) => `CAST(${part}(${date}) AS DOUBLE)`,
  asDouble: (expression) => `CAST(${expression} AS DOUBLE)`,
}
