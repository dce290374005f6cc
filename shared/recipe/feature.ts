import { z } from 'zod'

const common = {
  /** The column it becomes in the customer table. */
  name: z.string().min(1),
  /** Only rows for which this rule is true count; null: all. */
  where: z.string().min(1).nullable().default(null),
  /** Only rows of the last n days up to the as-of date count, the as-of date included; null: all before it. */
  windowDays: z.number().int().positive().nullable().default(null),
}
const column = z.string().min(1)

/**
 * One column of the customer table made from the event rows of each unit, as of the snapshot's day: rows after it, and
 * rows without a day, never count. "Days" are the different calendar days on which a unit has rows.
 *
 * kind        what                                                       no rows (complete source)
 * count       rows                                                       0
 * frequency   days                                                       0
 * recency     whole days from the last row to the as-of date             missing (never)
 * tenure      whole days from the first row to the as-of date            missing
 * meanGap     mean of the whole days between one day and the next        missing (also under two days)
 * medianGap   their median                                               missing (also under two days)
 * sum         Σ of a column                                              0
 * mean min max, first last (of the earliest and latest day; of several rows on it the least and the greatest value)
 *             of a column's present values                               missing
 * distinct    different present values                                   0
 * share       rows for which the rule `of` is true ÷ rows; of a column:  missing
 *             Σ over them ÷ Σ over all
 * trend       least-squares slope per 30 days of rows, or of Σ column,   0
 *             over the whole 30-day blocks of the window counted back from the as-of date; empty blocks count as 0
 */
export const feature = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['count', 'frequency', 'recency', 'tenure', 'meanGap', 'medianGap']), ...common }),
  z.object({ kind: z.enum(['sum', 'mean', 'min', 'max', 'first', 'last', 'distinct']), column, ...common }),
  z.object({ kind: z.literal('share'), of: z.string().min(1), column: column.nullable().default(null), ...common }),
  z.object({
    kind: z.literal('trend'),
    column: column.nullable().default(null),
    ...common,
    windowDays: z.number().int().min(60).multipleOf(30),
  }),
])
export type Feature = z.infer<typeof feature>
export type FeatureKind = Feature['kind']

export const DAYS_PER_BLOCK = 30
