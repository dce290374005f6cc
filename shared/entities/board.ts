import { z } from 'zod'

/** What stands side by side on the comparison board. Ids of structures that are gone are ignored. */
export const board = z.object({
  /** Two to seven structures in order; empty means all, up to seven. */
  structureIds: z.array(z.string()).max(7),
  /** The structure that the others are compared with; null means the first. */
  baselineId: z.string().nullable(),
})
export type Board = z.infer<typeof board>
