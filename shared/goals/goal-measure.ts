import { z } from 'zod'
import { type MetricId, type MetricValue, valueOrNull } from '../economics/metric.ts'

/** What a goal can be set for. */
export const GOAL_MEASURES = [
  'units',
  'shareOfUnits',
  'netRevenue',
  'contribution',
  'contributionShare',
  'contributionMargin',
  'contributionPerUnitYear',
  'costToServe',
  'costToServeShare',
  'churn',
  'deliveryHours',
  'salesHours',
  'attentionHours',
] as const
export const goalMeasure = z.enum(GOAL_MEASURES)
export type GoalMeasure = z.infer<typeof goalMeasure>

/** The figure of a set of units by a goal's measure; null where it has none. Cost to serve, share: of net revenue. */
export function goalFigure(metrics: Readonly<Record<MetricId, MetricValue>>, measure: GoalMeasure): number | null {
  const figure = (id: MetricId): number | null => valueOrNull(metrics[id])
  if (measure !== 'costToServeShare') return figure(measure)
  const [cost, revenue] = [figure('costToServe'), figure('netRevenue')]
  return cost === null || revenue === null || revenue <= 0 ? null : cost / revenue
}
