import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import type { RunReport } from '../../../../shared/recipe/recipe-report.ts'
import type { RepeatedRows } from '../../../../shared/recipe/repeated-rows.ts'

export interface RepeatedIn {
  readonly source: RecipeSource
  readonly rows: RepeatedRows
}

/** Sources of which the last build counted rows of several files again, though nobody decided that. */
export function undecidedRepeats(
  { recipe }: Pick<RecipeView, 'recipe'>,
  report: RunReport | null,
): readonly RepeatedIn[] {
  return recipe.sources.flatMap((source): readonly RepeatedIn[] => {
    const rows = report?.sources.find(({ sourceId }) => sourceId === source.id)?.repeated ?? null
    return rows === null || source.repeatedRows !== null ? [] : [{ source, rows }]
  })
}
