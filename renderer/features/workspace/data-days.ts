import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'

type Period = Pick<Frame, 'periodStart' | 'asOf'>

/** Days of the table's dates that lie wholly outside the period, and a period that fits them. */
export interface MissedDays {
  readonly first: string
  readonly last: string
  readonly offer: Period
}

/**
 * The first and last day of all dates of the table, where no column's dates reach into the period; else null. The offer
 * is the last twelve full months that the dates cover: a month counts as full from its last day on.
 */
export function missedDays(profiles: readonly ColumnProfile[], { periodStart, asOf }: Period): MissedDays | null {
  const dates = profiles.flatMap(({ type, min, max }) =>
    type === 'date' && min !== null && max !== null ? [{ min, max }] : [],
  )
  if (dates.length === 0) return null
  const [first, last] = [
    isoFromDay(Math.min(...dates.map(({ min }) => min))),
    isoFromDay(Math.max(...dates.map(({ max }) => max))),
  ]
  if (last >= periodStart && first <= asOf) return null
  return { first, last, offer: lastTwelveMonths(last) }
}

/** The twelve full months that end on or before a day. */
export function lastTwelveMonths(day: string): Period {
  const date = new Date(`${day}T00:00:00Z`)
  const next = new Date(date.getTime() + 86_400_000)
  // The day before the first of the month that comes after the last full one.
  const after = Date.UTC(next.getUTCFullYear(), next.getUTCMonth(), 1)
  const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
  return {
    periodStart: iso(Date.UTC(next.getUTCFullYear() - 1, next.getUTCMonth(), 1)),
    asOf: iso(after - 86_400_000),
  }
}
