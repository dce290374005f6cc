import { create } from 'zustand'
import type { ColumnId } from './measure-column.ts'
import type { BoardSort } from './sorted-rows.ts'

interface BoardViewState {
  /** Columns that the person chose; null for the usual ones of the width. */
  readonly columns: readonly ColumnId[] | null
  readonly sort: BoardSort | null
}

/** How the board is looked at; kept while the window is open. */
export const useBoardView = create<BoardViewState>()(() => ({ columns: null, sort: null }))
