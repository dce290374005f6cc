import type { Frame } from '../../../shared/entities/frame.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'

/** The settings for a recipe's customer table: its day, noun and currency; the period moves along and keeps its length. */
export function frameAt(frame: Frame, { asOf, unit, sources }: Recipe): Frame {
  const moved = dayFromIso(asOf) - dayFromIso(frame.asOf)
  const periodStart = moved === 0 ? frame.periodStart : isoFromDay(dayFromIso(frame.periodStart) + moved)
  const declared = sources.find(({ currency }) => currency !== null)?.currency
  return { ...frame, asOf, periodStart, unitNoun: unit.noun, currency: declared ?? frame.currency }
}
