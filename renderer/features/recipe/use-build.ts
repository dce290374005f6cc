import { useCallback } from 'react'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { unusedSources } from '../../../shared/recipe/unused-sources.ts'
import { showNotice } from '../../state/notice-store.ts'
import { buildTable } from '../../state/recipe-actions.ts'
import { hideRecipe, showRecipe, useRecipePlace } from '../../state/recipe-place-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { differenceWords, problemWords } from '../../strings/recipe.ts'

export interface Build {
  readonly isBuilding: boolean
  /** Builds the customer table and shows it; where files differ from those of the build before, that is said. */
  readonly start: () => Promise<void>
}

/** Building the customer table from here. */
export function useBuild(view: RecipeView | null): Build {
  const isBuilding = useRecipePlace(({ buildJobId }) => buildJobId !== null)
  const start = useCallback(async () => {
    if (useRecipePlace.getState().buildJobId !== null) return
    const opening = useWorkspace.getState().workspace?.id
    useRecipePlace.setState({ failure: null })
    const found = await buildTable()
    if (found === null || opening === undefined) return
    if (found instanceof AppError) {
      useRecipePlace.setState({ failure: view === null ? found : unusedFailure(view, found) })
      return
    }
    hideRecipe()
    const { differences } = found
    if (differences.length === 0) return
    const action = { label: differenceWords.show, run: () => showRecipe(opening, { kind: 'table' }) }
    showNotice({ tone: 'info', message: differenceWords.notice(differences.length), action })
  }, [view])
  return { isBuilding, start }
}

/** A source that nothing uses keeps the table from being built; that is said by its name, with what to do. */
function unusedFailure({ recipe, problems }: RecipeView, failure: AppError): AppError {
  const names = unusedSources(recipe).map(({ name }) => name)
  if (failure.code !== 'recipe-invalid' || problems.length > 0 || names.length === 0) return failure
  return new AppError('recipe-invalid', problemWords.unused(names), {
    remedy: problemWords.unusedRemedy,
    cause: failure,
  })
}
