import { withLineAt } from '../../../shared/rules/condition-line.ts'
import type { Condition, Operand, Rule } from '../../../shared/rules/rule.ts'
import type { RulePath } from '../../../shared/rules/rule-tree.ts'
import { mapConditions, mapOperands, operandsOf, placedConditions } from '../../../shared/rules/walk-rule.ts'

/** What moves: a named threshold, wherever it is named, or the line of one condition of one rule. */
export type LineTarget =
  | { readonly kind: 'threshold'; readonly name: string }
  | { readonly kind: 'condition'; readonly entryId: string; readonly path: RulePath }

/** A rule of a structure in the order of testing; null where it cannot run. */
export interface TestedRule {
  readonly id: string
  readonly rule: Rule | null
}

/** A structure's rules with the line on its first step, on its last, and as they are for a unit whose value is the line's. */
export interface LineStates {
  readonly column: string
  readonly before: readonly TestedRule[]
  readonly after: readonly TestedRule[]
  /** The same list as `before` or `after` where all conditions count such a unit with those on one side. */
  readonly at: readonly TestedRule[]
}

/** Why a line cannot be followed: it parts several columns, or it stands in a condition that it does not part in two. */
export type Unfollowed = 'columns' | 'condition'

/** `still` where no rule names the line. */
export type MovingRules =
  | { readonly kind: 'line'; readonly states: LineStates }
  | { readonly kind: 'still' }
  | { readonly kind: 'unfollowed'; readonly why: Unfollowed }

/** Whether a value on the line counts with those above it (`below` parts there) or with those below it. */
type Side = 'below' | 'above'

/**
 * What becomes of a structure's rules while a line moves from `first` to `last`, both values of the column: numbers, or days
 * since 1970-01-01. `asOf` is the ISO day of the snapshot.
 */
export function movingRules(
  rules: readonly TestedRule[],
  target: LineTarget,
  [first, last]: readonly [number, number],
  asOf: string,
): MovingRules {
  const moved = rules.flatMap(({ id, rule }) => (rule === null ? [] : movedConditions(id, rule, target)))
  const sides = moved.map((condition) => sideOf(condition, target))
  const [column, ...others] = new Set(moved.map((condition) => condition.column))
  if (column === undefined) return { kind: 'still' }
  if (sides.includes(null)) return { kind: 'unfollowed', why: 'condition' }
  if (others.length > 0) return { kind: 'unfollowed', why: 'columns' }
  const rulesAt = (at: (side: Side) => number): readonly TestedRule[] =>
    rules.map(({ id, rule }) => ({ id, rule: rule === null ? null : ruleAt(id, rule, target, at, asOf) }))
  const before = rulesAt(() => first)
  const after = rulesAt(() => last)
  const isMixed = sides.includes('below') && sides.includes('above')
  const at = isMixed ? rulesAt((side) => (side === 'below' ? first : last)) : sides.includes('below') ? before : after
  return { kind: 'line', states: { column, before, after, at } }
}

function movedConditions(id: string, rule: Rule, target: LineTarget): readonly Condition[] {
  return placedConditions(rule).flatMap(({ condition, path }) => {
    if (target.kind === 'threshold')
      return operandsOf(condition).some((one) => isNamed(one, target.name)) ? condition : []
    return id === target.entryId && path.join() === target.path.join() ? condition : []
  })
}

function isNamed(operand: Operand, name: string): boolean {
  return operand.type === 'threshold' && operand.name === name
}

function sideOf(condition: Condition, target: LineTarget): Side | null {
  if (condition.kind === 'compare') {
    const { operator } = condition
    if (operator === '=' || operator === '!=') return null
    return operator === '>=' || operator === '<' ? 'below' : 'above'
  }
  if (target.kind === 'threshold') {
    if (condition.kind !== 'between') return null
    const [low, high] = [isNamed(condition.low, target.name), isNamed(condition.high, target.name)]
    return low === high ? null : low ? 'below' : 'above'
  }
  if (condition.kind !== 'within' || condition.anchor.type !== 'snapshot') return null
  return condition.direction === 'before' ? 'below' : 'above'
}

function ruleAt(id: string, rule: Rule, target: LineTarget, at: (side: Side) => number, asOf: string): Rule {
  if (target.kind === 'condition') {
    const [condition] = movedConditions(id, rule, target)
    const side = condition === undefined ? null : sideOf(condition, target)
    return side === null ? rule : withLineAt(rule, target.path, at(side), asOf)
  }
  return mapConditions(rule, (condition) => {
    const side = sideOf(condition, target)
    if (side === null) return condition
    const value: Operand = { type: 'number', value: at(side) }
    return mapOperands(condition, (operand) => (isNamed(operand, target.name) ? value : operand))
  })
}
