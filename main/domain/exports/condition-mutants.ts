/*
 * Ways in which one condition can be got wrong: by the person who wrote it, by a compiler, or by an engine that
 * compares in its own way. Each gives the wrong rule; none is the condition itself.
 */
import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { dayFromIso, isIsoDay, isoFromDay } from '../../../shared/rules/day.ts'
import type { ComparisonOperator, Condition, Literal, Operand, Rule } from '../../../shared/rules/rule.ts'
import { lookAlikes, spread } from './edge-texts.ts'
import { nextDown, nextUp } from './next-double.ts'

type Compare = Extract<Condition, { kind: 'compare' }>
type Inside = Extract<Condition, { kind: 'in' }>
type TextTest = Extract<Condition, { kind: 'text' }>
type Within = Extract<Condition, { kind: 'within' }>
type Between = Extract<Condition, { kind: 'between' }>

const FLIPS: Readonly<Record<ComparisonOperator, readonly ComparisonOperator[]>> = {
  '=': ['!='],
  '!=': ['='],
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
}

/**
 * Wrong versions of a condition on a column of the given type.
 * @param isNegated whether an odd number of `not` stands over it: then unknown read as false would show, else as true
 */
export function conditionMutants(condition: Condition, type: ColumnType, isNegated: boolean): readonly Rule[] {
  return [...shapeMutants(condition, type), ...missingMutants(condition, isNegated)]
}

function shapeMutants(condition: Condition, type: ColumnType): readonly Rule[] {
  switch (condition.kind) {
    case 'compare':
      return compareMutants(condition, type)
    case 'between':
      return betweenMutants(condition, type)
    case 'in':
      return inMutants(condition)
    case 'missing':
      return [{ ...condition, negated: !condition.negated }]
    case 'text':
      return textMutants(condition)
    case 'within':
      return withinMutants(condition)
    default:
      return assertNever(condition)
  }
}

/** Unknown read as true, or as false under a `not`. */
function missingMutants(condition: Condition, isNegated: boolean): readonly Rule[] {
  if (condition.kind === 'missing') return []
  const columns = [condition.column]
  if (condition.kind === 'within' && condition.anchor.type === 'column') columns.push(condition.anchor.column)
  return columns.map((column): Rule => {
    const missing: Rule = { kind: 'missing', column, negated: isNegated }
    return { kind: isNegated ? 'all' : 'any', of: [condition, missing] }
  })
}

function compareMutants(condition: Compare, type: ColumnType): readonly Rule[] {
  const flipped = FLIPS[condition.operator].map((operator) => ({ ...condition, operator }))
  const nudged = nudges(condition.operand, type).map((operand) => ({ ...condition, operand }))
  if (condition.operand.type !== 'text') return [...flipped, ...nudged]
  const asList: Inside = {
    kind: 'in',
    column: condition.column,
    negated: condition.operator === '!=',
    values: [condition.operand],
    ignoringCase: false,
  }
  return [...flipped, { ...condition, ignoringCase: true }, ...looserLists(asList)]
}

function betweenMutants(condition: Between, type: ColumnType): readonly Rule[] {
  const { column, low, high, negated } = condition
  const ends = (lower: ComparisonOperator, upper: ComparisonOperator): Rule => {
    const both: Rule = {
      kind: 'all',
      of: [
        { kind: 'compare', column, operator: lower, operand: low, ignoringCase: false },
        { kind: 'compare', column, operator: upper, operand: high, ignoringCase: false },
      ],
    }
    return negated ? { kind: 'not', of: both } : both
  }
  return [
    { ...condition, negated: !negated },
    ends('>', '<='),
    ends('>=', '<'),
    ...nudges(low, type).map((changed) => ({ ...condition, low: changed })),
    ...nudges(high, type).map((changed) => ({ ...condition, high: changed })),
  ]
}

function inMutants(condition: Inside): readonly Rule[] {
  const { values } = condition
  const dropped =
    values.length < 2
      ? []
      : values.map((_, at) => ({ ...condition, values: values.filter((_, index) => index !== at) }))
  const folded = values[0]?.type === 'text' ? [{ ...condition, ignoringCase: true }] : []
  return [{ ...condition, negated: !condition.negated }, ...spread(dropped), ...folded, ...looserLists(condition)]
}

/** The list with one look-alike, or one neighbouring number or day, let in. */
function looserLists(condition: Inside): readonly Rule[] {
  const added = spread(condition.values).flatMap((value): readonly Literal[] => {
    if (value.type === 'text') return lookAlikes(value.value).map((text) => ({ type: 'text', value: text }))
    if (value.type === 'number') return [{ type: 'number', value: nextUp(value.value) }]
    return value.type === 'date' ? shiftedDay(value, 1) : []
  })
  const kept = new Set(condition.values.map(({ value }) => value))
  const fresh = added.filter(({ value }) => !kept.has(value))
  return spread(fresh.map((value) => ({ ...condition, values: [...condition.values, value] })))
}

function textMutants(condition: TextTest): readonly Rule[] {
  const { value } = condition
  const others = (['contains', 'starts', 'has'] as const).filter((test) => test !== condition.test)
  const whole: Rule = {
    kind: 'compare',
    column: condition.column,
    operator: '=',
    operand: { type: 'text', value },
    ignoringCase: false,
  }
  const shorter = [...value].slice(0, -1).join('')
  return [
    ...others.map((test) => ({ ...condition, test })),
    whole,
    { ...condition, ignoringCase: true },
    ...(shorter === '' ? [] : [{ ...condition, value: shorter }]),
    { ...condition, value: `${value}x` },
  ]
}

function withinMutants(condition: Within): readonly Rule[] {
  const { days } = condition
  const width = (change: number): readonly Rule[] =>
    days.type === 'number' ? [{ ...condition, days: { type: 'number', value: days.value + change } }] : []
  const sameDay: Rule = { kind: 'not', of: { ...condition, days: { type: 'number', value: 0 } } }
  return [
    ...width(-1),
    ...width(1),
    { ...condition, direction: condition.direction === 'before' ? 'after' : 'before' },
    { kind: 'all', of: [condition, sameDay] },
  ]
}

/** An operand moved by the smallest step its column can tell. */
function nudges(operand: Operand, type: ColumnType): readonly Operand[] {
  if (operand.type === 'date') return [...shiftedDay(operand, -1), ...shiftedDay(operand, 1)]
  if (operand.type === 'boolean') return [{ type: 'boolean', value: !operand.value }]
  if (operand.type !== 'number') return []
  const { value } = operand
  const moved = type === 'integer' ? [value - 1, value + 1] : [nextDown(value), nextUp(value)]
  return moved.filter(Number.isFinite).map((next) => ({ type: 'number', value: next }))
}

/** The day before or after; none at the ends of the calendar. */
function shiftedDay(literal: Extract<Literal, { type: 'date' }>, days: number): readonly Literal[] {
  const value = isoFromDay(dayFromIso(literal.value) + days)
  return isIsoDay(value) ? [{ type: 'date', value }] : []
}
