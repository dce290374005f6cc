import { AppError } from '../../../shared/contract/app-error.ts'
import type { PreviewPlan } from '../../../shared/recipe/build-plan.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import { sourcesReadBy } from '../../../shared/recipe/recipe-currency.ts'
import { withoutUnused } from '../../../shared/recipe/unused-sources.ts'
import type { CompiledRecipe } from './compile-recipe.ts'

/** The sources that a place of the recipe reads: for the table what it uses, else the source and those it looks up in. */
export function sourcesOf(recipe: Recipe, sourceId: string | null): ReadonlySet<string> {
  const { sources } = recipe
  if (sourceId === null) return new Set(withoutUnused(recipe).sources.map(({ id }) => id))
  const found = new Set([sourceId])
  for (const id of found) {
    const read = sources.find((source) => source.id === id)
    for (const other of read === undefined ? [] : sourcesReadBy(read, recipe)) found.add(other)
  }
  return found
}

/**
 * What must run for a look at the rows after a step (null: the source before its steps, or the base). Throws
 * AppError('recipe-invalid') with what is wrong where the step does not compile, 'not-found' where it is gone.
 */
export function previewStep(
  recipe: Recipe,
  { steps, staged, problems }: CompiledRecipe,
  sourceId: string | null,
  stepId: string | null,
): PreviewPlan {
  const needed = sourcesOf(recipe, sourceId)
  const at = steps.findLastIndex((step) => step.sourceId === sourceId && step.stepId === stepId)
  const target = steps[at] ?? (stepId === null ? staged.find((source) => source.sourceId === sourceId) : undefined)
  if (target === undefined) {
    const problem = problems.find((each) => each.sourceId === sourceId && each.stepId === stepId)
    if (problem === undefined) throw new AppError('not-found', 'That step is no longer in the recipe.')
    throw new AppError('recipe-invalid', problem.message, { remedy: problem.remedy ?? undefined })
  }
  const before = steps.slice(0, at + 1).filter((step) => step.sourceId === null || needed.has(step.sourceId))
  return {
    statements: before.flatMap(({ statements }) => statements),
    relation: target.relation,
    columns: target.columns,
    orderBy: sourceId === null ? keyOf(recipe) : null,
    days: staged.flatMap(({ sourceId: id, days }) =>
      needed.has(id) && days !== null ? [{ sourceId: id, question: days }] : [],
    ),
  }
}

function keyOf({ table }: Recipe): string {
  return table.base.kind === 'source' ? table.base.key : table.base.name
}
