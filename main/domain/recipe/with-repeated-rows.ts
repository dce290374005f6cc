import { ownValue } from '../../../shared/contract/own-value.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { RepeatedRowsChoice } from '../../../shared/recipe/repeated-rows.ts'

/** The recipe with what was decided of rows that stand in several files, by the source's id; other sources stay. */
export function withRepeatedRows(recipe: Recipe, decided: Readonly<Record<string, RepeatedRowsChoice>>): Recipe {
  const sources = recipe.sources.map((source) => ({
    ...source,
    repeatedRows: ownValue(decided, source.id) ?? source.repeatedRows,
  }))
  return { ...recipe, sources }
}
