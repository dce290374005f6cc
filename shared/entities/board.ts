import { z } from 'zod'
import { EMPTY_SCORECARD, scorecard } from './scorecard.ts'

/** Units that the board keeps in view. */
export const MOST_PINNED = 10

/** What stands side by side on the comparison board. Ids of structures that are gone are ignored. */
export const board = z.object({
  /** Two to seven structures in order; empty means all, up to seven. */
  structureIds: z.array(z.string()).max(7),
  /** The structure that the others are compared with; null means the first. */
  baselineId: z.string().nullable(),
  /** Keys of the units that stay in view, in the order in which they were pinned. */
  pinnedUnits: z.array(z.string()).max(MOST_PINNED).default([]),
  scorecard: scorecard.default(EMPTY_SCORECARD),
})
export type Board = z.infer<typeof board>

/** Which options stand on the board, and which one the others are compared with. */
export const boardChoice = board.pick({ structureIds: true, baselineId: true })
export type BoardChoice = z.infer<typeof boardChoice>
