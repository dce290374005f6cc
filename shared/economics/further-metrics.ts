/* How long customers have been there, what they take to serve, how fast they come, what they could buy. */
import type { MeasureId } from './measure-plan.ts'
import type { MetricId } from './metric.ts'
import { type Formula, figure, get, none, notApplicable, total } from './metric-formula.ts'

type FurtherMetric =
  | 'tenureYears'
  | 'cycleDays'
  | 'onboardingDays'
  | 'conversion'
  | 'deliveryHours'
  | 'implementationDays'
  | 'salesHours'
  | 'attentionHours'
  | 'regulatedUnits'
  | 'overdueShare'
  | 'potentialRevenue'
  | 'unrealisedPotential'

/** The mean over the units that have a value. */
const mean =
  (id: MeasureId): Formula =>
  (row) => {
    const { sum, count } = get(row, id)
    if (count === 0)
      return row.units > 0 ? none('No unit here has a value.') : notApplicable('There are no units here.')
    return figure(sum / count, { n: count, ...(count < row.units ? { completeness: count / row.units } : {}) })
  }

const overdueShare: Formula = (row) => {
  const receivables = get(row, 'overdueReceivables')
  if (receivables.sum <= 0) return notApplicable('No unit here owes anything.')
  return figure(get(row, 'overdue').sum / receivables.sum, { n: receivables.count })
}

export const FURTHER_FORMULAS: Readonly<Record<FurtherMetric & MetricId, Formula>> = {
  tenureYears: mean('tenure'),
  cycleDays: mean('cycleDays'),
  onboardingDays: mean('onboardingDays'),
  conversion: mean('converted'),
  deliveryHours: total('deliveryHours'),
  implementationDays: total('implementationDays'),
  salesHours: total('salesHours'),
  attentionHours: total('attentionHours'),
  regulatedUnits: total('regulated'),
  overdueShare,
  potentialRevenue: total('potentialRevenue'),
  unrealisedPotential: total('unrealisedPotential'),
}
