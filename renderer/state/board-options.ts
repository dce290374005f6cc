import type { BoardChoice } from '../../shared/entities/board.ts'

export const MOST_OPTIONS = 7

/** What the board compares: at most seven options in their order, and the one that the others are measured against. */
export interface BoardOptions {
  readonly ids: readonly string[]
  /** Null only where there is no option at all. */
  readonly baselineId: string | null
}

/** The options on the board: those chosen that still exist, else all up to seven; the first is the baseline by default. */
export function boardOptions(structures: readonly { readonly id: string }[], board: BoardChoice): BoardOptions {
  const chosen = board.structureIds.filter((id) => structures.some((structure) => structure.id === id))
  const ids = chosen.length >= 2 ? chosen : structures.slice(0, MOST_OPTIONS).map(({ id }) => id)
  const isShown = board.baselineId !== null && ids.includes(board.baselineId)
  return { ids, baselineId: (isShown ? board.baselineId : ids[0]) ?? null }
}
