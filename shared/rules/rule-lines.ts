import { printRule } from './print-rule.ts'
import type { Condition, Operand, Rule } from './rule.ts'
import { mapConditions } from './walk-rule.ts'

const NOUGHT: Operand = { type: 'number', value: 0 }

/** The number or day (yyyy-mm-dd) that a comparison draws its line at; null where it has another operand, or is none. */
export function operandValueOf(condition: Condition): number | string | null {
  const operand =
    condition.kind === 'compare' ? condition.operand : condition.kind === 'within' ? condition.days : undefined
  return operand?.type === 'number' || operand?.type === 'date' ? operand.value : null
}

/** A rule's text with every plain line at nought: two rules that differ in their lines alone have the same. */
export function withoutLines(rule: Rule): string {
  return printRule(
    mapConditions(rule, (condition) => {
      if (operandValueOf(condition) === null) return condition
      return condition.kind === 'within' ? { ...condition, days: NOUGHT } : { ...condition, operand: NOUGHT }
    }),
  )
}
