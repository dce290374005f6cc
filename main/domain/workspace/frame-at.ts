import type { Frame } from '../../../shared/entities/frame.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'

/**
 * The settings for a customer table of another day: the period moves along and keeps its length in days.
 * @param asOf ISO day
 */
export function frameAt(frame: Frame, asOf: string, unitNoun: Frame['unitNoun']): Frame {
  const moved = dayFromIso(asOf) - dayFromIso(frame.asOf)
  const periodStart = moved === 0 ? frame.periodStart : isoFromDay(dayFromIso(frame.periodStart) + moved)
  return { ...frame, asOf, periodStart, unitNoun }
}
