import { create } from 'zustand'
import type { Scenario } from '../../../shared/entities/scenario.ts'
import type { ColumnId } from './measure-column.ts'
import type { BoardSort } from './sorted-rows.ts'

interface BoardViewState {
  /** Columns that the person chose; null for the usual ones of the width. */
  readonly columns: readonly ColumnId[] | null
  readonly sort: BoardSort | null
  /** The scenario that the board is worked out under; null: as things are. */
  readonly scenarioId: string | null
  /** The line whose units or rule were opened from the board: it has the focus again when one comes back. */
  readonly left: { readonly structureId: string; readonly entryId: string } | null
}

/** How the board is looked at; kept while the window is open. */
export const useBoardView = create<BoardViewState>()(() => ({
  columns: null,
  sort: null,
  scenarioId: null,
  left: null,
}))

/** The scenario of the board; null also where it is no longer in the workspace. */
export function useShownScenario(scenarios: readonly Scenario[]): Scenario | null {
  const shown = useBoardView((state) => state.scenarioId)
  return scenarios.find(({ id }) => id === shown) ?? null
}
