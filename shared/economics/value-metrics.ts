/* What customers are worth over their life, and what contribution is worth after the risk it carries. */
import type { ClassSums } from './class-sums.ts'
import { lifetimeValue, yearlyRetention } from './lifetime-value.ts'
import type { MetricId, MetricValue } from './metric.ts'
import { costing, type Formula, figure, get, type MetricContext, none, notApplicable, total } from './metric-formula.ts'
import { periodMonths } from './period.ts'

type ValueMetric =
  | 'lifetimeValueNew'
  | 'lifetimeValue'
  | 'lifetimeValueToCost'
  | 'creditExposure'
  | 'expectedLoss'
  | 'riskAdjustedContribution'

/** What the figures of a year are multiplied by to be those of the period. */
const yearsOf = ({ frame }: MetricContext): number => periodMonths(frame.periodStart, frame.asOf) / 12

const lossesOf = (row: ClassSums) => {
  const { sum, count } = get(row, 'lost')
  return { lost: sum, count }
}

/** Value over the life of a customer, net returners left out, or why there is none. */
function lifetime(
  row: ClassSums,
  context: MetricContext,
): ReturnType<typeof lifetimeValue> | Exclude<MetricValue, { kind: 'value' }> {
  const years = get(row, 'payingYears').sum
  if (years <= 0) return { kind: 'unavailable', reason: 'No costed unit here has revenue above zero.' }
  const { frame, base } = context
  const retention = yearlyRetention(lossesOf(row), lossesOf(base), periodMonths(frame.periodStart, frame.asOf))
  if (retention === null)
    return { kind: 'not-applicable', reason: 'No unit could be lost in the period: who stays is not known.' }
  const yearlyContribution = get(row, 'payingTimedContribution').sum / years
  if (yearlyContribution <= 0)
    return { kind: 'not-applicable', reason: 'None: a year with a unit here contributes nothing.' }
  return lifetimeValue({ yearlyContribution, yearlyRetention: retention, discountRate: frame.costOfCapital })
}

const lifetimeOf =
  (which: 'ofNew' | 'ofExisting'): Formula =>
  (row, context) => {
    const value = lifetime(row, context)
    if ('kind' in value) return value
    const { count } = get(row, 'payingTimedContribution')
    const isOfBase = get(row, 'lost').count === 0
    return figure(value[which], {
      n: count,
      ...costing(row),
      ...(isOfBase ? { caution: 'With the churn of the whole table: no unit here could be lost in the period.' } : {}),
    })
  }

const valueToCost: Formula = (row, context) => {
  const won = get(row, 'won').sum
  if (won <= 0) return notApplicable('No unit was won in the period.')
  const cost = get(row, 'acquisitionCost').sum / won
  if (cost <= 0) return notApplicable('Winning a unit here cost nothing.')
  const value = lifetime(row, context)
  return 'kind' in value ? value : figure(value.ofNew / cost, { n: won })
}

const expectedLoss: Formula = (row, context) => {
  if (context.frame.badDebtInCosts) return notApplicable('Bad debt is in the costs already.')
  const { sum, count } = get(row, 'yearlyLoss')
  if (row.units > 0 && count === 0) return none('No unit here has a value.')
  const share = row.units > 0 ? count / row.units : 1
  return figure(sum * yearsOf(context), { n: count, ...(share < 1 ? { completeness: share } : {}) })
}

const riskAdjusted: Formula = (row, context) => {
  const { base, frame } = context
  const contribution = get(row, 'adjustedContribution')
  if (row.units > 0 && contribution.count === 0) return none('No unit here has every mapped input.')
  const lacks = [
    ...(base.measures.adjustedLoss || frame.badDebtInCosts ? [] : ['expected loss']),
    ...(base.measures.adjustedCapital ? [] : ['a capital charge']),
  ]
  const charges = get(row, 'adjustedLoss').sum + get(row, 'adjustedCapital').sum * frame.costOfCapital
  return figure(contribution.sum - charges * yearsOf(context), {
    n: contribution.count,
    ...(row.units > 0 && contribution.count < row.units ? { completeness: contribution.count / row.units } : {}),
    ...(lacks.length > 0 ? { caution: `Without ${lacks.join(' and ')}: not mapped.` } : {}),
  })
}

export const VALUE_FORMULAS: Readonly<Record<ValueMetric & MetricId, Formula>> = {
  lifetimeValueNew: lifetimeOf('ofNew'),
  lifetimeValue: lifetimeOf('ofExisting'),
  lifetimeValueToCost: valueToCost,
  creditExposure: total('exposure'),
  expectedLoss,
  riskAdjustedContribution: riskAdjusted,
}
