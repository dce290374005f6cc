import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'

/** Money of several currencies, or with and without tax, is never put into one customer table. */
export function checkMoney({ sources }: Recipe): readonly RecipeProblem[] {
  return [
    ...disagreement(sources, ({ currency }) => currency, 'Read one of them from a file in the same currency.'),
    ...disagreement(sources, ({ taxBasis }) => taxBasis, 'Read one of them from a file on the same tax basis.'),
  ]
}

function disagreement(
  sources: readonly RecipeSource[],
  declared: (source: RecipeSource) => string | null,
  remedy: string,
): RecipeProblem[] {
  const [first, ...others] = sources.filter((source) => declared(source) !== null)
  const other = others.find((source) => first !== undefined && declared(source) !== declared(first))
  if (first === undefined || other === undefined) return []
  const message = `Its money is ${declared(other)} and that of “${first.name}” is ${declared(first)}; they cannot be added.`
  return [{ sourceId: other.id, stepId: null, message, remedy }]
}
