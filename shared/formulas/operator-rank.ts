import type { ArithmeticOperator } from './formula.ts'

/** How tightly the parts of a formula hold together; more is tighter. Operators of one rank go from the left. */
export const SUM = 1
export const PRODUCT = 2
export const FACTOR = 3

export function rankOf(operator: ArithmeticOperator): number {
  return operator === '+' || operator === '-' ? SUM : PRODUCT
}
