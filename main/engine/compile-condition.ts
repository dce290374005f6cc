import { AppError } from '../../shared/contract/app-error.ts'
import { assertNever } from '../../shared/contract/assert-never.ts'
import { dayFromIso } from '../../shared/rules/day.ts'
import type { Condition, Literal, Operand } from '../../shared/rules/rule.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import type { Lookup, LookupTest, Step } from './program.ts'

export interface ConditionScope {
  readonly ruleId: string
  readonly columns: readonly StoredColumn[]
  readonly indexes: ReadonlyMap<string, number>
  readonly thresholds: ReadonlyMap<string, number>
  /** The day that "snapshot" means. */
  readonly asOf: number
}

/** One step, or the lookup that a step needs; `negated` turns its truth round, unknown staying unknown. */
export type CompiledCondition =
  | { readonly kind: 'step'; readonly step: Step; readonly negated: boolean }
  | { readonly kind: 'lookup'; readonly lookup: Lookup; readonly negated: boolean }

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>

/** Compiles one condition; throws AppError('rule-invalid') where it does not fit its column. */
export function compileCondition(condition: Condition, scope: ConditionScope): CompiledCondition {
  switch (condition.kind) {
    case 'compare':
      return compileCompare(condition, scope)
    case 'between': {
      const column = columnOf(condition.column, scope)
      const low = scalar(condition.low, column, scope)
      return range(column, low, scalar(condition.high, column, scope), condition.negated)
    }
    case 'in':
      return compileIn(condition, scope)
    case 'missing': {
      const step: Step = { kind: 'present', column: columnOf(condition.column, scope).index }
      return { kind: 'step', step, negated: !condition.negated }
    }
    case 'text': {
      const { test: kind, value, ignoringCase } = condition
      return textLookup(columnOf(condition.column, scope), { kind, value, ignoringCase }, false, scope)
    }
    case 'within':
      return compileWithin(condition, scope)
    default:
      return assertNever(condition)
  }
}

interface Found {
  readonly index: number
  readonly stored: StoredColumn
}

/** `<` is "not ≥" and `>` is "not ≤": no next-lower double is needed, and unknown stays unknown under not. */
function compileCompare(condition: Of<'compare'>, scope: ConditionScope): CompiledCondition {
  const { operator, operand } = condition
  const column = columnOf(condition.column, scope)
  if (column.stored.type === 'text' || column.stored.type === 'boolean') {
    if (operand.type === 'threshold') throw misfit(column, 'cannot be compared with a named threshold', scope)
    if (operator !== '=' && operator !== '!=') throw misfit(column, 'has no order, so only = and != fit it', scope)
    return among(column, [operand], condition.ignoringCase, operator === '!=', scope)
  }
  const value = scalar(operand, column, scope)
  const { NEGATIVE_INFINITY: lowest, POSITIVE_INFINITY: highest } = Number
  switch (operator) {
    case '=':
    case '!=':
      return range(column, value, value, operator === '!=')
    case '<':
    case '>=':
      return range(column, value, highest, operator === '<')
    case '>':
    case '<=':
      return range(column, lowest, value, operator === '>')
    default:
      return assertNever(operator)
  }
}

function compileIn(condition: Of<'in'>, scope: ConditionScope): CompiledCondition {
  const column = columnOf(condition.column, scope)
  if (column.stored.type === 'text' || column.stored.type === 'boolean') {
    return among(column, condition.values, condition.ignoringCase, condition.negated, scope)
  }
  const values = new Set(condition.values.map((value) => scalar(value, column, scope)))
  const step: Step = { kind: 'list', column: column.index, values: Float64Array.from(values).sort() }
  return { kind: 'step', step, negated: condition.negated }
}

function compileWithin(condition: Of<'within'>, scope: ConditionScope): CompiledCondition {
  const column = dateColumn(condition.column, scope)
  const days = daysOf(condition.days, column, scope)
  const before = condition.direction === 'before'
  if (condition.anchor.type === 'snapshot') {
    return before
      ? range(column, scope.asOf - days, scope.asOf, false)
      : range(column, scope.asOf, scope.asOf + days, false)
  }
  const anchor = dateColumn(condition.anchor.column, scope)
  const [earlier, later] = before ? [column.index, anchor.index] : [anchor.index, column.index]
  return { kind: 'step', step: { kind: 'distance', earlier, later, days }, negated: false }
}

function range(column: Found, low: number, high: number, negated: boolean): CompiledCondition {
  return { kind: 'step', step: { kind: 'range', column: column.index, low, high }, negated }
}

/** The value is one of the literals, for texts and booleans. */
function among(
  column: Found,
  literals: readonly Literal[],
  ignoringCase: boolean,
  negated: boolean,
  scope: ConditionScope,
): CompiledCondition {
  if (column.stored.type === 'boolean') {
    const wanted = literals.map((literal) => {
      if (literal.type !== 'boolean') throw misfit(column, `cannot be compared with a ${literal.type}`, scope)
      return literal.value
    })
    const test: LookupTest = { kind: 'flags', no: wanted.includes(false), yes: wanted.includes(true) }
    return { kind: 'lookup', lookup: { column: column.index, test }, negated }
  }
  const values = literals.map((literal) => {
    if (literal.type !== 'text') throw misfit(column, `cannot be compared with a ${literal.type}`, scope)
    return literal.value
  })
  return textLookup(column, { kind: 'among', values, ignoringCase }, negated, scope)
}

function textLookup(column: Found, test: LookupTest, negated: boolean, scope: ConditionScope): CompiledCondition {
  if (column.stored.type !== 'text') throw misfit(column, 'holds no text to search', scope)
  return { kind: 'lookup', lookup: { column: column.index, test }, negated }
}

/** A number for number columns, a day for date columns. */
function scalar(operand: Operand, column: Found, scope: ConditionScope): number {
  const { type } = column.stored
  if (type === 'date' && operand.type === 'date') return dayFromIso(operand.value)
  if (type !== 'number' && type !== 'integer') {
    throw misfit(column, `cannot be compared with a ${operand.type}`, scope)
  }
  if (operand.type === 'number') return operand.value
  if (operand.type === 'threshold') return threshold(operand.name, column, scope)
  throw misfit(column, `cannot be compared with a ${operand.type}`, scope)
}

function daysOf(operand: Operand, column: Found, scope: ConditionScope): number {
  if (operand.type === 'number') return operand.value
  if (operand.type === 'threshold') return threshold(operand.name, column, scope)
  throw misfit(column, `is given a ${operand.type} where a number of days belongs`, scope)
}

function threshold(name: string, column: Found, scope: ConditionScope): number {
  const value = scope.thresholds.get(name)
  if (value === undefined) throw misfit(column, `is compared with @${name}, which is no named threshold`, scope)
  if (Number.isNaN(value)) throw misfit(column, `is compared with @${name}, which has no value`, scope)
  return value
}

function columnOf(name: string, scope: ConditionScope): Found {
  const index = scope.indexes.get(name)
  const stored = index === undefined ? undefined : scope.columns[index]
  if (index === undefined || stored === undefined) {
    throw invalid(name, `names the column "${name}", which the customer table does not have`, scope)
  }
  return { index, stored }
}

function dateColumn(name: string, scope: ConditionScope): Found {
  const column = columnOf(name, scope)
  if (column.stored.type !== 'date') throw misfit(column, 'holds no dates', scope)
  return column
}

function misfit(column: Found, why: string, scope: ConditionScope): AppError {
  const { name, type } = column.stored
  return invalid(name, `does not fit: the ${type} column "${name}" ${why}`, scope)
}

function invalid(column: string, what: string, scope: ConditionScope): AppError {
  return new AppError('rule-invalid', `Rule ${scope.ruleId} ${what}.`, {
    remedy: 'Correct the rule, or choose another column.',
    place: { column },
  })
}
