import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { SCORES_STEP } from '../../../shared/recipe/score.ts'
import type { RecipePlace } from '../../state/recipe-place-store.ts'
import { recipeStrings as say } from '../../strings/recipe.ts'
import { BaseEditor } from './editors/base-editor.tsx'
import { SourceEditor } from './editors/source-editor.tsx'
import { emptyStep } from './empty-step.ts'
import { columnsAfter, columnsBefore, findStep, useRecipe } from './recipe-context.ts'
import { SameUnitEditor } from './same-unit/same-unit-editor.tsx'
import { ScoresEditor } from './scores/scores-editor.tsx'
import { StepEditor } from './step-editor.tsx'
import { StepPreview } from './step-preview.tsx'
import { Suggestions } from './suggestions.tsx'
import { TieOutEditor } from './tie-out/tie-out-editor.tsx'
import { usePreview } from './use-preview.ts'
import './editors/editors.css'

/** What is chosen, to be changed, above the first rows that come of it. */
export function PlaceEditor({ place }: { readonly place: RecipePlace }) {
  return (
    <div className="rc-centre">
      <div className="scroll rc-upper">
        <Suggestions />
        <Editor place={place} />
      </div>
      <PlacePreview place={place} />
    </div>
  )
}

function Editor({ place }: { readonly place: RecipePlace }) {
  const view = useRecipe()
  switch (place.kind) {
    case 'table':
      return <BaseEditor />
    case 'scores':
      return <ScoresEditor />
    case 'same-unit':
      return <SameUnitEditor />
    case 'tie-out':
      return <TieOutEditor />
    case 'source': {
      const source = view.recipe.sources.find(({ id }) => id === place.sourceId)
      return source ? <SourceEditor key={source.id} source={source} /> : null
    }
    case 'step': {
      const found = findStep(view, place.stepId)
      if (found === null) return null
      return (
        <StepEditor
          key={place.stepId}
          {...{ place, kept: found.step, empty: found.step }}
          sourceId={found.source?.id ?? null}
        />
      )
    }
    case 'new-prepare-step':
      return (
        <StepEditor
          key={JSON.stringify(place)}
          {...{ place, kept: null, empty: emptyStep(place.step) }}
          sourceId={place.sourceId}
        />
      )
    case 'new-table-step': {
      const empty = emptyStep(place.step, view.recipe.table.base.form)
      return <StepEditor key={JSON.stringify(place)} {...{ place, empty }} sourceId={null} kept={null} />
    }
  }
}

function PlacePreview({ place }: { readonly place: RecipePlace }) {
  const view = useRecipe()
  const step = place.kind === 'step' ? findStep(view, place.stepId) : null
  const sourceId = place.kind === 'source' ? place.sourceId : (step?.source?.id ?? null)
  const stepId = place.kind === 'scores' ? scoresShown(view) : (step?.step.id ?? null)
  const isNew = ['new-prepare-step', 'new-table-step', 'same-unit', 'tie-out'].includes(place.kind)
  const isBroken = view.problems.some((each) => each.sourceId === sourceId && each.stepId === stepId)
  const isPossible = !isNew && !isBroken && view.sources.every(({ state }) => state !== 'detached')
  const preview = usePreview(sourceId, stepId, isPossible)
  if (isNew) return null
  const columns = columnsAfter(view, sourceId, stepId)
  return (
    <StepPreview
      title={place.kind === 'source' ? say.previewSource : say.preview}
      preview={preview}
      columns={columns}
      before={stepId === null ? columns : columnsBefore(view, sourceId, stepId)}
    />
  )
}

/** Where nothing is scored yet, the rows that scores would be made of are shown. */
function scoresShown({ recipe }: RecipeView): string | null {
  return recipe.scores.length > 0 ? SCORES_STEP : (recipe.table.steps.at(-1)?.id ?? null)
}
