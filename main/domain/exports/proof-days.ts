import { dayFromIso } from '../../../shared/rules/day.ts'

/** The SQL is run at the as-of date and so many days from it. */
const DAYS_AROUND = 90
/** The days that every product has: PostgreSQL has no year 0, and a text of four digits no year after this. */
const [FIRST_DAY, LAST_DAY] = [dayFromIso('0001-01-01'), dayFromIso('9999-12-31')]

/** The as-of date, and an earlier and a later one; at an end of the calendar both on the side that there is. */
export function daysAround(asOf: number): readonly number[] {
  const [before, after] = [asOf - DAYS_AROUND, asOf + DAYS_AROUND]
  if (after > LAST_DAY) return [asOf, before, before - DAYS_AROUND]
  return before < FIRST_DAY ? [asOf, after, after + DAYS_AROUND] : [asOf, before, after]
}
