import { daysInMonth } from '../rules/day.ts'

/** Months from one end to the next. */
export const MONTHS = { month: 1, quarter: 3, year: 12 } as const
export type Every = keyof typeof MONTHS

/** The last days of months, quarters or years from one ISO day to another, both included, earliest first. */
export function monthEnds(first: string, last: string, every: Every): readonly string[] {
  const days: string[] = []
  let year = Number(first.slice(0, 4))
  for (let month = Number(first.slice(5, 7)); ; month++) {
    if (month > 12) {
      year++
      month = 1
    }
    const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${daysInMonth(year, month)}`
    if (day > last || year > 9999) return days
    if (day >= first && month % MONTHS[every] === 0) days.push(day)
  }
}
