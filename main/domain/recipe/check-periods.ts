import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'
import { dayInWords } from '../../../shared/rules/day-words.ts'

/** A period that ends before it begins covers no day: every row would lie outside of it. */
export function checkPeriods({ sources }: Recipe): readonly RecipeProblem[] {
  return sources.flatMap(({ id, period }) => {
    if (period === null || period.start <= period.end) return []
    const message = `It covers ${dayInWords(period.start)} to ${dayInWords(period.end)}, which ends before it begins.`
    return [{ sourceId: id, stepId: null, message, remedy: 'Set the first and the last day of the source.' }]
  })
}
