import type { RuleScope } from '../../../shared/rules/rule-scope.ts'
import { ruleWords } from '../../strings/structures.ts'
import type { Choice } from '../../ui/choice-item.tsx'
import { formatExactCount } from '../../ui/format-number.ts'

/** The columns that a condition may test, with type and missing values; those that may not enter a rule come last and say so. */
export function columnChoices(scope: RuleScope, missing: ReadonlyMap<string, number>): readonly Choice[] {
  const isRefused = (name: string): boolean => scope.refused?.has(name) ?? false
  const names = [...scope.columns.keys()]
  return [...names.filter((name) => !isRefused(name)), ...names.filter(isRefused)].map((name) => {
    const type = scope.columns.get(name) ?? ''
    const count = missing.get(name) ?? 0
    const note = count === 0 ? type : `${type}, ${formatExactCount(count)} missing`
    return { id: name, name, note: isRefused(name) ? `${note}, ${ruleWords.keptOut}` : note }
  })
}
