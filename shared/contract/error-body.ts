import { z } from 'zod'
import { ERROR_CODES } from './app-error.ts'

/* Apart from app-error.ts, which every thread loads: none of them should have to load zod for it. */

export const errorBody = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    remedy: z.string().optional(),
    place: z
      .object({
        file: z.string().optional(),
        line: z.number().optional(),
        column: z.string().optional(),
        step: z.string().optional(),
      })
      .optional(),
    /** Set for `internal`: the id under which the log has the inside. */
    incident: z.string().optional(),
  }),
})

/** How a failure travels over the contract. */
export type ErrorBody = z.infer<typeof errorBody>
