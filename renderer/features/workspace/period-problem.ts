import { frameStepStrings as say } from '../../strings/frame-step.ts'

/** Why a period cannot stand: a day that is none, or a start after the as-of date; undefined where it can. */
export function periodProblem(period: { readonly periodStart: string; readonly asOf: string }): string | undefined {
  for (const day of [period.periodStart, period.asOf]) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return say.errors.day
  }
  return period.periodStart > period.asOf ? say.errors.period : undefined
}

/** Length of the period in months, both days included, to a tenth. */
export function periodMonths(periodStart: string, asOf: string): number {
  const days = (Date.parse(asOf) - Date.parse(periodStart)) / 86_400_000 + 1
  return Math.round((days / 365.25) * 120) / 10
}
