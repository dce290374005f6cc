import { canonicalRule } from './canonical-rule.ts'
import { describeCondition, enumerated, type Speech } from './describe-condition.ts'
import type { Rule } from './rule.ts'
import type { RuleScope } from './rule-scope.ts'
import { DOUBLE_NEGATION } from './sentence-words.ts'
import { spokenColumns } from './spoken-column.ts'

/**
 * A rule as one plain English phrase, such as "monthly charges of at least 50 and churned is “Yes”", which readSentence
 * takes back to the same canonical rule (the words are in sentence-words.ts). Columns are said in words where the scope
 * has no other that sounds alike; named thresholds with the value they have in the scope.
 */
export function describeRule(rule: Rule, scope: RuleScope): string {
  const speech = { columns: spokenColumns(scope.columns.keys()), thresholds: scope.thresholds }
  return described(canonicalRule(rule), speech, 0)
}

function described(rule: Rule, speech: Speech, depth: number): string {
  switch (rule.kind) {
    case 'all':
      return group(rule.of, 'and', depth === 0 ? '' : rule.of.length === 2 ? 'both ' : 'all of ', speech, depth)
    case 'any':
      return group(rule.of, 'or', depth === 0 ? '' : 'either ', speech, depth)
    case 'not':
      return negated(rule.of, speech, depth)
    default:
      return describeCondition(rule, speech, false)
  }
}

function negated(rule: Rule, speech: Speech, depth: number): string {
  switch (rule.kind) {
    case 'all':
      return group(rule.of, 'and', rule.of.length === 2 ? 'not both ' : 'not all of ', speech, depth)
    case 'any':
      return group(rule.of, 'nor', 'neither ', speech, depth)
    case 'not':
      return `${DOUBLE_NEGATION} ${negated(rule.of, speech, depth + 1)}`
    default:
      return describeCondition(rule, speech, true)
  }
}

function group(
  members: readonly Rule[],
  connective: 'and' | 'or' | 'nor',
  opening: string,
  speech: Speech,
  depth: number,
): string {
  const phrases = members.map((member) => described(member, speech, depth + 1))
  const phrase = `${opening}${enumerated(phrases, connective)}`
  // The grammar needs no parentheses, but the ear loses groups within groups within groups.
  return depth > 1 ? `(${phrase})` : phrase
}
