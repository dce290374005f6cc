import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import type { Literal } from '../../../shared/rules/rule.ts'

/** A value to start a condition with: the median, the most frequent text, the day in the middle. */
export function startingValue(type: ColumnType, profile: ColumnProfile | undefined, asOf: string): Literal {
  switch (type) {
    case 'number':
    case 'integer':
      return { type: 'number', value: roundish(profile?.median ?? 0, type === 'integer') }
    case 'date':
      return { type: 'date', value: profile?.median == null ? asOf : isoFromDay(Math.round(profile.median)) }
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
