import { useEffect, useState } from 'react'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import { addStep, changeStep, isComplete } from './keep-step.ts'
import { useRecipe } from './recipe-context.ts'

type Step = PrepareStep | TableStep

export interface StepDraft {
  readonly step: Step
  /** Sets the step, and keeps it as one command where it is complete. */
  readonly change: (step: Step) => void
  /** It is not kept as it stands: something is missing. */
  readonly isIncomplete: boolean
}

/** A step being edited; `kept` null is one that is still to be added. What is incomplete stays here until it is not. */
export function useStepDraft(sourceId: string | null, kept: Step | null, empty: Step): StepDraft {
  const view = useRecipe()
  const [draft, setDraft] = useState<Step | null>(null)
  const spelled = JSON.stringify(kept)
  // Undo, or another window, changed what is kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept ends the draft
  useEffect(() => setDraft(null), [spelled])
  const step = draft ?? kept ?? empty
  const change = (next: Step): void => {
    setDraft(next)
    if (!isComplete(next, sourceId)) return
    const keeping = kept === null ? addStep(view, sourceId, next) : changeStep(sourceId, { ...next, id: kept.id })
    void keeping.then((isKept) => {
      if (!isKept) setDraft((now) => (now === next ? null : now))
    })
  }
  return { step, change, isIncomplete: !isComplete(step, sourceId) }
}
