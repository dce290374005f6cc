import type { Structure } from '../../../shared/entities/structure.ts'
import { checkRule } from '../../../shared/rules/check-rule.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { thresholdNamesOf } from '../../../shared/rules/walk-rule.ts'

/**
 * Tells of a value whether the same rules are refused with a named threshold there as with it where the scope has it. A rule
 * with a range that would end before it begins is refused as a whole: it takes nobody, whatever else it says.
 */
export function sameRefusals(
  { exclusions, segments }: Pick<Structure, 'exclusions' | 'segments'>,
  scope: RuleScope,
  name: string,
): (value: number) => boolean {
  const rules = [...exclusions, ...segments].flatMap(({ draft }): readonly Rule[] => {
    // A text that is refused with the threshold as it stands may be right elsewhere.
    const rule = draft.rule ?? parseRule(draft.text).rule
    return rule !== null && thresholdNamesOf(rule).has(name) ? [rule] : []
  })
  const canRun = (rule: Rule, within: RuleScope): boolean => checkRule(rule, within).length === 0
  const present = rules.map((rule) => canRun(rule, scope))
  return (value) => {
    const moved = { ...scope, thresholds: new Map([...scope.thresholds, [name, value] as const]) }
    return rules.every((rule, index) => canRun(rule, moved) === present[index])
  }
}
