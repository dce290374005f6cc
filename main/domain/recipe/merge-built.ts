import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'

/**
 * The recipe to keep after a run: what the run brings (other files, what was read of them, another as-of date) in a
 * recipe that a person may have edited while it ran. Where both changed the same thing, the person's edit stands.
 * @param begun the recipe as it stood when the run began
 * @param built the recipe that was run, with the files as they were read
 * @param now the recipe as it stands
 */
export function mergeBuilt(begun: Recipe, built: Recipe, now: Recipe): Recipe {
  const sources = now.sources.map((source): RecipeSource => {
    const before = sourceOf(begun, source.id)
    const after = sourceOf(built, source.id)
    if (!before || !after) return source
    const repeatedRows = before.repeatedRows === source.repeatedRows ? after.repeatedRows : source.repeatedRows
    const files = pathsOf(before) === pathsOf(source) ? after.files : source.files
    return { ...source, files, repeatedRows }
  })
  return { ...now, asOf: now.asOf === begun.asOf ? built.asOf : now.asOf, sources }
}

function sourceOf({ sources }: Recipe, id: string): RecipeSource | undefined {
  return sources.find((source) => source.id === id)
}

function pathsOf({ files }: RecipeSource): string {
  return JSON.stringify(files.map(({ path }) => path))
}
