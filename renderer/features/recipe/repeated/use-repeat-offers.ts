import { repeatedRowsChoice } from '../../../../shared/recipe/repeated-rows.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { repeatedWords as say, sayRepeated } from '../../../strings/repeated-rows.ts'
import type { Offer } from '../offer.ts'
import { useRecipe } from '../recipe-context.ts'
import { undecidedRepeats } from './undecided-repeats.ts'

/** Keeping rows of several files once or all, for each source where nobody decided. */
export function useRepeatOffers(): readonly Offer[] {
  const view = useRecipe()
  return undecidedRepeats(view, view.report).map(({ source: { id, name }, rows }) => ({
    sentence: sayRepeated(name, rows),
    actions: repeatedRowsChoice.options.map((repeatedRows) => ({
      verb: say[repeatedRows],
      onPress: () => void editRecipe({ kind: 'change-source', sourceId: id, changes: { repeatedRows } }),
    })),
  }))
}
