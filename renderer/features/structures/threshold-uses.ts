import type { Structure } from '../../../shared/entities/structure.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { thresholdNamesOf } from '../../../shared/rules/walk-rule.ts'

/** How many rules of all options name each threshold. */
export function thresholdUses(structures: readonly Structure[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const { exclusions, segments } of structures) {
    for (const { draft } of [...exclusions, ...segments]) {
      // The kept tree is null while a column is gone; the text still names its thresholds.
      const rule = draft.rule ?? parseRule(draft.text).rule
      if (rule === null) continue
      for (const name of thresholdNamesOf(rule)) uses.set(name, (uses.get(name) ?? 0) + 1)
    }
  }
  return uses
}
