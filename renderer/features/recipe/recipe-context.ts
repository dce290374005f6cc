import { createContext, useContext } from 'react'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import type { NamedColumn } from '../../../shared/recipe/column-signs.ts'
import type { RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { StepReport } from '../../../shared/recipe/recipe-report.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import { SCORES_STEP } from '../../../shared/recipe/score.ts'

/** The recipe that the screen shows, for its parts. */
export const RecipeContext = createContext<RecipeView | null>(null)

/** The recipe at hand; only inside the screen. */
export function useRecipe(): RecipeView {
  const view = useContext(RecipeContext)
  if (view === null) throw new Error('outside the recipe screen')
  return view
}

/** A source's name, by its id. */
export function nameIn({ recipe }: RecipeView): (sourceId: string) => string {
  return (sourceId) => recipe.sources.find(({ id }) => id === sourceId)?.name ?? sourceId
}

/** A step with where it stands. */
export interface PlacedStep {
  readonly step: PrepareStep | TableStep
  /** Null in the customer table. */
  readonly source: RecipeSource | null
  readonly index: number
}

export function findStep({ recipe }: RecipeView, stepId: string): PlacedStep | null {
  const inTable = recipe.table.steps.findIndex(({ id }) => id === stepId)
  const tableStep = recipe.table.steps[inTable]
  if (tableStep !== undefined) return { step: tableStep, source: null, index: inTable }
  for (const source of recipe.sources) {
    const index = source.steps.findIndex(({ id }) => id === stepId)
    const step = source.steps[index]
    if (step !== undefined) return { step, source, index }
  }
  return null
}

/** Columns after a step; `stepId` null: as read, or of the base. Where a step cannot be made out, those before it. */
export function columnsAfter(view: RecipeView, sourceId: string | null, stepId: string | null): readonly NamedColumn[] {
  const known = sourceId === null ? view.table : (view.sources.find((each) => each.sourceId === sourceId)?.steps ?? [])
  const found = known.find((each) => each.stepId === stepId)
  if (found !== undefined) return found.columns
  if (stepId === null) return columnsAsRead(view, sourceId)
  return columnsBefore(view, sourceId, stepId)
}

/** Columns that a step can use: those after the step before it. */
export function columnsBefore(
  view: RecipeView,
  sourceId: string | null,
  stepId: string | null,
): readonly NamedColumn[] {
  const { recipe } = view
  const steps: readonly { readonly id: string }[] =
    sourceId === null ? recipe.table.steps : (recipe.sources.find(({ id }) => id === sourceId)?.steps ?? [])
  const at = stepId === null || stepId === SCORES_STEP ? steps.length : steps.findIndex(({ id }) => id === stepId)
  return columnsAfter(view, sourceId, steps[at - 1]?.id ?? null)
}

/** Columns of a source when all its steps are done, or of the customer table (null). */
export function columnsAtEnd(view: RecipeView, sourceId: string | null): readonly NamedColumn[] {
  return columnsBefore(view, sourceId, null)
}

function columnsAsRead(view: RecipeView, sourceId: string | null): readonly NamedColumn[] {
  return view.sources.find((each) => each.sourceId === sourceId)?.columns ?? []
}

/** What the last run found of a step; null where it did not run. `stepId` null is the base. */
export function reportOf({ report }: RecipeView, stepId: string | null): StepReport | null {
  return report?.steps.find((each) => each.stepId === stepId && (stepId !== null || each.sourceId === null)) ?? null
}
