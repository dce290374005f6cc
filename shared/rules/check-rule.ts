import { checkCondition } from './check-condition.ts'
import { wholeTextProblem } from './lex-rule.ts'
import { DEEPEST_NESTING, nestingOf } from './nesting.ts'
import { printRule } from './print-rule.ts'
import { MOST_PROBLEMS, type Problem, problemAt } from './problem.ts'
import type { Rule } from './rule.ts'
import type { RuleScope } from './rule-scope.ts'
import type { Span } from './span.ts'
import { conditionsOf } from './walk-rule.ts'

/**
 * What keeps a rule from running over the columns and thresholds of a scope, in the order of the text:
 * names that do not exist, types that do not fit, inverted `between`. At most 20; without spans (a rule from JSON) places are 0.
 */
export function checkRule(rule: Rule, scope: RuleScope, spans?: ReadonlyMap<Rule, Span>): readonly Problem[] {
  const place = spans?.get(rule) ?? { start: 0, end: 0 }
  if (nestingOf(rule) > DEEPEST_NESTING) {
    return [problemAt(place, `Groups and “not” nest more than ${DEEPEST_NESTING} deep in this rule.`)]
  }
  // A rule from JSON must be one that could have been written.
  const unwritable = spans === undefined ? wholeTextProblem(printRule(rule)) : null
  if (unwritable !== null) return [{ ...unwritable, ...place }]
  const problems: Problem[] = []
  for (const condition of conditionsOf(rule)) {
    problems.push(...checkCondition(condition, scope, spans?.get(condition)).slice(0, MOST_PROBLEMS - problems.length))
    if (problems.length === MOST_PROBLEMS) break
  }
  return problems
}
