import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import { dayInWords } from '../../../shared/rules/day-words.ts'

/** Where what a source covers does not reach as far as the recipe looks: sentences, by the source's report. */
export function coverageNotices(recipe: Recipe, { sourceId, days }: SourceReport): readonly string[] {
  const source = recipe.sources.find(({ id }) => id === sourceId)
  if (source === undefined || days === null) return []
  const { asOf, table } = recipe
  const end = source.period?.end ?? days.last
  const start = source.period?.start ?? null
  const notices: string[] = []
  if (end !== null && end < asOf)
    notices.push(`It ends on ${dayInWords(end)}, before the as-of date ${dayInWords(asOf)}.`)
  for (const step of table.steps) {
    if (step.kind !== 'features' || step.source !== sourceId || start === null) continue
    for (const { name, windowDays } of step.features) {
      if (windowDays === null) continue
      const from = dayFromIso(asOf) - windowDays + 1
      if (from < dayFromIso(start))
        notices.push(`“${name}” looks back to ${dayInWords(from)}, before its period begins on ${dayInWords(start)}.`)
    }
  }
  return notices
}
