import { exponentLiteral, type FormulaDialect } from './formula-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

const DATE_PARTS = { year: '%Y', month: '%m', day: '%d' } as const

/**
 * SQLite built with its mathematical functions, as its own command line is. What would be NaN is NULL, and so is what
 * lies outside of a function's domain.
 */
export const sqliteFormulaDialect: FormulaDialect = {
  ...sqliteDialect,
  double: exponentLiteral,
  // A subquery without FROM is never merged into the query around it, so that it is computed once.
  once: (values, use) => {
    const list = values.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')
    return `(SELECT ${use(values.map(({ name }) => name))} FROM (SELECT ${list}))`
  },
  extreme: (which, values) => `${which}(${values.map(({ sql }) => sql).join(', ')})`,
  isFinite: (expression) => `abs(${expression}) < 9e999`,
  divisor: (expression) => expression,
  squareRoot: (name) => `sqrt(${name})`,
  logarithm: (name) => `ln(${name})`,
  power: (base, exponent) => `pow(${base}, ${exponent})`,
  datePart: (part, date) => `CAST(strftime('${DATE_PARTS[part]}', ${date}) AS REAL)`,
  asDouble: (expression) => `CAST(${expression} AS REAL)`,
}
