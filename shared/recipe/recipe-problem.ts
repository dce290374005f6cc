import { z } from 'zod'

/** What keeps a recipe from running, and where. */
export const recipeProblem = z.object({
  /** The source's id; null for the table. */
  sourceId: z.string().nullable(),
  /** Null for the source or the base itself. */
  stepId: z.string().nullable(),
  message: z.string(),
  remedy: z.string().nullable(),
})
export type RecipeProblem = z.infer<typeof recipeProblem>
