import { assertNever } from '../contract/assert-never.ts'
import type { ColumnType } from '../entities/column.ts'
import { withoutBorderSpaces } from './border-spaces.ts'
import { dayFromIso } from './day.ts'
import { mendedOperand } from './mended-operand.ts'
import { nearestName } from './nearest-name.ts'
import { printColumn, printOperand, printText } from './print-name.ts'
import { type Problem, problemAt, type Range, shortened } from './problem.ts'
import type { Condition, Operand } from './rule.ts'
import type { RuleScope } from './rule-scope.ts'
import type { Span } from './span.ts'
import { columnsOfCondition } from './walk-rule.ts'

const NOWHERE: Span = { start: 0, end: 0, column: null, operator: null, operands: [], anchor: null }
/** What a value of a type is called, as in "holds a whole number". */
export const TYPE_NOUNS: Readonly<Record<ColumnType, string>> = {
  number: 'a number',
  integer: 'a whole number',
  text: 'a text',
  date: 'a date',
  boolean: 'true or false',
}

/** Everything that keeps one condition from running. */
export function checkCondition(condition: Condition, scope: RuleScope, span: Span = NOWHERE): readonly Problem[] {
  const type = scope.columns.get(condition.column)
  if (type === undefined) return [unknownColumn(condition.column, scope, span.column ?? span)]
  const refused = refusedColumns(condition, scope, span)
  if (refused.length > 0) return refused
  switch (condition.kind) {
    case 'compare':
      return checkComparison(condition, type, scope, span)
    case 'between':
      return checkBetween(condition, type, scope, span)
    case 'in':
      return checkIn(condition, type, scope, span)
    case 'missing':
      return []
    case 'text':
      return checkTextTest(condition, type, span)
    case 'within':
      return checkWithin(condition, type, scope, span)
    default:
      return assertNever(condition)
  }
}

/** The columns that may not be named, each at its place. */
function refusedColumns(condition: Condition, { refused }: RuleScope, span: Span): readonly Problem[] {
  if (refused === undefined || refused.size === 0) return []
  return columnsOfCondition(condition).flatMap((column, index) => {
    const refusal = refused.get(column)
    const place = (index === 0 ? span.column : span.anchor) ?? span
    return refusal === undefined
      ? []
      : [problemAt(place, refusal.why, { suggestion: refusal.mend, refusedColumn: column })]
  })
}

function checkComparison(
  condition: Extract<Condition, { kind: 'compare' }>,
  type: ColumnType,
  scope: RuleScope,
  span: Span,
): readonly Problem[] {
  const { column, operator, operand, ignoringCase } = condition
  if ((type === 'text' || type === 'boolean') && operator !== '=' && operator !== '!=') {
    return [unordered(column, type, `“${operator}”`, span)]
  }
  const problems = operandProblems(operand, column, type, scope, span.operands[0] ?? span)
  if (!ignoringCase || type === 'text') return problems
  return [...problems, problemAt(span, `${shortened(column)} is not a text, so its case cannot be ignored.`)]
}

function checkBetween(
  condition: Extract<Condition, { kind: 'between' }>,
  type: ColumnType,
  scope: RuleScope,
  span: Span,
): readonly Problem[] {
  const { column, low, high } = condition
  if (type === 'text' || type === 'boolean') return [unordered(column, type, '“between”', span)]
  const [lowPlace = span, highPlace = span] = span.operands
  const problems = [
    ...operandProblems(low, column, type, scope, lowPlace),
    ...operandProblems(high, column, type, scope, highPlace),
  ]
  if (problems.length > 0) return problems
  const [from, to] = [magnitude(low, scope), magnitude(high, scope)]
  if (from === null || to === null || from <= to) return []
  const place = { start: lowPlace.start, end: highPlace.end }
  const message = `Nothing lies between ${shown(low, from)} and ${shown(high, to)}: the first is larger.`
  return [problemAt(place, message, { replacement: `${printOperand(high)} and ${printOperand(low)}` })]
}

function checkIn(
  condition: Extract<Condition, { kind: 'in' }>,
  type: ColumnType,
  scope: RuleScope,
  span: Span,
): readonly Problem[] {
  const { column, values, ignoringCase } = condition
  if (values.length === 0) return [problemAt(span, 'An empty list takes no unit.')]
  const problems = values.flatMap((value, index) =>
    operandProblems(value, column, type, scope, span.operands[index] ?? span),
  )
  if (!ignoringCase || type === 'text') return problems
  return [...problems, problemAt(span, `${shortened(column)} is not a text, so its case cannot be ignored.`)]
}

function checkTextTest(
  condition: Extract<Condition, { kind: 'text' }>,
  type: ColumnType,
  span: Span,
): readonly Problem[] {
  const { column, test, value } = condition
  if (type !== 'text') {
    const message = `${shortened(column)} holds ${TYPE_NOUNS[type]}; only texts can be looked into.`
    return [problemAt(span.operator ?? span, message, { suggestion: 'Compare it with =, <, between or in.' })]
  }
  const place = span.operands[0] ?? span
  if (value === '') return [problemAt(place, 'Every text holds the empty text.')]
  if (test !== 'has') return []
  if (value.includes(';')) {
    const suggestion = 'Write one “has” for each element, joined by “and” or “or”.'
    return [problemAt(place, '“;” divides the elements of a set, so no element holds one.', { suggestion })]
  }
  const trimmed = withoutBorderSpaces(value)
  if (trimmed === value) return []
  return [
    problemAt(
      place,
      'Spaces around an element do not count.',
      trimmed === '' ? {} : { replacement: printText(trimmed) },
    ),
  ]
}

function checkWithin(
  condition: Extract<Condition, { kind: 'within' }>,
  type: ColumnType,
  scope: RuleScope,
  span: Span,
): readonly Problem[] {
  const problems: Problem[] = []
  if (type !== 'date') problems.push(notADate(condition.column, type, span.column ?? span))
  const daysPlace = span.operands[0] ?? span
  problems.push(...operandProblems(condition.days, 'the number of days', 'number', scope, daysPlace))
  const days = magnitude(condition.days, scope)
  if (days !== null && days < 0) {
    const suggestion = 'Write a number from 0, and “before” or “after” for the direction.'
    problems.push(problemAt(daysPlace, `${shown(condition.days, days)} is less than no days.`, { suggestion }))
  }
  if (condition.anchor.type === 'snapshot') return problems
  const { column } = condition.anchor
  const anchorType = scope.columns.get(column)
  const anchorPlace = span.anchor ?? span
  if (anchorType === undefined) problems.push(unknownColumn(column, scope, anchorPlace))
  else if (anchorType !== 'date') problems.push(notADate(column, anchorType, anchorPlace))
  return problems
}

function operandProblems(
  operand: Operand,
  subject: string,
  type: ColumnType,
  scope: RuleScope,
  place: Range,
): readonly Problem[] {
  if (operand.type === 'threshold' && !scope.thresholds.has(operand.name)) {
    return [unknownThreshold(operand.name, scope, place)]
  }
  const given = operand.type === 'threshold' ? 'number' : operand.type
  if (given === type || (given === 'number' && type === 'integer')) return []
  const what = operand.type === 'threshold' ? `the threshold @${operand.name}, a number` : TYPE_NOUNS[given]
  const message = `${shortened(subject)} holds ${TYPE_NOUNS[type]} and cannot be compared with ${what}.`
  return [problemAt(place, message, { replacement: mendedOperand(operand, type) })]
}

/** Says that a column does not exist, and which one is nearest. */
export function unknownColumn(column: string, scope: Pick<RuleScope, 'columns'>, place: Range): Problem {
  const near = nearestName(column, scope.columns.keys())
  const message = `There is no column ${shortened(column)}.`
  if (near === null) return problemAt(place, message, { suggestion: 'Choose a column of the customer table.' })
  return problemAt(place, message, { suggestion: `Did you mean ${near}?`, replacement: printColumn(near) })
}

function unknownThreshold(name: string, scope: RuleScope, place: Range): Problem {
  const near = nearestName(name, scope.thresholds.keys())
  const message = `There is no threshold named ${shortened(name)}.`
  if (near === null) return problemAt(place, message, { suggestion: 'Add it to the thresholds, or write a number.' })
  return problemAt(place, message, { suggestion: `Did you mean @${near}?`, replacement: `@${near}` })
}

function unordered(column: string, type: ColumnType, operator: string, span: Span): Problem {
  const message = `${shortened(column)} holds ${TYPE_NOUNS[type]}, which has no order, so ${operator} does not apply.`
  const suggestion = type === 'text' ? 'Use =, !=, in, contains text, has or starts with.' : 'Write = true or = false.'
  return problemAt(span.operator ?? span, message, { suggestion })
}

function notADate(column: string, type: ColumnType, place: Range): Problem {
  return problemAt(place, `${shortened(column)} holds ${TYPE_NOUNS[type]}; days are counted between dates only.`)
}

/** Where an operand lies on its line, or null for what has no order. */
function magnitude(operand: Operand, scope: RuleScope): number | null {
  switch (operand.type) {
    case 'threshold':
      return scope.thresholds.get(operand.name) ?? null
    case 'number':
      return operand.value
    case 'date':
      return dayFromIso(operand.value)
    default:
      return null
  }
}

function shown(operand: Operand, value: number): string {
  return operand.type === 'threshold' ? `@${operand.name} (${value})` : printOperand(operand)
}
