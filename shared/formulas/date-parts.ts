import { isoFromDay } from '../rules/day.ts'

export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** The day of the month, from 1. */
  readonly day: number
}

/** The parts of a day of the years 0000 to 9999, given as a day number. */
export function dateParts(day: number): DateParts {
  const iso = isoFromDay(day)
  return { year: Number(iso.slice(0, -6)), month: Number(iso.slice(-5, -3)), day: Number(iso.slice(-2)) }
}

/**
 * Completed months from one day to another: a month is complete on the same day of a later month, or the day after its
 * end where it has no such day. From the 31st of January the 28th of February completes none and the 1st of March one.
 * The other way round it is the same number, negative.
 */
export function completedMonths(from: number, to: number): number {
  const [first, second] = [dateParts(from), dateParts(to)]
  const months = (second.year - first.year) * 12 + (second.month - first.month)
  if (from <= to) return second.day < first.day ? months - 1 : months
  return second.day > first.day ? months + 1 : months
}
