import type { Recipe, RecipeSource } from './recipe.ts'
import { sourcesReadBy } from './recipe-currency.ts'

/** Sources from which nothing reaches the customer table: no base, no look-up, no rates, no attached or summarised rows. */
export function unusedSources(recipe: Recipe): readonly RecipeSource[] {
  const { sources, table } = recipe
  const { base } = table
  const used = new Set(base.kind === 'source' ? [base.source] : base.of.map(({ source }) => source))
  for (const step of table.steps) if ('source' in step) used.add(step.source)
  // Those that a used source reads are used too; a set goes on over what is added on the way.
  for (const id of used) {
    const read = sources.find((source) => source.id === id)
    for (const other of read === undefined ? [] : sourcesReadBy(read, recipe)) used.add(other)
  }
  return sources.filter(({ id }) => !used.has(id))
}

/** The recipe without the sources that nothing uses: it makes the same customer table. */
export function withoutUnused(recipe: Recipe): Recipe {
  const unused = unusedSources(recipe)
  return { ...recipe, sources: recipe.sources.filter((source) => !unused.includes(source)) }
}
