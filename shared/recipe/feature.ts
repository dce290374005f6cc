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
const rule = z.string().min(1)
const days = z.number().int().min(0).max(36_525)
/** What terms, prices or contacts are of (a contract, a product, a campaign); null: not told apart. */
const item = column.nullable().default(null)

/** Fewer changes of price say nothing about the response to them. */
export const LEAST_PRICE_CHANGES = 3
/** A path has two steps or more, up to so many. */
export const MOST_PATH_STEPS = 6

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
 * perDay      rows, or Σ of a column, ÷ days: how much is used when    missing
 *             anything is
 * breadth     different values ÷ different values that any row of the    0
 *             source has: how much of all there is
 * renewed     terms that were renewed ÷ terms that ended; a row begins   missing
 *             a term, which ends on the day `ends` says or `termDays`
 *             after it, and is renewed where the next term of the unit
 *             (and `item`) begins `graceDays` after its end at the latest.
 *             Only terms whose grace is over by the as-of date count
 * renewalGap  mean days from the end of such a term to the next one,     missing
 *             of those renewed; negative: before the end
 * elasticity  least-squares slope of ln quantity (the column) on ln      missing
 *             price over days with both above 0, within each `item`:
 *             per cent more bought at a price one per cent higher.
 *             A day's price is Σ quantity · price ÷ Σ quantity.
 *             Missing under LEAST_PRICE_CHANGES changes of price from one day to the next
 * path        visits that fulfil all `steps`, each later than the one    missing
 *             before, ÷ visits that fulfil the first; later is by day,
 *             then by `order`; without `visit` all rows are one visit
 * answered    days of contact with an answer on them or at most          missing
 *             `withinDays` after, per `item`, ÷ all whose days to answer are over by the as-of date
 *
 * Rows that have no `item`, `visit` or `order` where one is chosen do not count.
 */
export const feature = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['count', 'frequency', 'recency', 'tenure', 'meanGap', 'medianGap']), ...common }),
  z.object({ kind: z.enum(['sum', 'mean', 'min', 'max', 'first', 'last', 'distinct']), column, ...common }),
  z.object({ kind: z.literal('share'), of: rule, column: column.nullable().default(null), ...common }),
  z.object({
    kind: z.literal('trend'),
    column: column.nullable().default(null),
    ...common,
    windowDays: z.number().int().min(60).multipleOf(30),
  }),
  z.object({ kind: z.literal('perDay'), column: column.nullable().default(null), ...common }),
  z.object({ kind: z.literal('breadth'), column, ...common }),
  z.object({
    kind: z.enum(['renewed', 'renewalGap']),
    ends: column.nullable().default(null),
    termDays: days.min(1).default(365),
    graceDays: days.default(30),
    item,
    ...common,
  }),
  z.object({ kind: z.literal('elasticity'), column, price: column, item, ...common }),
  z.object({
    kind: z.literal('path'),
    steps: z.array(rule).min(2).max(MOST_PATH_STEPS),
    visit: column.nullable().default(null),
    order: column.nullable().default(null),
    ...common,
  }),
  z.object({
    kind: z.literal('answered'),
    contact: rule,
    answer: rule,
    withinDays: days.default(7),
    item,
    ...common,
  }),
])
export type Feature = z.infer<typeof feature>
export type FeatureKind = Feature['kind']

export const DAYS_PER_BLOCK = 30
