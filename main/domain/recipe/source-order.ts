import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import { sourcesReadBy } from '../../../shared/recipe/recipe-currency.ts'
import { type Compilation, refuse } from './compilation.ts'

/** The sources so that each comes after those it reads; a circle is refused and its sources left out. */
export function inLookUpOrder(recipe: Recipe, compilation: Compilation): readonly RecipeSource[] {
  const ordered: RecipeSource[] = []
  const waiting = new Set(recipe.sources)
  const isReady = (source: RecipeSource): boolean =>
    sourcesReadBy(source, recipe).every((id) => ![...waiting].some((other) => other.id === id))
  for (let ready = [...waiting].filter(isReady); ready.length > 0; ready = [...waiting].filter(isReady)) {
    for (const source of ready) waiting.delete(source)
    ordered.push(...ready)
  }
  for (const { id, name } of waiting)
    refuse(
      compilation,
      { sourceId: id, stepId: null },
      `“${name}” looks itself up in a circle of sources.`,
      'Take out the look-up by which the circle closes.',
    )
  return ordered
}
