import { dayFromIso } from '../../../shared/rules/day.ts'
import type { Condition, Operand } from '../../../shared/rules/rule.ts'
import type { TruthContext } from '../../../shared/rules/truth.ts'
import type { CellOf } from './landing.ts'

/**
 * The numbers (or day numbers) at which the truth of a condition can change while one column's value does, the other
 * values being what they are; between two neighbours, and beyond the outermost, it cannot.
 */
export function criticalValues(
  condition: Condition,
  column: string,
  cellOf: CellOf,
  context: TruthContext,
): readonly number[] {
  const number = (operand: Operand): readonly number[] => numberOf(operand, context)
  if (condition.kind === 'within') {
    const [days] = number(condition.days)
    if (days === undefined) return []
    const { column: own, anchor, direction } = condition
    const sign = direction === 'before' ? 1 : -1
    if (anchor.type === 'column' && anchor.column === column && own !== column) {
      const day = cellOf(own)
      return typeof day === 'number' ? [day, day + sign * days] : []
    }
    if (own !== column) return []
    const anchored = anchor.type === 'snapshot' ? context.asOf : cellOf(anchor.column)
    return typeof anchored === 'number' && !(anchor.type === 'column' && anchor.column === own)
      ? [anchored, anchored - sign * days]
      : []
  }
  if (condition.column !== column) return []
  switch (condition.kind) {
    case 'compare':
      return number(condition.operand)
    case 'between':
      return [...number(condition.low), ...number(condition.high)]
    case 'in':
      return condition.values.flatMap(number)
    case 'missing':
    case 'text':
      return []
  }
}

function numberOf(operand: Operand, { thresholds }: TruthContext): readonly number[] {
  if (operand.type === 'number') return [operand.value]
  if (operand.type === 'date') return [dayFromIso(operand.value)]
  if (operand.type !== 'threshold') return []
  const value = thresholds.get(operand.name)
  return value === undefined ? [] : [value]
}
