import { assertNever } from '../../../shared/contract/assert-never.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import type { Condition, Operand } from '../../../shared/rules/rule.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { columnsOfCondition } from '../../../shared/rules/walk-rule.ts'
import { edgeTextsOf } from './edge-texts.ts'
import { nextDown, nextUp } from './next-double.ts'
import type { ProgramColumn } from './program.ts'

/** Why a value is in the grid; one heading of the certificate each. */
export type EdgeKind = 'missing' | 'threshold' | 'extreme' | 'text' | 'date' | 'boolean'

export interface EdgeValue {
  readonly value: Cell
  readonly kind: EdgeKind
}

const FIRST_DAY = dayFromIso('0001-01-01')
const LAST_DAY = dayFromIso('9999-12-31')
const MISSING: EdgeValue = { value: null, kind: 'missing' }

/**
 * The values of one column at which a condition could change its answer, and those that engines read differently.
 * @param conditions all conditions in play; those of other columns are left aside
 * @param asOfDays the as-of dates at which the definition is run, as day numbers
 */
export function edgeValuesOf(
  { name, type }: ProgramColumn,
  conditions: readonly Condition[],
  asOfDays: readonly number[],
): readonly EdgeValue[] {
  const own = conditions.filter((condition) => columnsOfCondition(condition).includes(name))
  switch (type) {
    case 'number':
      return distinct([MISSING, ...numbers(own)])
    case 'integer':
      return distinct([MISSING, ...integers(own)])
    case 'text':
      return distinct([MISSING, ...edgeTextsOf(own).map((value) => ({ value, kind: 'text' as const }))])
    case 'date':
      return distinct([MISSING, ...days(own, asOfDays)])
    case 'boolean':
      return [MISSING, { value: true, kind: 'boolean' }, { value: false, kind: 'boolean' }]
    default:
      return assertNever(type)
  }
}

function numbers(conditions: readonly Condition[]): readonly EdgeValue[] {
  const around = numbersIn(conditions).flatMap((value) => [nextDown(value), value, nextUp(value)])
  const extremes = [0, -0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE]
  return [
    { value: Number.NaN, kind: 'missing' },
    ...around.map((value) => ({ value, kind: 'threshold' as const })),
    ...[...extremes, Infinity, -Infinity].map((value) => ({ value, kind: 'extreme' as const })),
  ]
}

function integers(conditions: readonly Condition[]): readonly EdgeValue[] {
  const around = numbersIn(conditions).flatMap((value) => {
    const [low, high] = [Math.floor(value), Math.ceil(value)]
    return [low - 1, low, high, high + 1]
  })
  const fitting = around.filter(Number.isSafeInteger).map((value) => (value === 0 ? 0 : value))
  return [
    ...fitting.map((value) => ({ value, kind: 'threshold' as const })),
    ...[0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER].map((value) => ({ value, kind: 'extreme' as const })),
  ]
}

function days(conditions: readonly Condition[], asOfDays: readonly number[]): readonly EdgeValue[] {
  const literals = conditions.flatMap(operandsOf).flatMap((operand) => (operand.type === 'date' ? [operand.value] : []))
  const centres = [...literals.map(dayFromIso), ...conditions.flatMap((condition) => windowEdges(condition, asOfDays))]
  const around = [...centres, ...asOfDays].flatMap((day) => [day - 1, day, day + 1])
  const leapDay = dayFromIso('2024-02-29')
  return [
    ...around.filter((day) => day >= FIRST_DAY && day <= LAST_DAY).map((value) => ({ value, kind: 'date' as const })),
    ...[FIRST_DAY, -1, 0, leapDay, LAST_DAY].map((value) => ({ value, kind: 'extreme' as const })),
  ]
}

/** The last day inside a window, and the same counted the other way. */
function windowEdges(condition: Condition, asOfDays: readonly number[]): readonly number[] {
  if (condition.kind !== 'within' || condition.days.type !== 'number') return []
  const width = Math.floor(condition.days.value)
  return asOfDays.flatMap((asOf) => [asOf - width, asOf + width])
}

/** Every number that the conditions compare a column with. */
function numbersIn(conditions: readonly Condition[]): readonly number[] {
  return conditions.flatMap(operandsOf).flatMap((operand) => (operand.type === 'number' ? [operand.value] : []))
}

function operandsOf(condition: Condition): readonly Operand[] {
  if (condition.kind === 'compare') return [condition.operand]
  if (condition.kind === 'between') return [condition.low, condition.high]
  return condition.kind === 'in' ? condition.values : []
}

/** -0 and 0 are different edges, NaN is one. */
function distinct(values: readonly EdgeValue[]): readonly EdgeValue[] {
  const kept: EdgeValue[] = []
  const seen = new Set<string>()
  for (const edge of values) {
    const key = Object.is(edge.value, -0) ? '-0' : `${typeof edge.value}:${edge.value}`
    if (seen.has(key)) continue
    seen.add(key)
    kept.push(edge)
  }
  return kept
}
