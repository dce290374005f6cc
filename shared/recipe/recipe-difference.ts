import { z } from 'zod'
import { columnType } from '../entities/column.ts'

const sourceId = z.string()
const column = z.string()

/** How a source's files differ from those of the run before. */
export const recipeDifference = z.discriminatedUnion('kind', [
  /** `nearest`: a new column whose name is near, or null. `inUse`: the recipe cannot run without it. */
  z.object({
    kind: z.literal('missing-column'),
    sourceId,
    column,
    nearest: z.string().nullable(),
    inUse: z.boolean(),
  }),
  z.object({ kind: z.literal('new-column'), sourceId, column, type: columnType }),
  z.object({ kind: z.literal('type-change'), sourceId, column, from: columnType, to: columnType, inUse: z.boolean() }),
  /** Values of a text column with few that were not there before; at most 20. */
  z.object({ kind: z.literal('new-values'), sourceId, column, values: z.array(z.string()) }),
  z.object({ kind: z.literal('rows'), sourceId, from: z.number(), to: z.number() }),
])
export type RecipeDifference = z.infer<typeof recipeDifference>
