import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import type { Literal } from '../../../shared/rules/rule.ts'
import { call } from '../../api/call.ts'
import { reportError } from '../../state/notice-store.ts'

/** What a condition on a column may start with. */
export interface StartingPoint {
  readonly column: string
  readonly type: ColumnType
  readonly profile: ColumnProfile | undefined
  readonly asOf: string
}

/** A value to start a condition with: the middle of what may be learned from, the most frequent text, the middle day. */
export async function startingValue(point: StartingPoint): Promise<Literal> {
  const { column, type } = point
  const isOrdered = type === 'number' || type === 'integer' || type === 'date'
  return valueFrom(point, isOrdered ? await learnedMiddle(column) : null)
}

/** Where nothing can be learned, the failure is shown and the condition starts at nothing. */
async function learnedMiddle(column: string): Promise<number | null> {
  try {
    return (await call('learning.middle', { column })).value
  } catch (error) {
    reportError(error)
    return null
  }
}

/** The value, given the middle of the column. */
export function valueFrom({ type, profile, asOf }: StartingPoint, middle: number | null): Literal {
  switch (type) {
    case 'number':
    case 'integer':
      return { type: 'number', value: roundish(middle ?? 0, type === 'integer') }
    case 'date':
      return { type: 'date', value: middle === null ? asOf : isoFromDay(Math.round(middle)) }
    case 'boolean':
      return { type: 'boolean', value: true }
    default:
      return { type: 'text', value: profile?.top[0]?.value ?? 'value' }
  }
}

/** Two leading digits: a starting point to be moved, not a figure. */
function roundish(value: number, whole: boolean): number {
  const rounded = Number(value.toPrecision(2))
  return whole ? Math.round(rounded) : rounded
}
