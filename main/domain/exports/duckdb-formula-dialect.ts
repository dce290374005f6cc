import { duckdbDialect } from './duckdb-dialect.ts'
import { exponentLiteral, type FormulaDialect, type NamedSql } from './formula-dialect.ts'

/**
 * A list of one, whose element is computed once; a subquery would become a join. What a formula nests stands in the
 * list and not behind the lambda: there DuckDB takes twice as long for each level.
 */
function once(values: readonly NamedSql[], use: (names: readonly string[]) => string): string {
  const [first, ...others] = values
  if (first === undefined) return use([])
  const { name } = first
  if (others.length === 0) return `list_transform([${first.sql}], lambda ${name}: ${use([name])})[1]`
  const fields = values.map((value) => `${value.name} := ${value.sql}`).join(', ')
  const names = values.map((value) => `${name}.${value.name}`)
  return `list_transform([struct_pack(${fields})], lambda ${name}: ${use(names)})[1]`
}

/** DuckDB 1.3 and later, which write a lambda with its keyword. */
export const duckdbFormulaDialect: FormulaDialect = {
  ...duckdbDialect,
  double: exponentLiteral,
  once,
  // The product's own functions pass over what is missing.
  extreme: (which, values) =>
    once(values, (names) => {
      const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
      return `CASE WHEN ${present} THEN ${which === 'min' ? 'least' : 'greatest'}(${names.join(', ')}) END`
    }),
  isFinite: (expression) => `isfinite(${expression})`,
  divisor: (expression) => expression,
  // Both functions stop the query outside of their domain; NaN counts as greater than every number here.
  squareRoot: (name) => `CASE WHEN ${name} >= 0 THEN sqrt(${name}) END`,
  logarithm: (name) => `CASE WHEN ${name} > 0 THEN ln(${name}) END`,
  power: (base, exponent) => `pow(${base}, ${exponent})`,
  datePart: (part, date) => `CAST(${part}(${date}) AS DOUBLE)`,
  asDouble: (expression) => `CAST(${expression} AS DOUBLE)`,
}
