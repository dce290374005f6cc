import { describeCondition } from './describe-condition.ts'
import type { Rule } from './rule.ts'

/**
 * A rule as one plain English phrase, such as "monthly charges of at least 50 and churned is Yes". Named thresholds
 * are said with their value where it is given. A `not` before a condition is said within it: both have the same truth,
 * missing values included.
 */
export function describeRule(rule: Rule, thresholds: ReadonlyMap<string, number> = new Map()): string {
  return described(rule, thresholds, 0)
}

function described(rule: Rule, thresholds: ReadonlyMap<string, number>, depth: number): string {
  switch (rule.kind) {
    case 'all':
      return group(rule.of, 'and', depth === 0 ? '' : rule.of.length === 2 ? 'both ' : 'all of ', thresholds, depth)
    case 'any':
      return group(rule.of, 'or', depth === 0 ? '' : 'either ', thresholds, depth)
    case 'not':
      return negated(rule.of, thresholds, depth)
    default:
      return describeCondition(rule, thresholds, false)
  }
}

function negated(rule: Rule, thresholds: ReadonlyMap<string, number>, depth: number): string {
  switch (rule.kind) {
    case 'all':
      return group(rule.of, 'and', rule.of.length === 2 ? 'not both ' : 'not all of ', thresholds, depth)
    case 'any':
      return group(rule.of, 'nor', 'neither ', thresholds, depth)
    case 'not':
      return described(rule.of, thresholds, depth)
    default:
      return describeCondition(rule, thresholds, true)
  }
}

function group(
  members: readonly Rule[],
  connective: 'and' | 'or' | 'nor',
  opening: string,
  thresholds: ReadonlyMap<string, number>,
  depth: number,
): string {
  const phrases = members.map((member) => described(member, thresholds, depth + 1))
  const last = phrases.at(-1) ?? ''
  if (phrases.length < 2) return connective === 'nor' ? `not ${last}` : last
  const phrase = `${opening}${phrases.slice(0, -1).join(', ')} ${connective} ${last}`
  // Spoken groups within groups within groups cannot be told apart by words alone.
  return depth > 1 ? `(${phrase})` : phrase
}
