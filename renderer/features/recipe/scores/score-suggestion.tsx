import { suggestScores } from '../../../../shared/recipe/suggest-scores.ts'
import { goToPlace } from '../../../state/recipe-place-store.ts'
import { addRfmOption, learnScores, useScoreLearning } from '../../../state/score-actions.ts'
import { useQuery } from '../../../state/use-query.ts'
import { useWorkspace } from '../../../state/workspace-store.ts'
import { suggestionWords } from '../../../strings/recipe.ts'
import { rfmWords as say } from '../../../strings/scores.ts'
import { Button } from '../../../ui/button.tsx'
import { columnsAtEnd, useRecipe } from '../recipe-context.ts'

/** What comes once the table is built and nothing simpler is left: scores, and then the named segments over them. */
export function ScoreSuggestion() {
  const view = useRecipe()
  const hasOption = useWorkspace(({ workspace }) => workspace?.structures.some(({ lens }) => lens === 'rfm') === true)
  const rfm = useQuery('learning.rfm', {}, { enabled: view.recipe.scores.length > 0 }).data ?? null
  const suggested = suggestScores(view.recipe, columnsAtEnd(view, null))
  const learn = async (): Promise<void> => {
    if (await learnScores(suggested)) goToPlace({ kind: 'scores' })
  }
  const isBuilt = view.report !== null && !view.isStale
  if (isBuilt && view.recipe.scores.length === 0 && suggested.length > 0)
    return (
      <Offer
        sentence={say.learn(view.recipe.unit.noun.singular, suggested.map(({ column }) => column).join(', '))}
        verb={say.learnDo}
        onPress={() => void learn()}
      />
    )
  if (rfm === null || hasOption) return null
  return <Offer sentence={say.option} verb={say.optionDo} onPress={() => void addRfmOption()} />
}

interface OfferProps {
  readonly sentence: string
  readonly verb: string
  readonly onPress: () => void
}

function Offer({ sentence, verb, onPress }: OfferProps) {
  const isLearning = useScoreLearning(({ jobId }) => jobId !== null)
  return (
    <section className="rc-suggestions" aria-label={suggestionWords.title}>
      <h2 className="h">{suggestionWords.title}</h2>
      <ul>
        <li>
          <span>{sentence}</span>
          <Button small isDisabled={isLearning} onPress={onPress}>
            {verb}
          </Button>
        </li>
      </ul>
    </section>
  )
}
