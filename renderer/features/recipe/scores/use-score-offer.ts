import { suggestScores } from '../../../../shared/recipe/suggest-scores.ts'
import { goToPlace } from '../../../state/recipe-place-store.ts'
import { addRfmOption, learnScores, useScoreLearning } from '../../../state/score-actions.ts'
import { useQuery } from '../../../state/use-query.ts'
import { useWorkspace } from '../../../state/workspace-store.ts'
import { rfmWords as say } from '../../../strings/scores.ts'
import type { Offer } from '../offer.ts'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'

/**
 * What comes once the table is built and nothing simpler is left: scores, and then the named segments over them; null
 * where there is neither.
 */
export function useScoreOffer(): Offer | null {
  const view = useRecipe()
  const isDisabled = useScoreLearning(({ jobId }) => jobId !== null)
  const hasOption = useWorkspace(({ workspace }) => workspace?.structures.some(({ lens }) => lens === 'rfm') === true)
  const rfm = useQuery('learning.rfm', {}, { enabled: view.recipe.scores.length > 0 }).data ?? null
  const suggested = suggestScores(view.recipe, columnsAtEnd(view, null))
  const learn = async (): Promise<void> => {
    if (await learnScores(suggested)) goToPlace({ kind: 'scores' })
  }
  const isBuilt = view.report !== null && !view.isStale
  if (isBuilt && view.recipe.scores.length === 0 && suggested.length > 0)
    return {
      sentence: say.learn(view.recipe.unit.noun.singular, suggested.map(({ column }) => column).join(', ')),
      actions: [{ verb: say.learnDo, isDisabled, onPress: () => void learn() }],
    }
  if (rfm === null || hasOption) return null
  return { sentence: say.option, actions: [{ verb: say.optionDo, isDisabled, onPress: () => void addRfmOption() }] }
}
