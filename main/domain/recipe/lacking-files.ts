import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../shared/recipe/recipe-problem.ts'
import type { SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { compileRecipe, type SourceColumns } from './compile-recipe.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

/**
 * A problem for each file that lacks a column that the first file of its source has and without which the recipe, which
 * compiles over `columns`, cannot run: every amount of that file would be missing, and no total would say so.
 */
export function lackingFiles(
  recipe: Recipe,
  reports: readonly SourceReport[],
  columns: SourceColumns,
  dialect: RecipeDialect,
): readonly RecipeProblem[] {
  return reports.flatMap(({ sourceId, files }) => {
    const lacked = new Set(files.flatMap(({ lacks }) => lacks.map(({ column }) => column)))
    const needed = new Set([...lacked].filter((column) => !runsWithout(sourceId, column)))
    return files.flatMap(({ fileName, lacks }) =>
      lacks
        .filter(({ column }) => needed.has(column))
        .map(({ column, nearest }): RecipeProblem => {
          const maybe = nearest === null ? '' : `; “${nearest}” may be its new name`
          return {
            ...{ sourceId, stepId: null },
            message: `${fileName} has no column “${column}”, which ${files[0]?.fileName} has${maybe}.`,
            remedy: `Name the column “${column}” in ${fileName}, or leave that file out.`,
          }
        }),
    )
  })

  function runsWithout(sourceId: string, column: string): boolean {
    const left = new Map(columns.get(sourceId))
    left.delete(column)
    return compileRecipe(recipe, new Map(columns).set(sourceId, left), dialect).problems.length === 0
  }
}
