import { dayFromIso } from '../rules/day.ts'

/** Days of a period of ISO days, both ends included. */
export function periodDays(periodStart: string, periodEnd: string): number {
  return dayFromIso(periodEnd) - dayFromIso(periodStart) + 1
}

/** Length of a period in months of 365.25 / 12 days; whole calendar years come out as whole twelves to within 0.03. */
export function periodMonths(periodStart: string, periodEnd: string): number {
  return (periodDays(periodStart, periodEnd) / 365.25) * 12
}
