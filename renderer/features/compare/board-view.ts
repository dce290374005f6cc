import { create } from 'zustand'
import type { ColumnId } from './measure-column.ts'
import type { BoardSort } from './sorted-rows.ts'

interface BoardViewState {
  /** Columns that the person chose; null for the usual ones of the width. */
  readonly columns: readonly ColumnId[] | null
  readonly sort: BoardSort | null
  /** The line whose units or rule were opened from the board: it has the focus again when one comes back. */
  readonly left: { readonly structureId: string; readonly entryId: string } | null
}

/** How the board is looked at; kept while the window is open. */
export const useBoardView = create<BoardViewState>()(() => ({ columns: null, sort: null, left: null }))
