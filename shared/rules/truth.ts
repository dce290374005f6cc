/*
 * The reference meaning of a rule, one unit at a time: plain, and what every engine and export is compared with.
 *
 * Truth is Kleene's: false < unknown < true; and = min, or = max, not = 2 - x. A comparison with a missing value is
 * unknown; NaN counts as missing; `is missing` and `is present` are never unknown.
 */
import { AppError } from '../contract/app-error.ts'
import { assertNever } from '../contract/assert-never.ts'
import { dayFromIso } from './day.ts'
import type { ComparisonOperator, Condition, Literal, Operand, Rule } from './rule.ts'

export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE

/** One unit's value in one column: a date is its day number (see day.ts), null and NaN are missing. */
export type Cell = null | number | string | boolean
type Present = number | string | boolean

export interface TruthContext {
  /** The as-of date, as a day number. */
  readonly asOf: number
  readonly thresholds: ReadonlyMap<string, number>
}

/** The truth of a rule for one unit; AppError 'rule-invalid' where checkRule would have refused the rule. */
export function truthOf(rule: Rule, cellOf: (column: string) => Cell, context: TruthContext): Truth {
  switch (rule.kind) {
    case 'all':
      return rule.of.reduce<Truth>((truth, part) => lower(truth, truthOf(part, cellOf, context)), TRUE)
    case 'any':
      return rule.of.reduce<Truth>((truth, part) => higher(truth, truthOf(part, cellOf, context)), FALSE)
    case 'not':
      return negation(truthOf(rule.of, cellOf, context))
    default:
      return conditionTruth(rule, cellOf, context)
  }
}

/** Kleene's `not`. */
export function negation(truth: Truth): Truth {
  if (truth === UNKNOWN) return UNKNOWN
  return truth === TRUE ? FALSE : TRUE
}

function lower(a: Truth, b: Truth): Truth {
  return a < b ? a : b
}

function higher(a: Truth, b: Truth): Truth {
  return a > b ? a : b
}

function conditionTruth(condition: Condition, cellOf: (column: string) => Cell, context: TruthContext): Truth {
  const cell = present(cellOf(condition.column))
  if (condition.kind === 'missing') return known((cell === null) !== condition.negated)
  if (cell === null) return UNKNOWN
  switch (condition.kind) {
    case 'compare': {
      const [left, right] = folded(cell, operandValue(condition.operand, context), condition.ignoringCase)
      return known(compares(left, condition.operator, right))
    }
    case 'between': {
      const above = compares(cell, '>=', operandValue(condition.low, context))
      const below = compares(cell, '<=', operandValue(condition.high, context))
      return known((above && below) !== condition.negated)
    }
    case 'in':
      return known(condition.values.some((value) => equals(cell, value, condition.ignoringCase)) !== condition.negated)
    case 'text':
      return known(textMatches(condition, asText(cell)))
    case 'within': {
      const anchor = condition.anchor.type === 'snapshot' ? context.asOf : present(cellOf(condition.anchor.column))
      return anchor === null ? UNKNOWN : known(isWithin(condition, asNumber(cell), asNumber(anchor), context))
    }
    default:
      return assertNever(condition)
  }
}

/** Whether a text, present, passes a text condition; what dictionaries are looked up with. */
export function textMatches(condition: Extract<Condition, { kind: 'text' }>, text: string): boolean {
  const [value, wanted] = condition.ignoringCase
    ? [text.toLowerCase(), condition.value.toLowerCase()]
    : [text, condition.value]
  switch (condition.test) {
    case 'contains':
      return value.includes(wanted)
    case 'starts':
      return value.startsWith(wanted)
    case 'has':
      return value.split(';').some((element) => elementEquals(element, wanted))
    default:
      return assertNever(condition.test)
  }
}

/** Whether one element of a set equals the text once at most one space on each side is ignored. */
function elementEquals(element: string, wanted: string): boolean {
  return element === wanted || element === ` ${wanted}` || element === `${wanted} ` || element === ` ${wanted} `
}

function isWithin(
  condition: Extract<Condition, { kind: 'within' }>,
  day: number,
  anchor: number,
  context: TruthContext,
): boolean {
  const distance = condition.direction === 'before' ? anchor - day : day - anchor
  return distance >= 0 && distance <= asNumber(operandValue(condition.days, context))
}

function equals(cell: Present, value: Literal, ignoringCase: boolean): boolean {
  const [left, right] = folded(cell, literalValue(value), ignoringCase)
  return compares(left, '=', right)
}

function folded(left: Present, right: Present, ignoringCase: boolean): readonly [Present, Present] {
  return ignoringCase ? [asText(left).toLowerCase(), asText(right).toLowerCase()] : [left, right]
}

function compares(left: Present, operator: ComparisonOperator, right: Present): boolean {
  if (typeof left !== typeof right) throw misfit(left, right)
  switch (operator) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return asNumber(left) < asNumber(right)
    case '<=':
      return asNumber(left) <= asNumber(right)
    case '>':
      return asNumber(left) > asNumber(right)
    case '>=':
      return asNumber(left) >= asNumber(right)
    default:
      return assertNever(operator)
  }
}

function operandValue(operand: Operand, context: TruthContext): Present {
  if (operand.type !== 'threshold') return literalValue(operand)
  const value = context.thresholds.get(operand.name)
  if (value === undefined) throw new AppError('rule-invalid', `The threshold @${operand.name} does not exist.`)
  return value
}

function literalValue(literal: Literal): Present {
  return literal.type === 'date' ? dayFromIso(literal.value) : literal.value
}

function present(cell: Cell): Present | null {
  return cell === null || Number.isNaN(cell) ? null : cell
}

function known(value: boolean): Truth {
  return value ? TRUE : FALSE
}

function asNumber(value: Present): number {
  if (typeof value !== 'number') throw misfit(value, 0)
  return value
}

function asText(value: Present): string {
  if (typeof value !== 'string') throw misfit(value, '')
  return value
}

/** "Did not understand" is never false: an unchecked rule stops here. The values stay out of the message. */
function misfit(left: Present, right: Present): AppError {
  return new AppError('rule-invalid', `A rule compares a ${typeof left} with a ${typeof right}.`, {
    remedy: 'Check the rule against the column types before running it.',
  })
}
