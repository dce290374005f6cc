import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import type { Choice } from '../../ui/choice-item.tsx'
import { formatExactCount } from '../../ui/format-number.ts'

/** The columns that a condition may test, with type and missing values. */
export function columnChoices(scope: RuleScope, missing: ReadonlyMap<string, number>): readonly Choice[] {
  return [...scope.columns].map(([name, type]) => {
    const count = missing.get(name) ?? 0
    return { id: name, name, note: count === 0 ? type : `${type}, ${formatExactCount(count)} missing` }
  })
}
