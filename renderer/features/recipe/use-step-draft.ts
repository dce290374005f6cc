import { useEffect, useRef, useState } from 'react'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import type { RecipePlace } from '../../state/recipe-place-store.ts'
import { draftAt, forgetDraft, keepDraft, useStepDrafts } from '../../state/step-drafts-store.ts'
import { addStep, changeStep, isComplete } from './keep-step.ts'
import { useRecipe } from './recipe-context.ts'

type Step = PrepareStep | TableStep

export interface StepDraft {
  readonly step: Step
  /** Sets the step, and keeps it as one command where it is complete. */
  readonly change: (step: Step) => void
  /** It is not part of the recipe as it stands: something is missing. */
  readonly isIncomplete: boolean
}

/**
 * A step being edited; `kept` null is one that is still to be added. What is incomplete waits at its place until it is
 * not, also while a person looks at something else.
 */
export function useStepDraft(place: RecipePlace, sourceId: string | null, kept: Step | null, empty: Step): StepDraft {
  const view = useRecipe()
  const [draft, setDraft] = useState<Step | null>(() => draftAt(useStepDrafts.getState().drafts, place)?.step ?? null)
  const spelled = JSON.stringify(kept)
  const before = useRef(spelled)
  // Undo, or another window, changed what is kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept ends the draft
  useEffect(() => {
    if (before.current === spelled) return
    before.current = spelled
    setDraft(null)
    forgetDraft(place)
  }, [spelled])
  const step = draft ?? kept ?? empty
  const change = (next: Step): void => {
    setDraft(next)
    if (!isComplete(next, sourceId)) {
      keepDraft(place, sourceId, next)
      return
    }
    forgetDraft(place)
    const keeping = kept === null ? addStep(view, sourceId, next) : changeStep(sourceId, { ...next, id: kept.id })
    void keeping.then((isKept) => {
      if (!isKept) setDraft((now) => (now === next ? null : now))
    })
  }
  return { step, change, isIncomplete: !isComplete(step, sourceId) }
}
