/* Every metric as a formula of sums (economics.md, "Metrics per segment"); never zero, NaN or Infinity for "unknown". */
import type { ClassSums, MeasureSum } from './class-sums.ts'
import { FURTHER_FORMULAS } from './further-metrics.ts'
import type { MeasureId } from './measure-plan.ts'
import { METRIC_IDS, type MetricId, type MetricValue } from './metric.ts'
import {
  COSTED_SHARE_LEAST,
  costedShareOf,
  costing,
  type Formula,
  figure,
  get,
  type MetricContext,
  none,
  notApplicable,
  total,
} from './metric-formula.ts'
import { periodDays, periodMonths } from './period.ts'
import { ratioInterval } from './ratio-interval.ts'
import { VALUE_FORMULAS } from './value-metrics.ts'

const costedTotal =
  (id: MeasureId): Formula =>
  (row) => {
    const { sum, count } = get(row, id)
    if (row.units > 0 && count === 0) return none('No unit here has every mapped input.')
    return figure(sum, { n: count, ...costing(row) })
  }

function quotient(numerator: MeasureSum, denominator: number, why: string, details = {}): MetricValue {
  return denominator > 0 ? figure(numerator.sum / denominator, { n: numerator.count, ...details }) : none(why)
}

const shareOfBase =
  (id: MeasureId, why: string): Formula =>
  (row, { base }) =>
    quotient(get(row, id), get(base, id).sum, why)

const marginShare =
  (id: MeasureId): Formula =>
  (row) =>
    quotient(get(row, id), get(row, 'payingRevenue').sum, 'No costed unit here has revenue above zero.', costing(row))

const perUnitYear: Formula = (row) => {
  const contribution = get(row, 'timedContribution')
  const years = get(row, 'costedYears')
  const interval = ratioInterval({
    n: contribution.count,
    y: contribution.sum,
    x: years.sum,
    yy: get(row, 'timedContributionSquared').sum,
    xx: get(row, 'costedYearsSquared').sum,
    xy: get(row, 'contributionTimesYears').sum,
  })
  return quotient(contribution, years.sum, 'No costed unit here was active in the period.', {
    ...(interval ?? {}),
    ...costing(row),
  })
}

const costPerWin: Formula = (row) => {
  const won = get(row, 'won').sum
  return won > 0
    ? figure(get(row, 'acquisitionCost').sum / won, { n: won })
    : notApplicable('No unit was won in the period.')
}

const payback: Formula = (row) => {
  const won = get(row, 'won').sum
  if (won <= 0) return notApplicable('No unit was won in the period.')
  const years = get(row, 'wonYears').sum
  if (years <= 0) return none('No unit won here is costed.')
  const monthly = get(row, 'wonContribution').sum / years / 12
  if (monthly <= 0) return notApplicable('Never: the units won contribute nothing.')
  return figure(get(row, 'acquisitionCost').sum / won / monthly, { n: won })
}

const churn: Formula = (row) => {
  const lost = get(row, 'lost')
  if (lost.count === 0) return notApplicable('No unit here could be lost in the period.')
  return figure(lost.sum / lost.count, { n: lost.count })
}

const overPrior =
  (numerator: MeasureId, denominator: MeasureId): Formula =>
  (row) =>
    quotient(get(row, numerator), get(row, denominator).sum, 'No unit here has prior revenue.')

const perYearOfRevenue: Formula = (row, { frame }) => {
  const yearly = (get(row, 'workingCapitalRevenue').sum * 12) / periodMonths(frame.periodStart, frame.asOf)
  return quotient(get(row, 'billedWorkingCapital'), yearly, 'No unit here has working capital and revenue.')
}

const salesOutstanding: Formula = (row, { frame }) => {
  const daily = get(row, 'receivablesRevenue').sum / periodDays(frame.periodStart, frame.asOf)
  return quotient(get(row, 'receivables'), daily, 'No unit here has revenue above zero and receivables.')
}

const charge: Formula = (row, { frame }) => {
  const { sum, count } = get(row, 'workingCapital')
  if (row.units > 0 && count === 0) return none('No unit here has a value.')
  return figure((sum * frame.costOfCapital * periodMonths(frame.periodStart, frame.asOf)) / 12, { n: count })
}

const FORMULAS: Readonly<Record<MetricId, Formula>> = {
  units: (row) => figure(row.units),
  shareOfUnits: (row, { base }) => (base.units > 0 ? figure(row.units / base.units) : none('There are no units.')),
  unitYears: total('years'),
  netRevenue: total('revenue'),
  shareOfRevenue: shareOfBase('revenue', 'Net revenue of all units is zero or less.'),
  grossMargin: costedTotal('grossMargin'),
  grossMarginShare: marginShare('payingGrossMargin'),
  costToServe: costedTotal('costToServe'),
  contribution: costedTotal('contribution'),
  contributionMargin: marginShare('payingContribution'),
  contributionPerUnitYear: perUnitYear,
  contributionShare: shareOfBase('contribution', 'Contribution of all units is zero or less.'),
  acquisitionCostPerWin: costPerWin,
  paybackMonths: payback,
  churn,
  revenueChurn: overPrior('lostPriorRevenue', 'priorRevenue'),
  netRevenueRetention: overPrior('retainedRevenue', 'basePriorRevenue'),
  workingCapital: total('workingCapital'),
  workingCapitalIntensity: perYearOfRevenue,
  daysSalesOutstanding: salesOutstanding,
  capitalCharge: charge,
  ...VALUE_FORMULAS,
  ...FURTHER_FORMULAS,
}

const NEEDS_COSTING: ReadonlySet<MetricId> = new Set<MetricId>([
  'costToServe',
  'grossMargin',
  'grossMarginShare',
  'contribution',
  'contributionMargin',
  'contributionPerUnitYear',
  'contributionShare',
  'paybackMonths',
  'lifetimeValueNew',
  'lifetimeValue',
  'lifetimeValueToCost',
  'riskAdjustedContribution',
])

/** All metrics of a set of units; what cannot be known says why. */
export function metricsOf(row: ClassSums, context: MetricContext): Record<MetricId, MetricValue> {
  const share = costedShareOf(context.base)
  const tooFewCosted = share !== null && share < COSTED_SHARE_LEAST
  const entries = METRIC_IDS.map((id): [MetricId, MetricValue] => {
    const reason = context.unavailable[id]
    if (reason) return [id, none(reason)]
    if (tooFewCosted && NEEDS_COSTING.has(id))
      return [id, none(`Only ${((share ?? 0) * 100).toFixed(1)}% of revenue has every mapped input; 80% is the least.`)]
    return [id, FORMULAS[id](row, context)]
  })
  return Object.fromEntries(entries) as Record<MetricId, MetricValue>
}
