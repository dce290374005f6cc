import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import type { NamedColumn } from '../../../shared/recipe/column-signs.ts'
import { rowsAfterAsOf } from '../../../shared/recipe/rows-after.ts'
import { type StepSuggestion, suggestSteps } from '../../../shared/recipe/suggest-steps.ts'
import { sayRowsAfter } from '../../strings/recipe.ts'
import { suggestionWords as say } from '../../strings/suggestions.ts'
import { Button } from '../../ui/button.tsx'
import { formatDay } from '../../ui/format-time.ts'
import { keepNew } from './keep-step.ts'
import { useLastDays } from './last-days.ts'
import type { Offer } from './offer.ts'
import { columnsAtEnd, nameIn, useRecipe } from './recipe-context.ts'
import { useRepeatOffers } from './repeated/use-repeat-offers.ts'
import { useScoreOffer } from './scores/use-score-offer.ts'
import { NO_DAY, suggestionEdit } from './suggestion-edit.ts'
import './suggestions.css'

const SHOWN = 4

/** What the recipe obviously lacks, each in one press and one undo. */
export function Suggestions() {
  const view = useRecipe()
  const found = suggestionsFor(view, useLastDays(view))
  const scores = useScoreOffer()
  const repeats = useRepeatOffers()
  const steps = found.slice(0, SHOWN).map((suggestion) => offerOf(suggestion, view))
  // The as-of date may lie before the last rows on purpose: that holds nothing up.
  const isPrepared = found.every(({ kind }) => kind === 'take-in')
  const offers = [...repeats, ...steps, ...(isPrepared && scores !== null ? [scores] : [])]
  if (offers.length === 0) return null
  return (
    <section className="rc-suggestions" aria-label={say.title}>
      <h2 className="h">{say.title}</h2>
      <ul>
        {offers.map(({ sentence, actions }) => (
          <li key={sentence}>
            <span>{sentence}</span>
            <span className="rc-offered">
              {actions.map(({ verb, isDisabled = false, onPress }) => (
                <Button key={verb} small isDisabled={isDisabled} onPress={onPress}>
                  {verb}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A suggestion with the ways to follow it: one, but for several days of which a person chooses. */
function offerOf(suggestion: StepSuggestion, view: RecipeView): Offer {
  const { sentence, verb } = wordsOf(suggestion, view)
  const action = (name: string, day: string | null = null): Offer['actions'][number] => ({
    verb: name,
    onPress: () => void keepNew(view, suggestionEdit(suggestion, day)),
  })
  const isChoice = suggestion.kind === 'day' && suggestion.columns.length > 1
  return {
    sentence,
    actions: isChoice
      ? [...suggestion.columns.map((column) => action(say.dayUse(column), column)), action(say.dayNone, NO_DAY)]
      : [action(verb)],
  }
}

function suggestionsFor(view: RecipeView, lastDays: readonly string[]): readonly StepSuggestion[] {
  // Of a source whose files are gone nothing certain is known.
  if (view.sources.some(({ state }) => state === 'detached')) return []
  const { recipe } = view
  return suggestSteps({
    recipe,
    columns: new Map(recipe.sources.map(({ id }) => [id, withRepeats(columnsAtEnd(view, id), view, id)])),
    tableColumns: columnsAtEnd(view, null),
    lastDays,
    after: rowsAfterAsOf(recipe, view.report),
  })
}

/** Columns of a source after its steps, with whether their values come again where the files show that. */
function withRepeats(columns: readonly NamedColumn[], view: RecipeView, id: string): readonly NamedColumn[] {
  const read = view.sources.find(({ sourceId }) => sourceId === id)?.columns ?? []
  return columns.map((column) => ({ ...column, repeats: read.find(({ name }) => name === column.name)?.repeats }))
}

function wordsOf(suggestion: StepSuggestion, view: RecipeView): { readonly sentence: string; readonly verb: string } {
  const nameOf = nameIn(view)
  const noun = view.recipe.unit.noun.singular
  switch (suggestion.kind) {
    case 'look-up': {
      const { sourceId, from, on } = suggestion
      return { sentence: say.lookUp(nameOf(sourceId), nameOf(from), on.column), verb: say.lookUpDo }
    }
    case 'amount':
      return { sentence: say.amount(suggestion.name, suggestion.formula), verb: say.amountDo(suggestion.name) }
    case 'day':
      return { sentence: say.day(nameOf(suggestion.sourceId), suggestion.columns), verb: say.dayDo }
    case 'complete':
      return { sentence: say.complete(nameOf(suggestion.sourceId), view.recipe.unit.noun.plural), verb: say.completeDo }
    case 'features': {
      const names = suggestion.features.map(({ name }) => name).join(', ')
      return { sentence: say.features(nameOf(suggestion.sourceId), noun, names), verb: say.featuresDo }
    }
    case 'attach':
      return { sentence: say.attach(nameOf(suggestion.sourceId), noun), verb: say.attachDo }
    case 'margin':
      return { sentence: say.margin(suggestion.formula), verb: say.marginDo }
    case 'as-of':
      return { sentence: say.asOf(formatDay(suggestion.asOf)), verb: say.asOfDo }
    case 'take-in': {
      const { rows, sourceIds, last } = suggestion.after
      const until = formatDay(last)
      const sentence = sayRowsAfter(rows, sourceIds.map(nameOf), formatDay(view.recipe.asOf), until)
      return { sentence, verb: say.takeInDo(until) }
    }
    default:
      return assertNever(suggestion)
  }
}
