import { z } from 'zod'

const count = z.number().int().nonnegative()

/** Whether a row that stands in several files of its source counts once or as often as it stands there. */
export const repeatedRowsChoice = z.enum(['once', 'all'])
export type RepeatedRowsChoice = z.infer<typeof repeatedRowsChoice>

/**
 * Rows of a source that stand in more than one of its files, equal in every column. What one file has several times is
 * no repeat: a content that stands n times in one file and m times in another repeats min(n, m) rows.
 */
export const repeatedRows = z.object({
  /** Rows beyond those of the first file that has them. */
  rows: count,
  /** Rows of a file that an earlier one has, for each pair of files that has some, in the order of the files. */
  files: z.array(z.object({ fileName: z.string(), earlier: z.string(), rows: count })),
  /** First and last of their days; null where the source has no column of days, or they have none. */
  first: z.iso.date().nullable(),
  last: z.iso.date().nullable(),
  /** Σ of each amount over these rows: what counting them again adds. A product is named by both columns. */
  totals: z.array(z.object({ column: z.string(), amount: z.number() })),
  /** What the run did with them. */
  counted: repeatedRowsChoice,
})
export type RepeatedRows = z.infer<typeof repeatedRows>
