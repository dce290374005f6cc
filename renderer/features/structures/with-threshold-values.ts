import type { Condition } from '../../../shared/rules/rule.ts'
import { mapOperands } from '../../../shared/rules/walk-rule.ts'

interface NamedValue {
  readonly name: string
  readonly value: number
}

/** A condition with plain numbers in place of its named thresholds; a name that is none of them stays. */
export function withThresholdValues(condition: Condition, thresholds: readonly NamedValue[]): Condition {
  const mapped = mapOperands(condition, (operand) => {
    const known = operand.type === 'threshold' ? thresholds.find(({ name }) => name === operand.name) : undefined
    return known === undefined ? operand : { type: 'number', value: known.value }
  })
  return mapped.kind === 'all' || mapped.kind === 'any' || mapped.kind === 'not' ? condition : mapped
}
