import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import { namesBirth } from '../../../shared/quality/sensitivity-signs.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'

type Period = Pick<Frame, 'periodStart' | 'asOf'>

/** Days of the data that lie wholly outside the period, and a period that fits them. */
export interface MissedDays {
  readonly first: string
  readonly last: string
  /** Null where the period is not the frame's to change: the as-of date of a table from several files is the recipe's. */
  readonly offer: Period | null
}

/** Dates that end longer before the period than this tell of what customers are, such as a founding, not of the period. */
const OLD_DAYS = 5 * 365.25

/**
 * The first and last day of a table of one file, where no column's dates reach into the period; else null. Days of birth
 * never count, and columns that end five years before the period only where there are no others. The offer is the last
 * twelve full months that the dates cover: a month counts as full from its last day on.
 */
export function missedDays(profiles: readonly ColumnProfile[], period: Period): MissedDays | null {
  const dates = profiles.flatMap(({ name, type, min, max }) =>
    type === 'date' && min !== null && max !== null && !namesBirth(name) ? [{ min, max }] : [],
  )
  const oldest = dayFromIso(period.periodStart) - OLD_DAYS
  const recent = dates.filter(({ max }) => max >= oldest)
  const counted = recent.length > 0 ? recent : dates
  if (counted.length === 0) return null
  const first = isoFromDay(Math.min(...counted.map(({ min }) => min)))
  const last = isoFromDay(Math.max(...counted.map(({ max }) => max)))
  return outside(first, last, period) ? { first, last, offer: lastTwelveMonths(last) } : null
}

/**
 * The first and last day on which anything happened in the sources that a table was built from, as its build found them,
 * where none lies in the period; else null. Attributes, such as a day of birth, never count, and nothing is offered.
 */
export function missedEvents({ recipe, report }: RecipeView, period: Period): MissedDays | null {
  const days = recipe.sources.flatMap(({ id, role }) => {
    const found = report?.sources.find(({ sourceId }) => sourceId === id)?.days
    return role === 'attributes' || !found?.first || !found.last ? [] : [{ first: found.first, last: found.last }]
  })
  const first = days.map((each) => each.first).sort()[0]
  const last = days
    .map((each) => each.last)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return null
  return outside(first, last, period) ? { first, last, offer: null } : null
}

const outside = (first: string, last: string, { periodStart, asOf }: Period): boolean =>
  last < periodStart || first > asOf

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
