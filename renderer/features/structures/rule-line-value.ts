import type { Condition, Operand, Rule } from '../../../shared/rules/rule.ts'
import { type RulePath, replaceAt, ruleAt } from './rule-tree.ts'

/** The movable line of a condition: its number, and the named threshold where it is one. */
export interface Line {
  readonly column: string
  readonly value: number
  /** Name of the shared threshold without "@", or null for a plain number. */
  readonly threshold: string | null
}

/** The line of a numeric comparison, or null where the condition has none that a hand could move. */
export function lineOf(condition: Condition, thresholds: ReadonlyMap<string, number>): Line | null {
  if (condition.kind !== 'compare') return null
  const { operand, column } = condition
  if (operand.type === 'number') return { column, value: operand.value, threshold: null }
  if (operand.type !== 'threshold') return null
  const value = thresholds.get(operand.name)
  return value === undefined ? null : { column, value, threshold: operand.name }
}

/** The rule with the line of the comparison at a path at a plain number; a named threshold is set aside for a preview. */
export function withLineAt(rule: Rule, path: RulePath, value: number): Rule {
  const condition = ruleAt(rule, path)
  if (condition?.kind !== 'compare') return rule
  const operand: Operand = { type: 'number', value }
  return replaceAt(rule, path, { ...condition, operand }) ?? rule
}
