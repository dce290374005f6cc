import type { RuleDraft, Structure } from '../../../shared/entities/structure.ts'
import { renameThresholdInText } from '../../../shared/rules/rename-threshold-in-text.ts'
import { renameThreshold } from '../../../shared/rules/walk-rule.ts'

/** The structure with a threshold called by another name in its rules; the same object where none names it. */
export function withThresholdRenamed(structure: Structure, from: string, to: string): Structure {
  let isChanged = false
  const renamed = <T extends { readonly draft: RuleDraft }>(entry: T): T => {
    const { text, rule } = entry.draft
    const written = renameThresholdInText(text, from, to)
    if (written === text) return entry
    isChanged = true
    return { ...entry, draft: { text: written, rule: rule === null ? null : renameThreshold(rule, from, to) } }
  }
  const exclusions = structure.exclusions.map(renamed)
  const segments = structure.segments.map(renamed)
  return isChanged ? { ...structure, exclusions, segments } : structure
}
