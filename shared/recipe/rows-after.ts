import { z } from 'zod'
import type { Recipe } from './recipe.ts'
import type { RunReport } from './recipe-report.ts'

/** Rows that a build leaves out because they lie after the as-of date. */
export const rowsAfterDate = z.object({
  rows: z.number().int().positive(),
  /** The sources that have them, in the recipe's order. */
  sourceIds: z.array(z.string()),
  /** Their last day. */
  last: z.iso.date(),
})
export type RowsAfter = z.infer<typeof rowsAfterDate>

/** What is known of a source's days. */
interface SourceDays {
  readonly sourceId: string
  readonly afterAsOf: number
  readonly last: string | null
}

/**
 * The rows that lie after the as-of date, as the last build counted them: next month's rows, where the date was left as it
 * was. Null where there are none, or where it is not known, for the build was of another date.
 */
export function rowsAfterAsOf(recipe: Recipe, report: RunReport | null): RowsAfter | null {
  if (report === null || report.asOf !== recipe.asOf) return null
  return rowsAfter(
    recipe,
    report.sources.flatMap(({ sourceId, days }) => (days === null ? [] : [{ ...days, sourceId }])),
  )
}

/** The rows of sources that lie after the as-of date, as far as rows of these have a day; null where there are none. */
export function rowsAfter({ sources }: Recipe, days: readonly SourceDays[]): RowsAfter | null {
  const late = sources.flatMap(({ id, dateColumn }) => {
    const found = dateColumn === null ? undefined : days.find(({ sourceId }) => sourceId === id)
    return found && found.afterAsOf > 0 && found.last !== null ? [{ id, rows: found.afterAsOf, last: found.last }] : []
  })
  const last = late
    .map((each) => each.last)
    .toSorted()
    .at(-1)
  if (last === undefined) return null
  return { rows: late.reduce((sum, { rows }) => sum + rows, 0), sourceIds: late.map(({ id }) => id), last }
}
