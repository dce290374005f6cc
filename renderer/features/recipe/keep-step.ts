import type { RecipeEditInput, RecipeView } from '../../../shared/contract/recipe.ts'
import { stepIdsOf } from '../../../shared/recipe/read-recipe.ts'
import { type PrepareStep, prepareStep, type TableStep, tableStep } from '../../../shared/recipe/recipe-step.ts'
import { editRecipe } from '../../state/recipe-actions.ts'
import { goToPlace } from '../../state/recipe-place-store.ts'

/** Whether a step has all that it needs to be kept; what it means is judged with the recipe. */
export function isComplete(step: PrepareStep | TableStep, sourceId: string | null): boolean {
  return (sourceId === null ? tableStep : prepareStep).safeParse(step).success
}

/** Makes an edit and chooses the step that it adds, where it adds one; false where it failed. */
export async function keepNew({ recipe }: RecipeView, edit: RecipeEditInput): Promise<boolean> {
  const known = new Set(stepIdsOf(recipe))
  const after = await editRecipe(edit)
  const added = after === null ? undefined : stepIdsOf(after.recipe).find((id) => !known.has(id))
  if (added !== undefined) goToPlace({ kind: 'step', stepId: added })
  return after !== null
}

/** Adds a step at the end of a source's, or the table's (null), and chooses it; false where it failed. */
export function addStep(view: RecipeView, sourceId: string | null, step: PrepareStep | TableStep): Promise<boolean> {
  return keepNew(
    view,
    sourceId === null
      ? { kind: 'add-table-step', step: tableStep.parse(step) }
      : { kind: 'add-prepare-step', sourceId, step: prepareStep.parse(step) },
  )
}

/** Keeps a changed step; false where it failed. */
export async function changeStep(sourceId: string | null, step: PrepareStep | TableStep): Promise<boolean> {
  const after = await editRecipe(
    sourceId === null
      ? { kind: 'change-table-step', step: tableStep.parse(step) }
      : { kind: 'change-prepare-step', step: prepareStep.parse(step) },
  )
  return after !== null
}
