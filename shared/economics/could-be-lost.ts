import type { Frame } from '../entities/frame.ts'
import { dayFromIso } from '../rules/day.ts'
import type { MeasureValue } from './measure.ts'
import { constant, minus, positive, type Roles, times } from './measure-values.ts'

/**
 * 1 for units that could be lost in the period, 0 or missing for others: those due for renewal in it where the day is
 * mapped, else those that were customers before it began; all where neither day is known of any.
 */
export function couldBeLost(
  { renewalDate, customerSince }: Roles,
  { periodStart, asOf }: Pick<Frame, 'periodStart' | 'asOf'>,
): MeasureValue {
  const start = dayFromIso(periodStart)
  if (renewalDate) {
    const due = dayOf(renewalDate.column)
    return times(positive(minus(due, constant(start - 1))), positive(minus(constant(dayFromIso(asOf) + 1), due)))
  }
  return customerSince ? positive(minus(constant(start), dayOf(customerSince.column))) : constant(1)
}

/** A date column's number is its day since 1970-01-01. */
const dayOf = (column: string): MeasureValue => ({ kind: 'column', column, blankMeans: 'missing' })
