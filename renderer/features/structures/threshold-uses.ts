import type { Structure } from '../../../shared/entities/structure.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { thresholdNamesOf } from '../../../shared/rules/walk-rule.ts'

/** A rule that names a threshold. */
export interface ThresholdUse {
  readonly structureId: string
  readonly structureName: string
  readonly entryId: string
  readonly entryName: string
}

/** The rules of all options that name each threshold, in the options' order. */
export function thresholdUses(structures: readonly Structure[]): ReadonlyMap<string, readonly ThresholdUse[]> {
  const uses = new Map<string, ThresholdUse[]>()
  for (const structure of structures) {
    for (const { id, name, draft } of [...structure.exclusions, ...structure.segments]) {
      // The kept tree is null while a column is gone; the text still names its thresholds.
      const rule = draft.rule ?? parseRule(draft.text).rule
      const use = { structureId: structure.id, structureName: structure.name, entryId: id, entryName: name }
      for (const threshold of rule === null ? [] : thresholdNamesOf(rule)) {
        uses.set(threshold, [...(uses.get(threshold) ?? []), use])
      }
    }
  }
  return uses
}
