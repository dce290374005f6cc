import type { Recipe, RecipeSource } from './recipe.ts'

/** Sources from which nothing reaches the customer table: no base, no look-up, no attached or summarised rows. */
export function unusedSources({ sources, table }: Recipe): readonly RecipeSource[] {
  const { base } = table
  const used = new Set(base.kind === 'source' ? [base.source] : base.of.map(({ source }) => source))
  for (const step of table.steps) if ('source' in step) used.add(step.source)
  // Those that a used source looks up in are used too; a set goes on over what is added on the way.
  for (const id of used) {
    const steps = sources.find((source) => source.id === id)?.steps ?? []
    for (const step of steps) if (step.kind === 'lookUp') used.add(step.source)
  }
  return sources.filter(({ id }) => !used.has(id))
}

/** The recipe without the sources that nothing uses: it makes the same customer table. */
export function withoutUnused(recipe: Recipe): Recipe {
  const unused = unusedSources(recipe)
  return { ...recipe, sources: recipe.sources.filter((source) => !unused.includes(source)) }
}
