import { assertNever } from '../contract/assert-never.ts'
import { printNumber } from './print-name.ts'
import type { ComparisonOperator, Condition, Operand } from './rule.ts'

type Thresholds = ReadonlyMap<string, number>

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}
const NUMBER_WORDS: Readonly<Record<ComparisonOperator, string>> = {
  '=': 'of exactly',
  '!=': 'other than',
  '<': 'of less than',
  '<=': 'of at most',
  '>': 'of more than',
  '>=': 'of at least',
}
const DATE_WORDS: Readonly<Record<ComparisonOperator, string>> = {
  '=': 'on',
  '!=': 'not on',
  '<': 'before',
  '<=': 'on or before',
  '>': 'after',
  '>=': 'on or after',
}
const TEXT_WORDS = {
  contains: ['contains', 'does not contain'],
  starts: ['starts with', 'does not start with'],
  has: ['has', 'does not have'],
} as const

/** One condition, or its opposite, as a phrase. */
export function describeCondition(condition: Condition, thresholds: Thresholds, isNegated: boolean): string {
  const column = spokenColumn(condition.column)
  switch (condition.kind) {
    case 'compare':
      return `${column} ${comparison(condition, thresholds, isNegated)}${spokenCase(condition)}`
    case 'between': {
      const [low, high] = [spokenOperand(condition.low, thresholds), spokenOperand(condition.high, thresholds)]
      return `${column} ${condition.negated === isNegated ? '' : 'not '}between ${low} and ${high}`
    }
    case 'in': {
      const values = condition.values.map((value) => spokenOperand(value, thresholds))
      return `${column} is ${condition.negated === isNegated ? '' : 'not '}${alternatives(values)}${spokenCase(condition)}`
    }
    case 'missing':
      return `${column} is ${condition.negated === isNegated ? 'missing' : 'present'}`
    case 'text':
      return `${column} ${TEXT_WORDS[condition.test][isNegated ? 1 : 0]} “${condition.value}”${spokenCase(condition)}`
    case 'within': {
      const days = spokenOperand(condition.days, thresholds)
      const anchor = condition.anchor.type === 'snapshot' ? 'the as-of date' : spokenColumn(condition.anchor.column)
      const unit = days === '1' ? 'day' : 'days'
      return `${column} ${isNegated ? 'not ' : ''}within ${days} ${unit} ${condition.direction} ${anchor}`
    }
    default:
      return assertNever(condition)
  }
}

function comparison(
  condition: Extract<Condition, { kind: 'compare' }>,
  thresholds: Thresholds,
  isNegated: boolean,
): string {
  const operator = isNegated ? OPPOSITE[condition.operator] : condition.operator
  const value = spokenOperand(condition.operand, thresholds)
  switch (condition.operand.type) {
    case 'number':
    case 'threshold':
      return `${NUMBER_WORDS[operator]} ${value}`
    case 'date':
      return `${DATE_WORDS[operator]} ${value}`
    default:
      return operator === '!=' ? `is not ${value}` : `is ${value}`
  }
}

function spokenOperand(operand: Operand, thresholds: Thresholds): string {
  switch (operand.type) {
    case 'number':
      return printNumber(operand.value)
    case 'text':
      return spokenText(operand.value)
    case 'threshold': {
      const value = thresholds.get(operand.name)
      return value === undefined ? `@${operand.name}` : `${printNumber(value)} (@${operand.name})`
    }
    default:
      return String(operand.value)
  }
}

/** Bare where a reader cannot take it for anything but one value. */
function spokenText(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N}_.+&/-]*(?: [\p{L}\p{N}_.+&/-]+)*$/u.test(text)
  return isPlain && !/\b(?:and|or|nor|is|not|true|false)\b/i.test(text) ? text : `“${text}”`
}

function alternatives(values: readonly string[]): string {
  const last = values.at(-1) ?? ''
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`
}

function spokenCase(condition: { readonly ignoringCase: boolean }): string {
  return condition.ignoringCase ? ', whatever its case' : ''
}

/** "MonthlyCharges" and "monthly_charges" are "monthly charges"; abbreviations keep their capitals. */
export function spokenColumn(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
  return words.length === 0 ? name : words.join(' ')
}
