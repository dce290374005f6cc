import { assertNever } from '../contract/assert-never.ts'
import { enumerated } from '../rules/describe-condition.ts'
import { describeRule } from '../rules/describe-rule.ts'
import { printNumber } from '../rules/print-name.ts'
import type { Literal } from '../rules/rule.ts'
import type { RuleScope } from '../rules/rule-scope.ts'
import { spokenColumns } from '../rules/spoken-column.ts'
import { type Call, digitsOf } from './call-literals.ts'
import type { ArithmeticOperator, Formula } from './formula.ts'
import type { FormulaScope } from './formula-check.ts'
import type { FunctionName } from './function-catalogue.ts'

const OPERATOR_WORDS: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
}

interface Speech {
  /** How a column is said. */
  readonly said: (column: string) => string
  readonly scope: RuleScope
}

/**
 * A formula as one plain English phrase, such as "(revenue minus cost) divided by revenue". Columns are said in words
 * where the scope has no other that sounds alike. The formula has been checked.
 */
export function describeFormula(formula: Formula, { columns }: FormulaScope): string {
  const { said } = spokenColumns(columns.keys())
  return described(formula, { said, scope: { columns, thresholds: new Map() } })
}

function described(formula: Formula, speech: Speech): string {
  switch (formula.kind) {
    case 'value':
      return spokenLiteral(formula.value)
    case 'column':
      return speech.said(formula.column)
    case 'snapshot':
      return 'the as-of date'
    case 'negative':
      return `minus ${member(formula.of, speech)}`
    case 'arithmetic':
      return `${member(formula.left, speech)} ${OPERATOR_WORDS[formula.operator]} ${member(formula.right, speech)}`
    case 'call':
      return PHRASES[formula.name](
        formula.arguments.map((part) => member(part, speech)),
        formula,
      )
    case 'if': {
      const otherwise = formula.otherwise === null ? 'missing' : member(formula.otherwise, speech)
      return `${member(formula.whenTrue, speech)} if ${describeRule(formula.rule, speech.scope)}, otherwise ${otherwise}`
    }
    default:
      return assertNever(formula)
  }
}

/** What a function gives, of its arguments as they are said. */
type Phrase = (parts: readonly string[], call: Call) => string

const PHRASES: Readonly<Record<FunctionName, Phrase>> = {
  round: ([x], call) => `${x} rounded to ${precision(digitsOf(call))}`,
  floor: ([x]) => `${x} rounded down`,
  ceiling: ([x]) => `${x} rounded up`,
  abs: ([x]) => `${x} without its sign`,
  min: (parts) => `the least of ${enumerated(parts, 'and')}`,
  max: (parts) => `the greatest of ${enumerated(parts, 'and')}`,
  share: ([part, whole]) => `the share of ${part} in ${whole}`,
  sqrt: ([x]) => `the square root of ${x}`,
  ln: ([x]) => `the natural logarithm of ${x}`,
  power: ([base, exponent]) => `${base} to the power of ${exponent}`,
  band: ([x, ...bounds]) => `the band of ${x}, divided at ${enumerated(bounds, 'and')}`,
  first_present: (parts) => `the first present of ${enumerated(parts, 'and')}`,
  days_between: ([from, to]) => `the days from ${from} to ${to}`,
  months_between: ([from, to]) => `the completed months from ${from} to ${to}`,
  year: ([date]) => `the year of ${date}`,
  month: ([date]) => `the month of ${date}`,
  day: ([date]) => `the day of the month of ${date}`,
  join: (parts) => parts.join(' followed by '),
  left: ([text, count]) => `the first ${count === '1' ? 'character' : `${count} characters`} of ${text}`,
  text_before: ([text, separator]) => `what stands before ${separator} in ${text}`,
  text_after: ([text, separator]) => `what stands after ${separator} in ${text}`,
  trim: ([text]) => `${text} without spaces at either end`,
  length: ([text]) => `the number of characters of ${text}`,
  members: ([set]) => `the number of members of ${set}`,
}

/** A part within a phrase: in parentheses where it is a phrase itself. */
function member(formula: Formula, speech: Speech): string {
  const phrase = described(formula, speech)
  return formula.kind === 'value' || formula.kind === 'column' || formula.kind === 'snapshot' ? phrase : `(${phrase})`
}

function precision(digits: number): string {
  if (digits === 0) return 'a whole number'
  if (digits < 0) return `a multiple of ${printNumber(10 ** -digits)}`
  return digits === 1 ? '1 decimal' : `${digits} decimals`
}

function spokenLiteral(literal: Literal): string {
  switch (literal.type) {
    case 'number':
      return printNumber(literal.value)
    case 'text':
      return `“${literal.value}”`
    default:
      return String(literal.value)
  }
}
