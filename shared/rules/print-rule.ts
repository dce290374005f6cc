import { assertNever } from '../contract/assert-never.ts'
import { printColumn, printLiteral, printOperand, printText } from './print-name.ts'
import type { Condition, Rule } from './rule.ts'

const TEXT_TESTS = { contains: 'contains text', starts: 'starts with', has: 'has' } as const

/**
 * A rule as one line of text with the fewest parentheses that keep its tree: parsing it gives the same tree, if the
 * rule is canonical (see canonical-rule.ts). A line break inside a text or a column name is printed as it stands.
 */
export function printRule(rule: Rule): string {
  switch (rule.kind) {
    case 'any':
      return rule.of.map((part) => (isGroup(part, 'any') ? `(${printRule(part)})` : printRule(part))).join(' or ')
    case 'all':
      return rule.of.map(printMember).join(' and ')
    case 'not':
      return `not ${printMember(rule.of)}`
    default:
      return printCondition(rule)
  }
}

/**
 * A rule over several lines: one line for each member of the outermost group, the connective in front.
 * Joined by line breaks they parse to the same rule.
 */
export function printRuleLines(rule: Rule): readonly string[] {
  if (rule.kind !== 'any' && rule.kind !== 'all') return [printRule(rule)]
  const connective = rule.kind === 'any' ? 'or' : 'and'
  const member = (part: Rule): string =>
    rule.kind === 'all' || isGroup(part, 'any') ? printMember(part) : printRule(part)
  return rule.of.map((part, index) => (index === 0 ? member(part) : `${connective} ${member(part)}`))
}

/** One condition as text. */
export function printCondition(condition: Condition): string {
  const column = printColumn(condition.column)
  switch (condition.kind) {
    case 'compare':
      return `${column} ${condition.operator} ${printOperand(condition.operand)}${caseOf(condition)}`
    case 'between':
      return `${column} ${notOf(condition)}between ${printOperand(condition.low)} and ${printOperand(condition.high)}`
    case 'in':
      return `${column} ${notOf(condition)}in (${condition.values.map(printLiteral).join(', ')})${caseOf(condition)}`
    case 'missing':
      return `${column} is ${condition.negated ? 'present' : 'missing'}`
    case 'text':
      return `${column} ${TEXT_TESTS[condition.test]} ${printText(condition.value)}${caseOf(condition)}`
    case 'within': {
      const anchor = condition.anchor.type === 'snapshot' ? 'snapshot' : printColumn(condition.anchor.column)
      return `${column} within ${printOperand(condition.days)} days ${condition.direction} ${anchor}`
    }
    default:
      return assertNever(condition)
  }
}

/** A member of `and` or `not`: a group needs parentheses, unless it has one member and prints as that. */
function printMember(part: Rule): string {
  return isGroup(part, 'any') || isGroup(part, 'all') ? `(${printRule(part)})` : printRule(part)
}

function isGroup(rule: Rule, kind: 'any' | 'all'): boolean {
  return rule.kind === kind
}

function notOf(condition: { readonly negated: boolean }): string {
  return condition.negated ? 'not ' : ''
}

function caseOf(condition: { readonly ignoringCase: boolean }): string {
  return condition.ignoringCase ? ' ignoring case' : ''
}
