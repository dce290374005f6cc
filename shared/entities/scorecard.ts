import { z } from 'zod'

/** What options are scored by. */
export const OPTION_CRITERIA = ['separation', 'churnContrast', 'classified', 'distinct', 'servable'] as const
/** What makes a segment worth having, and what makes it easy to serve. */
export const ATTRACTION_CRITERIA = ['perUnitYear', 'contributionShare', 'margin', 'potential'] as const
export const SERVICE_CRITERIA = ['lowCostToServe', 'retention', 'lowCapital'] as const
export const CRITERIA = [...OPTION_CRITERIA, ...ATTRACTION_CRITERIA, ...SERVICE_CRITERIA] as const
export const criterion = z.enum(CRITERIA)
export type Criterion = z.infer<typeof criterion>
export type OptionCriterion = (typeof OPTION_CRITERIA)[number]
export type SegmentCriterion = (typeof ATTRACTION_CRITERIA | typeof SERVICE_CRITERIA)[number]

/** What a segment is for: it funds the business, is being built for expansion, or is wound down. */
export const posture = z.enum(['fund', 'build', 'wind-down'])
export type Posture = z.infer<typeof posture>

/** How the room weighs options and segments, and what it decided of segments. */
export const scorecard = z.object({
  /** From 0 to 100; a criterion without one has its usual weight. */
  weights: z.partialRecord(criterion, z.number().min(0).max(100)).default({}),
  /** Decided postures by the segment's id; a segment without one has what its figures propose. */
  postures: z.record(z.string(), posture).default({}),
})
export type Scorecard = z.infer<typeof scorecard>
export const EMPTY_SCORECARD: Scorecard = { weights: {}, postures: {} }

/** What a criterion weighs until somebody says otherwise. */
const USUAL_WEIGHTS: Readonly<Record<Criterion, number>> = {
  ...{ separation: 40, churnContrast: 20, classified: 20, distinct: 10, servable: 10 },
  ...{ perUnitYear: 40, contributionShare: 30, margin: 20, potential: 10 },
  ...{ lowCostToServe: 50, retention: 30, lowCapital: 20 },
}

/** The weight of a criterion, 0 to 100. */
export function weightOf({ weights }: Pick<Scorecard, 'weights'>, id: Criterion): number {
  return weights[id] ?? USUAL_WEIGHTS[id]
}
