import type { Recipe } from './recipe.ts'
import type { RunReport } from './recipe-report.ts'

/** Rows that a build left out because they lie after the as-of date. */
export interface RowsAfter {
  readonly rows: number
  /** The sources that have them, in the recipe's order. */
  readonly sourceIds: readonly string[]
  /** Their last day (ISO). */
  readonly last: string
}

/**
 * The rows that lie after the as-of date, as the last build counted them: next month's rows, where the date was left as it
 * was. Null where there are none, or where it is not known, for the build was of another date.
 */
export function rowsAfterAsOf({ asOf, sources }: Recipe, report: RunReport | null): RowsAfter | null {
  if (report === null || report.asOf !== asOf) return null
  const late = sources.flatMap(({ id, dateColumn }) => {
    const days = dateColumn === null ? null : report.sources.find(({ sourceId }) => sourceId === id)?.days
    return days && days.afterAsOf > 0 && days.last !== null ? [{ id, rows: days.afterAsOf, last: days.last }] : []
  })
  const last = late
    .map((each) => each.last)
    .toSorted()
    .at(-1)
  if (last === undefined) return null
  return { rows: late.reduce((sum, { rows }) => sum + rows, 0), sourceIds: late.map(({ id }) => id), last }
}
