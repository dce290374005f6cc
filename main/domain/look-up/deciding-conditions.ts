import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { FALSE, TRUE, type Truth, type TruthContext, truthOf } from '../../../shared/rules/truth.ts'
import type { CellOf } from './landing.ts'

/** A condition that a rule's truth rests on, and whether it holds: one below "not" decides by not holding. */
export interface DecidingCondition {
  readonly condition: Condition
  readonly holds: boolean
}

/**
 * The fewest conditions that make a rule true of a unit: all members of "all of", the member of "any of" that needs the
 * fewest, the first of equals. None where the rule is not true.
 */
export function decidingConditions(rule: Rule, cellOf: CellOf, context: TruthContext): readonly DecidingCondition[] {
  return supportOf(rule, TRUE, cellOf, context) ?? []
}

function supportOf(
  rule: Rule,
  wanted: Truth,
  cellOf: CellOf,
  context: TruthContext,
): readonly DecidingCondition[] | null {
  if (truthOf(rule, cellOf, context) !== wanted) return null
  switch (rule.kind) {
    case 'not':
      return supportOf(rule.of, wanted === TRUE ? FALSE : TRUE, cellOf, context)
    case 'all':
    case 'any': {
      const members = rule.of.flatMap((part) => {
        const support = supportOf(part, wanted, cellOf, context)
        return support === null ? [] : [support]
      })
      // "All of" is true by all of its members and false by any one; "any of" the other way round.
      const needsAll = (rule.kind === 'all') === (wanted === TRUE)
      return needsAll ? members.flat() : shortest(members)
    }
    default:
      return [{ condition: rule, holds: wanted === TRUE }]
  }
}

function shortest(supports: readonly (readonly DecidingCondition[])[]): readonly DecidingCondition[] {
  const [first = [], ...others] = supports
  return others.reduce((best, support) => (support.length < best.length ? support : best), first)
}
