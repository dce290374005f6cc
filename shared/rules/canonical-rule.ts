import type { Condition, Literal, Operand, Rule } from './rule.ts'
import { mapConditions, mapOperands } from './walk-rule.ts'

/** The rule as the parser would give it, with the same meaning: a group of one is its member, and -0 is 0. */
export function canonicalRule(rule: Rule): Rule {
  return withoutSingletons(mapConditions(mapOperands(rule, withoutNegativeZero), withoutNegativeZeroInLists))
}

function withoutSingletons(rule: Rule): Rule {
  if (rule.kind === 'not') return { kind: 'not', of: withoutSingletons(rule.of) }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule
  const of = rule.of.map(withoutSingletons)
  const [first] = of
  return first !== undefined && of.length === 1 ? first : { kind: rule.kind, of }
}

function withoutNegativeZeroInLists(condition: Condition): Rule {
  return condition.kind === 'in' ? { ...condition, values: condition.values.map(withoutNegativeZero) } : condition
}

function withoutNegativeZero<T extends Operand | Literal>(operand: T): T {
  return operand.type === 'number' && operand.value === 0 ? { ...operand, value: 0 } : operand
}
