/** So many days an as-of date may lie after the last row: the month that a table is usually made in. */
const FARTHEST_DAYS = 31
const DAY_MS = 86_400_000

/**
 * The last day of all rows (ISO), where the as-of date lies long after it: days since the last row, and windows that end
 * with the as-of date, mean little then. Null where it does not, or no day is known.
 */
export function rowsEndLongBefore(asOf: string, lastDays: readonly string[]): string | null {
  const last = lastDays.toSorted().at(-1)
  if (last === undefined) return null
  return (Date.parse(asOf) - Date.parse(last)) / DAY_MS > FARTHEST_DAYS ? last : null
}
