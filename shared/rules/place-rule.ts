import type { Condition, Rule } from './rule.ts'

/** A column and the value that it must have. */
interface Step {
  readonly column: string
  readonly value: string
}

const equals = ({ column, value }: Step, operator: '=' | '!='): Condition => ({
  ...{ kind: 'compare', column, operator, ignoringCase: false },
  operand: { type: 'text', value },
})

/** True of units whose columns have all the values; null where there are none to have. */
export function placeRule(path: readonly Step[]): Rule | null {
  const conditions = path.map((step) => equals(step, '='))
  const [first] = conditions
  if (first === undefined) return null
  return conditions.length === 1 ? first : { kind: 'all', of: conditions }
}

/** True of all other units, those whose columns have no value too, and unknown of none. */
export function elsewhereRule(path: readonly Step[]): Rule | null {
  const others = path.flatMap((step): Rule[] => [
    { kind: 'missing', column: step.column, negated: false },
    equals(step, '!='),
  ])
  return others.length === 0 ? null : { kind: 'any', of: others }
}
