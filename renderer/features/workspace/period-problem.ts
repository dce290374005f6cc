import { frameStepStrings as say } from '../../strings/frame-step.ts'

/** Why a period of two days cannot stand: a start after the as-of date; undefined where it can. */
export function periodProblem(period: { readonly periodStart: string; readonly asOf: string }): string | undefined {
  return period.periodStart > period.asOf ? say.errors.period : undefined
}

/** Length of the period in months, both days included, to a tenth. */
export function periodMonths(periodStart: string, asOf: string): number {
  const days = (Date.parse(asOf) - Date.parse(periodStart)) / 86_400_000 + 1
  return Math.round((days / 365.25) * 120) / 10
}
