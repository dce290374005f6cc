import { z } from 'zod'
import { layerLine } from './layers.ts'
import { query } from './procedure.ts'

/** What of one unit can be looked at as spread over units: money in the period, then times. */
export const SPREAD_MEASURES = [
  'contribution',
  'revenue',
  'grossMargin',
  'costToServe',
  'cycleDays',
  'onboardingDays',
  'tenure',
] as const
export const spreadMeasure = z.enum(SPREAD_MEASURES)
export type SpreadMeasure = z.infer<typeof spreadMeasure>

/** What a measure counts. Only money adds up to a whole of which units have shares. */
export const SPREAD_UNITS: Readonly<Record<SpreadMeasure, 'money' | 'days' | 'years'>> = {
  ...{ contribution: 'money', revenue: 'money', grossMargin: 'money', costToServe: 'money' },
  ...{ cycleDays: 'days', onboardingDays: 'days', tenure: 'years' },
}

const amount = z.number().nullable()

/** Quantiles over the units with a value; null where there are none, and for what is too large to be a figure. */
export const spreadFigures = z.object({
  n: z.number(),
  mean: amount,
  least: amount,
  p10: amount,
  p25: amount,
  median: amount,
  p75: amount,
  p90: amount,
  most: amount,
  /** The mean without the largest; null with fewer than two. */
  meanOfRest: amount,
})
export type SpreadFigures = z.infer<typeof spreadFigures>

export const concentration = z.object({
  total: amount,
  /** Of the units above zero, 0..1. */
  gini: amount,
  /** What the tenth of units with the most make, as a share of all; above 1 where others lose. */
  topDecileShare: amount,
  /** How many units, as a share, make more than nothing, and what they make before the others lose some of it. */
  peak: z.object({ units: z.number(), share: amount }).nullable(),
  /** The unit that makes the most. */
  largest: z.object({ amount, share: amount }).nullable(),
  /** From the unit that makes most: what so many make together, `units` a share of all. Empty where sums are too large. */
  curve: z.array(z.object({ units: z.number(), amount })),
})
export type Concentration = z.infer<typeof concentration>

export const spreadLine = layerLine.extend({
  kind: z.enum(['segment', 'default', 'excluded', 'total']),
  figures: spreadFigures,
  concentration,
  /** The segment's place among the option's segments by what it makes, and without its largest unit; null else. */
  place: z.object({ rank: z.number(), without: z.number() }).nullable(),
})
export type SpreadLine = z.infer<typeof spreadLine>

export const spreadView = z.object({
  measure: spreadMeasure,
  /** The measures that column meanings allow; none where there is no revenue. */
  available: z.array(spreadMeasure),
  structures: z.array(z.object({ structureId: z.string(), lines: z.array(spreadLine) })),
})
export type SpreadView = z.infer<typeof spreadView>

const interval = z.object({ low: z.number(), high: z.number() }).nullable()

/** 90 % bootstrap intervals of a line; null where the figure does not exist, or not in enough resamples. */
export const intervalLine = z.object({
  entryId: z.string(),
  /** Units that the share of contribution, contribution per unit-year and churn rest on. */
  costedUnits: z.number(),
  timedUnits: z.number(),
  churnUnits: z.number(),
  contributionPerUnitYear: interval,
  churn: interval,
  contributionShare: interval,
})
export type IntervalLine = z.infer<typeof intervalLine>

export const intervalsView = z.object({
  /** The same seed and data give the same intervals. */
  seed: z.number(),
  resamples: z.number(),
  structures: z.array(z.object({ structureId: z.string(), lines: z.array(intervalLine) })),
})
export type IntervalsView = z.infer<typeof intervalsView>

const structureIds = z.array(z.string()).min(1).max(7)
const scenarioId = z.string().nullable().default(null)

/** Figures that wait until the hand is still, and begin again when a question comes between. */
export const statisticsProcedures = {
  /** What lies behind the means, and how few units make the whole. The first available measure where none is wanted. */
  'statistics.spread': query(z.object({ structureIds, measure: spreadMeasure.nullable(), scenarioId }), spreadView),
  /** How sure contribution per active unit-year, churn and the share of contribution are. */
  'statistics.intervals': query(z.object({ structureIds, scenarioId }), intervalsView),
} as const
