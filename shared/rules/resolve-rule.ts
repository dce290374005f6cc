import { AppError } from '../contract/app-error.ts'
import type { Rule } from './rule.ts'
import { mapOperands } from './walk-rule.ts'

/** The rule with named thresholds as number literals; AppError 'rule-invalid' naming the first that is missing. */
export function resolveThresholds(rule: Rule, thresholds: ReadonlyMap<string, number>): Rule {
  return mapOperands(rule, (operand) => {
    if (operand.type !== 'threshold') return operand
    const value = thresholds.get(operand.name)
    if (value === undefined) {
      throw new AppError('rule-invalid', `The threshold @${operand.name} does not exist.`, {
        remedy: `Add a threshold named ${operand.name}, or write a number in its place.`,
      })
    }
    return { type: 'number', value }
  })
}
