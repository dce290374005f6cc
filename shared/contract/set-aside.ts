import { z } from 'zod'

/** A row that could not be read: it is not in the customer table. */
export const setAsideRow = z.object({
  /** Line in the file, from 1, header included. */
  line: z.number(),
  column: z.string().nullable(),
  reason: z.string(),
  raw: z.string(),
})

/** A cell whose raw text did not fit the column's type: it is missing in the customer table. */
export const misfit = z.object({ line: z.number(), column: z.string(), raw: z.string() })

/** One page of what was set aside: rows first, then cells, each by line. */
export const setAsidePage = z.object({
  setAside: z.array(setAsideRow),
  misfits: z.array(misfit),
  /** Rows and cells kept in all; of each kind the first 10,000 of a file are. */
  kept: z.number(),
})
export type SetAsidePage = z.infer<typeof setAsidePage>
