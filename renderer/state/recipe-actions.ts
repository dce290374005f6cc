import type { z } from 'zod'
import type { AppError } from '../../shared/contract/app-error.ts'
import type { RecipeEditInput, RecipeView } from '../../shared/contract/recipe.ts'
import { recipeBuilt, type recipeProcedures } from '../../shared/contract/recipe.ts'
import type { RecipeInput } from '../../shared/recipe/recipe.ts'
import type { RunReport } from '../../shared/recipe/recipe-report.ts'
import { call } from '../api/call.ts'
import { jobResult } from './jobs-store.ts'
import { asAppError } from './notice-store.ts'
import { useRecipePlace } from './recipe-place-store.ts'
import { resetTableView } from './table-view-store.ts'
import { commandsAnswered, refreshWorkspace, runSaving } from './workspace-store.ts'

/** One change of the recipe, which one undo takes back; null where it failed and the failure is shown. */
export function editRecipe(edit: RecipeEditInput): Promise<RecipeView | null> {
  return runSaving(async () => shown(await call('recipe.edit', { edit })))
}

/** Takes over a whole recipe with files of its sources, and names the workspace where told to: one undo takes it back. */
export function adoptRecipe(
  recipe: RecipeInput,
  files: Readonly<Record<string, readonly string[]>>,
  title: string | null = null,
): Promise<RecipeView | null> {
  const grants = Object.fromEntries(Object.entries(files).map(([id, each]) => [id, [...each]]))
  return runSaving(async () => shown(await call('recipe.adopt', { recipe, files: grants, title })))
}

/** The workspace's revision is known before the answer is used, so that no screen asks for the recipe twice. */
async function shown(view: RecipeView): Promise<RecipeView> {
  await refreshWorkspace()
  return view
}

/** Another day and other files to build with; see `recipe.build`. */
export type BuildInput = z.input<(typeof recipeProcedures)['recipe.build']['input']>

/** Makes the customer table; answers what the run found, or why it failed; null where the person cancelled it. */
export async function buildTable(input: BuildInput = {}): Promise<RunReport | AppError | null> {
  try {
    await commandsAnswered()
    const { jobId } = await call('recipe.build', input)
    useRecipePlace.setState({ buildJobId: jobId })
    const { report } = recipeBuilt.parse(await jobResult(jobId))
    resetTableView()
    await refreshWorkspace()
    return report
  } catch (error) {
    const failure = asAppError(error)
    return failure.code === 'cancelled' ? null : failure
  } finally {
    useRecipePlace.setState({ buildJobId: null })
  }
}
