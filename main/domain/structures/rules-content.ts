import type { Structure } from '../../../shared/entities/structure.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { thresholdNamesOf } from '../../../shared/rules/walk-rule.ts'

/**
 * What the rules of an option say, to be hashed: names and rules in their order, and the values of the thresholds that
 * they use. No data is part of it, so that the same rules on next month's files keep their hash.
 */
export function rulesContent(
  { exclusions, segments, defaultPath }: Structure,
  thresholds: readonly Pick<Threshold, 'name' | 'value'>[],
): unknown {
  const entry = ({ name, draft: { text } }: Structure['exclusions'][number]) => ({ name, rule: text.trim() })
  const texts = [...exclusions, ...segments].map(({ draft }) => draft.text)
  const used = new Set(
    texts.flatMap((text) => {
      const { rule } = parseRule(text)
      return rule === null ? [] : [...thresholdNamesOf(rule)]
    }),
  )
  const values = thresholds
    .filter(({ name }) => used.has(name))
    .map(({ name, value }) => ({ name, value: value === 0 ? 0 : value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    exclusions: exclusions.map(entry),
    segments: segments.map(entry),
    otherwise: defaultPath.name,
    thresholds: values,
  }
}
