import { assertNever } from '../contract/assert-never.ts'
import type { Condition, Operand, Rule } from './rule.ts'
import type { RulePath } from './rule-tree.ts'

/** Every condition of a rule, in the order of the text. */
export function conditionsOf(rule: Rule): readonly Condition[] {
  const found: Condition[] = []
  const visit = (part: Rule): void => {
    if (part.kind === 'all' || part.kind === 'any') part.of.forEach(visit)
    else if (part.kind === 'not') visit(part.of)
    else found.push(part)
  }
  visit(rule)
  return found
}

/** Every condition of a rule with its place in it, in the order of the text. */
export function placedConditions(
  rule: Rule,
  path: RulePath = [],
): readonly { readonly condition: Condition; readonly path: RulePath }[] {
  if (rule.kind === 'all' || rule.kind === 'any')
    return rule.of.flatMap((part, index) => placedConditions(part, [...path, index]))
  return rule.kind === 'not' ? placedConditions(rule.of, [...path, 0]) : [{ condition: rule, path }]
}

/** Every column that a rule reads, anchors of `within` included, in the order of first mention. */
export function columnsOf(rule: Rule): ReadonlySet<string> {
  return new Set(conditionsOf(rule).flatMap(columnsOfCondition))
}

/** The columns that one condition reads: its own, and the anchor of `within` where that is a column. */
export function columnsOfCondition(condition: Condition): readonly string[] {
  if (condition.kind !== 'within' || condition.anchor.type === 'snapshot') return [condition.column]
  return [condition.column, condition.anchor.column]
}

/** The names, without "@", of every threshold that a rule refers to. */
export function thresholdNamesOf(rule: Rule): ReadonlySet<string> {
  const operands = conditionsOf(rule).flatMap(operandsOf)
  return new Set(operands.flatMap((operand) => (operand.type === 'threshold' ? [operand.name] : [])))
}

/** The operands of a condition in the order of the text; a text test has none. */
export function operandsOf(condition: Condition): readonly Operand[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.operand]
    case 'between':
      return [condition.low, condition.high]
    case 'in':
      return condition.values
    case 'within':
      return [condition.days]
    case 'missing':
    case 'text':
      return []
    default:
      return assertNever(condition)
  }
}

/** The rule with every condition replaced by what `change` makes of it; connectives stay as they are. */
export function mapConditions(rule: Rule, change: (condition: Condition) => Rule): Rule {
  if (rule.kind === 'all' || rule.kind === 'any') {
    return { kind: rule.kind, of: rule.of.map((part) => mapConditions(part, change)) }
  }
  return rule.kind === 'not' ? { kind: 'not', of: mapConditions(rule.of, change) } : change(rule)
}

/** The rule with every operand replaced by what `change` makes of it; values of a list are literals and stay. */
export function mapOperands(rule: Rule, change: (operand: Operand) => Operand): Rule {
  return mapConditions(rule, (condition) => {
    switch (condition.kind) {
      case 'compare':
        return { ...condition, operand: change(condition.operand) }
      case 'between':
        return { ...condition, low: change(condition.low), high: change(condition.high) }
      case 'within':
        return { ...condition, days: change(condition.days) }
      default:
        return condition
    }
  })
}

/** The rule with a threshold called by another name; names are without "@". */
export function renameThreshold(rule: Rule, from: string, to: string): Rule {
  return mapOperands(rule, (operand) =>
    operand.type === 'threshold' && operand.name === from ? { type: 'threshold', name: to } : operand,
  )
}

/** The rule with a column called by another name, anchors included. */
export function renameColumn(rule: Rule, from: string, to: string): Rule {
  const renamed = (name: string): string => (name === from ? to : name)
  return mapConditions(rule, (condition) => {
    if (condition.kind !== 'within' || condition.anchor.type !== 'column') {
      return { ...condition, column: renamed(condition.column) }
    }
    const anchor = { type: 'column', column: renamed(condition.anchor.column) } as const
    return { ...condition, column: renamed(condition.column), anchor }
  })
}
