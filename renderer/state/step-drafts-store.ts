import { create } from 'zustand'
import type { PrepareStep, TableStep } from '../../shared/recipe/recipe-step.ts'
import type { RecipePlace } from './recipe-place-store.ts'
import { useWorkspace } from './workspace-store.ts'

/** A step as a person left it, which lacks something and is therefore no part of the recipe yet. */
export interface StepDraft {
  readonly place: RecipePlace
  /** Null in the customer table. */
  readonly sourceId: string | null
  readonly step: PrepareStep | TableStep
  /** The opening of the workspace in which it was begun. */
  readonly openingId: string
}

interface StepDraftsState {
  /** By its place, as a text. */
  readonly drafts: ReadonlyMap<string, StepDraft>
  /** Whether a person wanted to build, and is asked what becomes of these first. */
  readonly isAsking: boolean
}

/** Steps that were begun and not finished: kept while the workspace is open, wherever else a person goes meanwhile. */
export const useStepDrafts = create<StepDraftsState>()(() => ({ drafts: new Map(), isAsking: false }))

/** What was begun at a place of the open workspace; null where nothing was. */
export function draftAt(drafts: StepDraftsState['drafts'], place: RecipePlace): StepDraft | null {
  const draft = drafts.get(keyOf(place))
  return draft !== undefined && draft.openingId === useWorkspace.getState().workspace?.id ? draft : null
}

/** All that was begun in the open workspace. */
export function openDrafts(drafts: StepDraftsState['drafts']): readonly StepDraft[] {
  const openingId = useWorkspace.getState().workspace?.id
  return [...drafts.values()].filter((draft) => draft.openingId === openingId)
}

export function askAboutDrafts(isAsking: boolean): void {
  useStepDrafts.setState({ isAsking })
}

export function keepDraft(place: RecipePlace, sourceId: string | null, step: PrepareStep | TableStep): void {
  const openingId = useWorkspace.getState().workspace?.id
  if (openingId === undefined) return
  useStepDrafts.setState(({ drafts }) => ({
    drafts: new Map(drafts).set(keyOf(place), { place, sourceId, step, openingId }),
  }))
}

export function forgetDraft(place: RecipePlace): void {
  useStepDrafts.setState(({ drafts }) => {
    if (!drafts.has(keyOf(place))) return { drafts }
    const rest = new Map(drafts)
    rest.delete(keyOf(place))
    return { drafts: rest }
  })
}

function keyOf(place: RecipePlace): string {
  return JSON.stringify(place)
}
