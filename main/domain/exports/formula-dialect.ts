import type { SqlDialect } from './sql-dialect.ts'

/**
 * How one SQL product writes what formulas need besides what rules need (see sql-dialect.ts). Values are in prepared
 * form: numbers and whole numbers alike are doubles. A number that is not finite stands for a missing one until it is
 * asked about with `isFinite`: a sum, difference or product of it is never finite again.
 */
export interface FormulaDialect extends SqlDialect {
  /** A double, whole or not: nothing is computed in integers or decimals. */
  double(value: number): string
  /**
   * An expression that reads others, which are computed once, as often as it likes. Keeps the SQL of a formula in
   * proportion to the formula, and saves an engine the work.
   * @param use gets what each value is read by
   */
  once(values: readonly NamedSql[], use: (names: readonly string[]) => string): string
  /** The least or the greatest of present values; missing where one is missing. */
  extreme(which: 'min' | 'max', values: readonly NamedSql[]): string
  /** Whether a double is neither infinite nor NaN; unknown or false for NULL. */
  isFinite(expression: string): string
  /** What a double is divided by; missing where the product has no quotient by zero. */
  divisor(expression: string): string
  /** The square root; missing, or not finite, below 0. `name` is one that can be read many times. */
  squareRoot(name: string): string
  /** The natural logarithm; missing, or not finite, from 0 down. `name` is one that can be read many times. */
  logarithm(name: string): string
  /** One number to the power of another, both finite. */
  power(base: string, exponent: string): string
  /** The year, the month from 1 or the day of the month, as a double. */
  datePart(part: 'year' | 'month' | 'day', date: string): string
  /** A number of another type as a double. */
  asDouble(expression: string): string
}

/** An expression under a quoted name that nothing else has. */
export interface NamedSql {
  readonly name: string
  readonly sql: string
}

/** A number with an exponent, which both products take for a double whatever it is. */
export function exponentLiteral(value: number): string {
  const text = String(value === 0 ? 0 : value)
  const written = text.includes('e') ? text : `${text}e0`
  return value < 0 ? `(${written})` : written
}
