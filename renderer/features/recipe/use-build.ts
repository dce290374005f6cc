import { useCallback } from 'react'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { leaveField } from '../../state/keep-typed.ts'
import { dismissNotice, type Notice, showNotice } from '../../state/notice-store.ts'
import { onceChanged } from '../../state/once-changed.ts'
import { type BuildInput, buildTable } from '../../state/recipe-actions.ts'
import { hideRecipe, showRecipe, useRecipePlace } from '../../state/recipe-place-store.ts'
import { askAboutDrafts, openDrafts, useStepDrafts } from '../../state/step-drafts-store.ts'
import { commandsAnswered, useWorkspace } from '../../state/workspace-store.ts'
import { differenceWords, problemWords } from '../../strings/recipe.ts'
import { failureWords } from '../../strings/recipe-failures.ts'
import { repeatedWords, sayRepeated } from '../../strings/repeated-rows.ts'
import { nameIn } from './recipe-context.ts'
import { undecidedRepeats } from './repeated/undecided-repeats.ts'

export interface Build {
  readonly isBuilding: boolean
  /**
   * Builds the customer table and shows it; where files differ from those of the build before, or a source was left
   * out because nothing uses it, that is said. Where steps are not finished, it asks first, but where that was answered.
   */
  readonly start: (input?: BuildInput, unfinished?: 'ask' | 'without-unfinished') => Promise<void>
}

/** Building the customer table from here. */
export function useBuild(view: RecipeView | null): Build {
  const isBuilding = useRecipePlace(({ buildJobId }) => buildJobId !== null)
  const start = useCallback(
    async (input?: BuildInput, unfinished: 'ask' | 'without-unfinished' = 'ask') => {
      if (useRecipePlace.getState().buildJobId !== null) return
      // What is being typed is kept first: it may finish a step.
      leaveField()
      await commandsAnswered()
      const begun = openDrafts(useStepDrafts.getState().drafts)
      const asks = unfinished === 'ask' && begun.length > 0
      askAboutDrafts(asks)
      if (asks) return
      const opening = useWorkspace.getState().workspace?.id
      useRecipePlace.setState({ failure: null })
      const found = await buildTable(input)
      if (found === null || opening === undefined) return
      if (found instanceof AppError) {
        showFailure(found)
        return
      }
      hideRecipe()
      const { differences, unusedSources } = found
      const [left] = begun
      if (left !== undefined) {
        const action = { label: failureWords.finish, run: () => showRecipe(opening, left.place) }
        sayOfTable({ tone: 'warning', message: failureWords.stillUnfinished(begun.length), action })
      }
      const show = { label: differenceWords.show, run: () => showRecipe(opening, { kind: 'table' }) }
      if (differences.length > 0)
        sayOfTable({ tone: 'info', message: differenceWords.notice(differences.length), action: show })
      const decided = input?.repeatedRows ?? {}
      for (const { source, rows } of view === null ? [] : undecidedRepeats(view, found)) {
        if (Object.hasOwn(decided, source.id)) continue
        const place = { kind: 'source', sourceId: source.id } as const
        const action = { label: repeatedWords.decide, run: () => showRecipe(opening, place) }
        sayOfTable({ tone: 'warning', message: sayRepeated(source.name, rows), action })
      }
      if (view === null || unusedSources.length === 0) return
      const [first = ''] = unusedSources
      const action = {
        label: problemWords.showUnused,
        run: () => showRecipe(opening, { kind: 'source', sourceId: first }),
      }
      sayOfTable({ tone: 'info', message: problemWords.unused(unusedSources.map(nameIn(view))), action })
    },
    [view],
  )
  return { isBuilding, start }
}

/** Shows why a build failed, until something is changed: that may have mended it. */
function showFailure(failure: AppError): void {
  useRecipePlace.setState({ failure })
  onceChanged(
    ({ revision }) => revision,
    () => useRecipePlace.setState((state) => (state.failure === failure ? { failure: null } : state)),
  )
}

/** Says something of the table that was built, until another takes its place: a later one, or by undo that before. */
function sayOfTable(notice: Omit<Notice, 'id'>): void {
  const { action } = notice
  const id = showNotice({
    ...notice,
    action: action && {
      ...action,
      run: () => {
        dismissNotice(id)
        action.run()
      },
    },
  })
  onceChanged(
    ({ spine }) => spine?.snapshotId ?? null,
    () => dismissNotice(id),
  )
}
