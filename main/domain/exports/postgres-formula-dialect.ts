import type { FormulaDialect, NamedSql } from './formula-dialect.ts'
import { postgresDialect } from './postgres-dialect.ts'

function once(values: readonly NamedSql[], use: (names: readonly string[]) => string): string {
  if (values.length === 0) return use([])
  const list = values.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')
  return `(SELECT ${use(values.map(({ name }) => name))} FROM (SELECT ${list}) AS o)`
}

/** Names that no column has: they are seen inside of one subquery alone. */
const [BASE, EXPONENT] = ['"power of"', '"power to"']

/**
 * PostgreSQL 14 and later. It stops with an error where a number gets larger than a double can be, which is a missing
 * value in the workbench; a division by zero and what lies outside of a function's domain are missing in both.
 */
export const postgresFormulaDialect: FormulaDialect = {
  ...postgresDialect,
  // A literal with decimals is of arbitrary precision here and would be computed with as such.
  double: (value) => `float8 '${value === 0 ? 0 : value}'`,
  once,
  // The product's own functions pass over what is missing.
  extreme: (which, values) =>
    once(values, (names) => {
      const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
      return `CASE WHEN ${present} THEN ${which === 'min' ? 'least' : 'greatest'}(${names.join(', ')}) END`
    }),
  isFinite: (expression) => `(${expression} > float8 '-Infinity' AND ${expression} < float8 'Infinity')`,
  divisor: (expression) => `nullif(${expression}, float8 '0')`,
  squareRoot: (name) => `CASE WHEN ${name} >= 0 THEN sqrt(${name}) END`,
  logarithm: (name) => `CASE WHEN ${name} > 0 THEN ln(${name}) END`,
  power: (base, exponent) =>
    `(SELECT CASE WHEN (${BASE} >= 0 OR ${EXPONENT} = trunc(${EXPONENT})) AND (${BASE} <> 0 OR ${EXPONENT} >= 0) ` +
    `THEN power(${BASE}, ${EXPONENT}) END FROM (SELECT ${base} AS ${BASE}, ${exponent} AS ${EXPONENT}) AS o)`,
  datePart: (part, date) => `CAST(extract(${part} FROM ${date}) AS double precision)`,
  asDouble: (expression) => `CAST(${expression} AS double precision)`,
}
