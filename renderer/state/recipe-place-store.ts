import { create } from 'zustand'
import type { AppError } from '../../shared/contract/app-error.ts'
import type { PrepareStep, TableStep } from '../../shared/recipe/recipe-step.ts'

export type PrepareKind = PrepareStep['kind']
export type TableKind = TableStep['kind']

/** What is chosen in the outline: a source, a step, a step to be, the scores, keys that are one unit, the ledger, or the customer table. */
export type RecipePlace =
  | { readonly kind: 'source'; readonly sourceId: string }
  | { readonly kind: 'step'; readonly stepId: string }
  | { readonly kind: 'new-prepare-step'; readonly sourceId: string; readonly step: PrepareKind }
  | { readonly kind: 'new-table-step'; readonly step: TableKind }
  | { readonly kind: 'scores' }
  | { readonly kind: 'same-unit' }
  | { readonly kind: 'tie-out' }
  | { readonly kind: 'table' }

interface RecipePlaceState {
  /** The opening of a workspace whose sources and steps are shown in the Data step; null while they are not. */
  readonly openIn: string | null
  /** Null: the first source. */
  readonly place: RecipePlace | null
  /** The job that builds the customer table; null while none does. */
  readonly buildJobId: string | null
  /** Why the last build failed; null where it did not, or another one runs. */
  readonly failure: AppError | null
}

/** How the recipe is looked at. */
export const useRecipePlace = create<RecipePlaceState>()(() => ({
  openIn: null,
  place: null,
  buildJobId: null,
  failure: null,
}))

/** Chooses a part of the recipe. */
export function goToPlace(place: RecipePlace | null): void {
  useRecipePlace.setState({ place })
}

/** Shows the sources and steps of the open workspace. */
export function showRecipe(openingId: string, place: RecipePlace | null = null): void {
  useRecipePlace.setState({ openIn: openingId, place, failure: null })
}

/** Goes back to the customer table. */
export function hideRecipe(): void {
  useRecipePlace.setState({ openIn: null, place: null })
}
