import { z } from 'zod'

/** Every figure a segment can be judged by (economics.md, "Metrics per segment"), in the order in which they are shown. */
export const METRIC_IDS = [
  'units',
  'shareOfUnits',
  'unitYears',
  'netRevenue',
  'shareOfRevenue',
  'grossMargin',
  'grossMarginShare',
  'costToServe',
  'contribution',
  'contributionMargin',
  'contributionPerUnitYear',
  'contributionShare',
  'acquisitionCostPerWin',
  'paybackMonths',
  'churn',
  'revenueChurn',
  'netRevenueRetention',
  'lifetimeValueNew',
  'lifetimeValue',
  'lifetimeValueToCost',
  'workingCapital',
  'workingCapitalIntensity',
  'daysSalesOutstanding',
  'capitalCharge',
  'creditExposure',
  'expectedLoss',
  'riskAdjustedContribution',
  'tenureYears',
  'cycleDays',
  'onboardingDays',
  'conversion',
  'deliveryHours',
  'implementationDays',
  'salesHours',
  'attentionHours',
  'regulatedUnits',
  'overdueShare',
  'potentialRevenue',
  'unrealisedPotential',
] as const
export const metricId = z.enum(METRIC_IDS)
export type MetricId = z.infer<typeof metricId>

/**
 * A figure or the reason there is none. Shares are fractions (0.154 = 15.4 %), money is in the workspace's currency.
 * - `n`: units it rests on; `low`, `high`: 90 % interval; `completeness`: share of the row's units it rests on, 0..1
 */
export const metricValue = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    value: z.number(),
    n: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    completeness: z.number().optional(),
    /** A warning that goes with the figure, such as completeness under 95 %. */
    caution: z.string().optional(),
  }),
  z.object({ kind: z.literal('unavailable'), reason: z.string() }),
  /** Correct but meaningless here ("never pays back", "no credit given"). */
  z.object({ kind: z.literal('not-applicable'), reason: z.string() }),
])
export type MetricValue = z.infer<typeof metricValue>

/** The figure itself; null where it is not available or does not apply. */
export const valueOrNull = (value: MetricValue | undefined): number | null =>
  value?.kind === 'value' ? value.value : null
