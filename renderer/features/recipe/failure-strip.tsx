import type { AppError } from '../../../shared/contract/app-error.ts'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { summaryInstead } from '../../../shared/recipe/summary-instead.ts'
import { editRecipe } from '../../state/recipe-actions.ts'
import { failureWords as say } from '../../strings/recipe-failures.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { keepNew } from './keep-step.ts'
import type { OfferedAction } from './offer.ts'
import { columnsAtEnd, nameIn } from './recipe-context.ts'

interface FailureStripProps {
  readonly failure: AppError
  /** Null where there is no recipe yet. */
  readonly view: RecipeView | null
}

/** Why a build was refused, with the ways out that are one press. */
export function FailureStrip({ failure, view }: FailureStripProps) {
  const actions = view === null ? [] : waysOut(failure, view)
  return (
    <ErrorStrip
      message={failure.message}
      remedy={failure.remedy}
      actions={actions.map(({ verb, onPress }) => (
        <Button key={verb} small onPress={onPress}>
          {verb}
        </Button>
      ))}
    />
  )
}

function waysOut(failure: AppError, view: RecipeView): readonly OfferedAction[] {
  if (failure.code === 'join-refused') return summaries(failure, view)
  return failure.code === 'key-invalid' ? unitsOfKeys(failure, view) : []
}

/** A key that finds several rows: these are summarised in place of being looked up. */
function summaries({ place }: AppError, view: RecipeView): readonly OfferedAction[] {
  const stepId = place?.step
  if (stepId === undefined) return []
  const step = summaryInstead(view.recipe, stepId, {
    columnsOf: (sourceId) => columnsAtEnd(view, sourceId),
    taken: columnsAtEnd(view, null).map(({ name }) => name),
  })
  if (step === null) return []
  return [
    {
      verb: say.summarise(nameIn(view)(step.source), view.recipe.unit.noun.singular),
      onPress: () => void keepNew(view, { kind: 'summarise', stepId, step }),
    },
  ]
}

/** A key of the base that stands several times: its rows become one, or are summarised per key. */
function unitsOfKeys({ place }: AppError, view: RecipeView): readonly OfferedAction[] {
  const { base } = view.recipe.table
  if (base.kind !== 'source' || place?.column !== base.key) return []
  const { source, key, form } = base
  return [
    {
      verb: say.ofKeys(nameIn(view)(source)),
      onPress: () =>
        void editRecipe({ kind: 'set-base', base: { kind: 'keys', name: key, of: [{ source, key }], form } }),
    },
    { verb: say.rollUp, onPress: () => void editRecipe({ kind: 'set-base', base: { ...base, rollUp: [] } }) },
  ]
}
