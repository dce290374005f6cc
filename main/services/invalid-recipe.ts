import { AppError } from '../../shared/contract/app-error.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RecipeDifference } from '../../shared/recipe/recipe-difference.ts'
import type { RecipeProblem } from '../../shared/recipe/recipe-problem.ts'

/** All problems in one sentence each; a column that a new file lacks is named with what it may be called now. */
export function invalidRecipe(
  { sources }: Recipe,
  problems: readonly RecipeProblem[],
  differences: readonly RecipeDifference[],
): AppError {
  const nameOf = (sourceId: string | null): string =>
    sources.find(({ id }) => id === sourceId)?.name ?? 'The customer table'
  const gone = differences.flatMap((difference) => {
    if (difference.kind !== 'missing-column' || !difference.inUse) return []
    const { sourceId, column, nearest } = difference
    const maybe = nearest === null ? '' : `; it has a new column “${nearest}”`
    return [`${nameOf(sourceId)} has no column “${column}” any more${maybe}.`]
  })
  const [first, ...others] = problems
  const told = first === undefined ? 'It cannot run.' : `${nameOf(first.sourceId)}: ${first.message}`
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  const remedy = gone.length > 0 ? 'Rename it back in the file, or name the new column in the recipe.' : first?.remedy
  return new AppError('recipe-invalid', gone.length > 0 ? gone.join(' ') : `${told}${more}`, {
    remedy: remedy ?? undefined,
  })
}
