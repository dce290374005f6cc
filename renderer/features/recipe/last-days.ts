import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { useSourceDays } from '../../state/source-days-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'

/** The last day of each source that is known, from the last look at its rows, else from the last build. */
export function useLastDays(view: RecipeView): readonly string[] {
  const opening = useWorkspace(({ workspace }) => workspace?.id ?? null)
  const looked = useSourceDays((state) => (state.opening === opening ? state.lastDays : NONE))
  return lastDaysIn(view, looked)
}

const NONE: Readonly<Record<string, string>> = {}

/** @param looked last days by the source's id, as looks found them */
export function lastDaysIn(
  { recipe, report }: RecipeView,
  looked: Readonly<Record<string, string>>,
): readonly string[] {
  return recipe.sources.flatMap(({ id, dateColumn }) => {
    if (dateColumn === null) return []
    const built = report?.sources.find(({ sourceId }) => sourceId === id)?.days?.last
    return looked[id] ?? built ?? []
  })
}
