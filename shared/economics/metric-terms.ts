/* What each metric is worked out from, for "why this figure?". */
import type { MeasureId } from './measure-plan.ts'
import type { MetricId } from './metric.ts'

/** Something of the workspace's frame that a formula uses. */
export type FrameTerm = 'period' | 'costOfCapital' | 'badDebtInCosts'

export interface MetricTerm {
  readonly label: string
  readonly unit: 'count' | 'money' | 'years' | 'days' | 'hours'
  readonly measure: MeasureId | 'units'
  /** The measure's sum, or the number of units that have a value. */
  readonly of: 'sum' | 'count'
  /** Of the units of the line, or of the whole base. */
  readonly over: 'line' | 'base'
}

interface MetricParts {
  readonly terms: readonly MetricTerm[]
  readonly frame: readonly FrameTerm[]
}

const money = (label: string, measure: MeasureId): MetricTerm => ({
  label,
  unit: 'money',
  measure,
  of: 'sum',
  over: 'line',
})
const years = (label: string, measure: MeasureId): MetricTerm => ({ ...money(label, measure), unit: 'years' })
const flags = (label: string, measure: MeasureId): MetricTerm => ({ ...money(label, measure), unit: 'count' })
const days = (label: string, measure: MeasureId): MetricTerm => ({ ...money(label, measure), unit: 'days' })
const hours = (label: string, measure: MeasureId): MetricTerm => ({ ...money(label, measure), unit: 'hours' })
const unitsWith = (label: string, measure: MeasureId): MetricTerm => ({ ...flags(label, measure), of: 'count' })
const ofBase = (term: MetricTerm): MetricTerm => ({ ...term, label: `${term.label}, whole table`, over: 'base' })
const parts = (...terms: readonly MetricTerm[]): MetricParts => ({ terms, frame: [] })
const framed = (frame: readonly FrameTerm[], ...terms: readonly MetricTerm[]): MetricParts => ({ terms, frame })

const UNITS: MetricTerm = { label: 'Units', unit: 'count', measure: 'units', of: 'count', over: 'line' }
const REVENUE = money('Net revenue', 'revenue')
const CONTRIBUTION = money('Contribution', 'contribution')
const LIVED: readonly MetricTerm[] = [
  money('Contribution, revenue above zero, years known', 'payingTimedContribution'),
  years('Active unit-years of the same units', 'payingYears'),
]
const COSTED_YEARS = years('Active unit-years of the same units', 'costedYears')
const LOST = flags('Units lost, of those that could be', 'lost')
const AT_START = unitsWith('Units that could be lost in the period', 'lost')
const SPENT = money('Acquisition cost, lost bids included', 'acquisitionCost')
const WON = flags('Units won', 'won')
const CAPITAL = money('Working capital', 'workingCapital')
const LIFETIME: readonly MetricTerm[] = [...LIVED, LOST, AT_START, ofBase(LOST), ofBase(AT_START)]

/** The sums and settings of every metric's formula (metric-catalogue.ts has it in words), in the order of the formula. */
export const METRIC_TERMS: Readonly<Record<MetricId, MetricParts>> = {
  units: parts(UNITS),
  shareOfUnits: parts(UNITS, ofBase(UNITS)),
  unitYears: framed(['period'], years('Active unit-years', 'years')),
  netRevenue: parts(REVENUE),
  shareOfRevenue: parts(REVENUE, ofBase(REVENUE)),
  grossMargin: parts(money('Gross margin', 'grossMargin')),
  grossMarginShare: parts(
    money('Gross margin, revenue above zero', 'payingGrossMargin'),
    money('Net revenue of the same units', 'payingRevenue'),
  ),
  costToServe: parts(money('Cost to serve', 'costToServe')),
  contribution: parts(money('Gross margin', 'grossMargin'), money('Cost to serve', 'costToServe')),
  contributionMargin: parts(
    money('Contribution, revenue above zero', 'payingContribution'),
    money('Net revenue of the same units', 'payingRevenue'),
  ),
  contributionPerUnitYear: framed(
    ['period'],
    money('Contribution of units whose active years are known', 'timedContribution'),
    COSTED_YEARS,
  ),
  contributionShare: parts(CONTRIBUTION, ofBase(CONTRIBUTION)),
  acquisitionCostPerWin: parts(SPENT, WON),
  paybackMonths: framed(
    ['period'],
    SPENT,
    WON,
    money('Contribution of the units won', 'wonContribution'),
    years('Active unit-years of the units won', 'wonYears'),
  ),
  churn: framed(['period'], LOST, AT_START),
  revenueChurn: parts(money('Prior revenue of units lost', 'lostPriorRevenue'), money('Prior revenue', 'priorRevenue')),
  netRevenueRetention: parts(
    money('Net revenue of those still there', 'retainedRevenue'),
    money('Prior revenue of the same units and those lost', 'basePriorRevenue'),
  ),
  lifetimeValueNew: framed(['period', 'costOfCapital'], ...LIFETIME),
  lifetimeValue: framed(['period', 'costOfCapital'], ...LIFETIME),
  lifetimeValueToCost: framed(['period', 'costOfCapital'], ...LIFETIME, SPENT, WON),
  workingCapital: parts(CAPITAL),
  workingCapitalIntensity: framed(
    ['period'],
    money('Working capital of units whose net revenue is known', 'billedWorkingCapital'),
    money('Net revenue of the same units', 'workingCapitalRevenue'),
  ),
  daysSalesOutstanding: framed(
    ['period'],
    money('Receivables, revenue above zero', 'receivables'),
    money('Net revenue of the same units', 'receivablesRevenue'),
  ),
  capitalCharge: framed(['period', 'costOfCapital'], CAPITAL),
  creditExposure: parts(money('Credit exposure', 'exposure')),
  expectedLoss: framed(['period', 'badDebtInCosts'], money('Expected loss a year', 'yearlyLoss')),
  riskAdjustedContribution: framed(
    ['period', 'costOfCapital', 'badDebtInCosts'],
    money('Contribution', 'adjustedContribution'),
    money('Expected loss a year', 'adjustedLoss'),
    money('Working capital', 'adjustedCapital'),
  ),
  tenureYears: framed(
    ['period'],
    years('Years as a customer', 'tenure'),
    unitsWith('Units whose first day is known', 'tenure'),
  ),
  cycleDays: parts(days('Sales cycle', 'cycleDays'), unitsWith('Units with a sales cycle', 'cycleDays')),
  onboardingDays: parts(days('Onboarding', 'onboardingDays'), unitsWith('Units with an onboarding', 'onboardingDays')),
  conversion: parts(flags('Units converted', 'converted'), unitsWith('Units that say whether they were', 'converted')),
  deliveryHours: parts(hours('Delivery hours', 'deliveryHours')),
  implementationDays: parts(days('Implementation days', 'implementationDays')),
  salesHours: parts(hours('Sales hours', 'salesHours')),
  attentionHours: parts(hours('Hours of senior people', 'attentionHours')),
  regulatedUnits: parts(flags('Regulated units', 'regulated')),
  overdueShare: parts(money('Overdue', 'overdue'), money('Receivables of the same units', 'overdueReceivables')),
  potentialRevenue: parts(money('Potential revenue', 'potentialRevenue')),
  unrealisedPotential: parts(money('Potential revenue − net revenue', 'unrealisedPotential')),
}
