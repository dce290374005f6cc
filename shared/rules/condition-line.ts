import { dayFromIso, isoFromDay } from './day.ts'
import type { Condition, Operand, Rule } from './rule.ts'
import { type RulePath, replaceAt, ruleAt } from './rule-tree.ts'

/** Where a condition parts the values of its column in two. */
export interface ConditionLine {
  readonly column: string
  /** A number, or a day since 1970-01-01. */
  readonly value: number
  /** Name of the shared threshold without "@", or null for a plain value of this rule. */
  readonly threshold: string | null
  /** Whether a value on the line counts with those above it: `>=` and `<` part below, `>` and `<=` above. */
  readonly isPartedBelow: boolean
}

/** What a line may depend on besides its condition. */
export interface LineScope {
  readonly thresholds: ReadonlyMap<string, number>
  /** ISO day of the snapshot. */
  readonly asOf: string
}

/** The line of a comparison with a number or day, or of days before or after the snapshot; null for any other condition. */
export function lineOf(condition: Condition, scope: LineScope): ConditionLine | null {
  const { column } = condition
  if (condition.kind === 'compare') {
    const { operand, operator } = condition
    if (operator === '=' || operator === '!=') return null
    const found = numberOf(operand, scope)
    const isPartedBelow = operator === '>=' || operator === '<'
    return found === null ? null : { column, ...found, isPartedBelow }
  }
  if (condition.kind !== 'within' || condition.anchor.type !== 'snapshot') return null
  const days = numberOf(condition.days, scope)
  // A named threshold counts days for whoever shares it; the line here would not.
  if (days === null || days.threshold !== null) return null
  const isBefore = condition.direction === 'before'
  const value = dayFromIso(scope.asOf) + (isBefore ? -1 : 1) * days.value
  return { column, value, threshold: null, isPartedBelow: isBefore }
}

function numberOf(operand: Operand, { thresholds }: LineScope): Pick<ConditionLine, 'value' | 'threshold'> | null {
  if (operand.type === 'number') return { value: operand.value, threshold: null }
  if (operand.type === 'date') return { value: dayFromIso(operand.value), threshold: null }
  if (operand.type !== 'threshold') return null
  const value = thresholds.get(operand.name)
  return value === undefined ? null : { value, threshold: operand.name }
}

/**
 * The rule with the line of the condition at a path elsewhere; a named threshold gives way to a plain number. The rule
 * as it is where the condition has no line.
 */
export function withLineAt(rule: Rule, path: RulePath, value: number, asOf: string): Rule {
  const condition = ruleAt(rule, path)
  if (condition?.kind === 'compare') {
    const isDay = condition.operand.type === 'date'
    const operand: Operand = isDay
      ? { type: 'date', value: isoFromDay(Math.round(value)) }
      : { type: 'number', value: value + 0 }
    return replaceAt(rule, path, { ...condition, operand }) ?? rule
  }
  if (condition?.kind !== 'within' || condition.anchor.type !== 'snapshot') return rule
  const gap = condition.direction === 'before' ? dayFromIso(asOf) - value : value - dayFromIso(asOf)
  const days: Operand = { type: 'number', value: Math.max(0, Math.round(gap)) }
  return replaceAt(rule, path, { ...condition, days }) ?? rule
}
