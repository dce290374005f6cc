import { editRecipe } from '../../../state/recipe-actions.ts'
import { repeatedWords as say, sayRepeated } from '../../../strings/repeated-rows.ts'
import { useRecipe } from '../recipe-context.ts'
import { undecidedRepeats } from './undecided-repeats.ts'

export interface RepeatOffer {
  readonly sentence: string
  readonly verb: string
  readonly isDisabled: false
  readonly onPress: () => void
}

/** Keeping rows of several files once, for each source where nobody decided; the source itself offers to keep all. */
export function useRepeatOffers(): readonly RepeatOffer[] {
  const view = useRecipe()
  return undecidedRepeats(view, view.report).map(({ source: { id, name }, rows }) => ({
    sentence: sayRepeated(name, rows),
    verb: say.once,
    isDisabled: false,
    onPress: () => void editRecipe({ kind: 'change-source', sourceId: id, changes: { repeatedRows: 'once' } }),
  }))
}
