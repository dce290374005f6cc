/*
 * Which sums a mapping asks for. Every metric is a formula of sums over units (metrics-of.ts), so that an engine needs
 * one pass and a warehouse one GROUP BY. "Costed" units have every mapped input of contribution; differences and
 * ratios use the same units throughout (economics.md, "Zero or missing").
 */
import type { Frame } from '../entities/frame.ts'
import { type Assumptions, NO_ASSUMPTIONS } from '../entities/scenario.ts'
import { couldBeLost } from './could-be-lost.ts'
import { addFurtherMeasures, FURTHER_MEASURE_IDS } from './further-measures.ts'
import type { Measure, MeasureValue } from './measure.ts'
import {
  flagOf,
  mapped,
  minus,
  not,
  numberOf,
  plus,
  positive,
  present,
  type Roles,
  times,
  when,
} from './measure-values.ts'
import type { Mapping, RoleBinding, RoleId } from './role.ts'
import { scenarioLoss, scenarioMargin, scenarioRoles } from './scenario-inputs.ts'
import { STATEMENT_MEASURE_IDS, STATEMENT_POOLS } from './statement-measures.ts'

export const MEASURE_IDS = [
  'years',
  'revenue',
  'revenueSquared',
  'returnerRevenue',
  'costedRevenue',
  'grossMargin',
  'payingRevenue',
  'payingGrossMargin',
  'costToServe',
  'contribution',
  'payingContribution',
  'timedContribution',
  'payingTimedContribution',
  'payingYears',
  'costedYears',
  'contributionSquared',
  'timedContributionSquared',
  'costedYearsSquared',
  'contributionTimesYears',
  'acquisitionCost',
  'won',
  'wonContribution',
  'wonYears',
  'lost',
  'priorRevenue',
  'lostPriorRevenue',
  'basePriorRevenue',
  'retainedRevenue',
  'workingCapital',
  'billedWorkingCapital',
  'workingCapitalRevenue',
  'receivables',
  'receivablesRevenue',
  'exposure',
  'yearlyLoss',
  'adjustedContribution',
  'adjustedLoss',
  'adjustedCapital',
  ...FURTHER_MEASURE_IDS,
  ...STATEMENT_MEASURE_IDS,
] as const
export type MeasureId = (typeof MEASURE_IDS)[number]

/** A measure with one of the known names. */
export interface NamedMeasure extends Measure {
  readonly id: MeasureId
}

/** The meanings that cost to serve is the sum of. */
export const COST_POOLS = STATEMENT_POOLS

/** The bindings that count: confirmed ones. */
export function confirmedRoles(mapping: Mapping): Partial<Record<RoleId, RoleBinding>> {
  return Object.fromEntries(Object.entries(mapping.roles).filter(([, binding]) => binding?.confirmed))
}

type Add = (id: MeasureId, value: MeasureValue) => void

/** Net revenue per unit: revenue − discounts − returns; null without revenue. */
export function netRevenueOf(roles: Roles): MeasureValue | null {
  if (!roles.revenue) return null
  return minus(numberOf(roles.revenue), ...mapped(roles, ['discounts', 'returns']))
}

/** What is the same for every measure of a plan. */
interface Plan {
  readonly add: Add
  readonly roles: Roles
  /** As the mapping has them, without what a scenario changes. */
  readonly unchanged: Roles
  readonly frame: Frame
  readonly assumed: Assumptions
}

function grossMarginOf({ roles, unchanged, assumed }: Plan, netRevenue: MeasureValue): MeasureValue | null {
  if (roles.grossMargin) {
    const before = netRevenueOf(unchanged) ?? netRevenue
    return scenarioMargin(numberOf(roles.grossMargin), { before, after: netRevenue }, assumed)
  }
  return roles.cogs ? minus(netRevenue, numberOf(roles.cogs)) : null
}

function activeYears(roles: Roles, frame: Frame): MeasureValue {
  return {
    kind: 'years',
    since: roles.customerSince?.column ?? null,
    until: roles.endDate?.column ?? null,
    periodStart: frame.periodStart,
    periodEnd: frame.asOf,
  }
}

function addContribution(plan: Plan, netRevenue: MeasureValue, years: MeasureValue): void {
  const { add, roles } = plan
  const margin = grossMarginOf(plan, netRevenue)
  if (!margin) return
  const pools = mapped(roles, COST_POOLS)
  const costed = present(netRevenue, margin, ...pools)
  const paying = times(costed, positive(netRevenue))
  add('costedRevenue', when(costed, netRevenue))
  add('grossMargin', when(costed, margin))
  add('payingRevenue', when(paying, netRevenue))
  add('payingGrossMargin', when(paying, margin))
  if (pools.length === 0) return
  const contribution = when(costed, minus(margin, ...pools))
  const costedYears = when(costed, years)
  // Where the first day is not known, what a unit brings cannot be set against its time.
  const timed = when(present(years), contribution)
  add('costToServe', when(costed, plus(...pools)))
  add('contribution', contribution)
  add('payingContribution', when(paying, contribution))
  add('timedContribution', timed)
  add('payingTimedContribution', when(paying, timed))
  add('payingYears', when(paying, years))
  add('costedYears', costedYears)
  add('contributionSquared', times(contribution, contribution))
  add('timedContributionSquared', times(timed, timed))
  add('costedYearsSquared', times(costedYears, costedYears))
  add('contributionTimesYears', times(contribution, costedYears))
  if (!roles.acquisitionCost || !roles.wonInPeriod) return
  add('wonContribution', when(flagOf(roles.wonInPeriod), timed))
  add('wonYears', when(flagOf(roles.wonInPeriod), costedYears))
}

function addChurn({ add, roles, frame, assumed }: Plan, netRevenue: MeasureValue | null): void {
  if (!roles.churned || frame.population === 'survivors-only') return
  const lost = scenarioLoss(roles.churned, assumed)
  add('lost', when(couldBeLost(roles, frame), lost))
  if (!roles.priorRevenue) return
  const prior = numberOf(roles.priorRevenue)
  add('priorRevenue', when(present(lost), prior))
  add('lostPriorRevenue', times(lost, prior))
  if (!netRevenue) return
  const counted = times(present(lost, netRevenue), positive(prior))
  add('basePriorRevenue', when(counted, prior))
  add('retainedRevenue', when(counted, times(not(lost), netRevenue)))
}

function workingCapitalOf(roles: Roles): MeasureValue | null {
  if (!roles.receivables) return null
  return minus(
    plus(numberOf(roles.receivables), ...mapped(roles, ['inventory'])),
    ...mapped(roles, ['payables', 'customerAdvances']),
  )
}

function addWorkingCapital({ add, roles }: Plan, netRevenue: MeasureValue | null): void {
  const capital = workingCapitalOf(roles)
  if (!roles.receivables || capital === null) return
  const receivables = numberOf(roles.receivables)
  add('workingCapital', capital)
  if (!netRevenue) return
  const billed = times(present(receivables, netRevenue), positive(netRevenue))
  add('billedWorkingCapital', when(present(netRevenue), capital))
  add('workingCapitalRevenue', when(present(capital), netRevenue))
  add('receivables', when(billed, receivables))
  add('receivablesRevenue', when(billed, netRevenue))
}

/** What the unit is expected to lose by default a year: exposure × probability × loss given default. */
function yearlyLossOf({ creditExposure, defaultProbability, lossGivenDefault }: Roles): MeasureValue | null {
  if (!creditExposure || !defaultProbability || !lossGivenDefault) return null
  return times(numberOf(creditExposure), numberOf(defaultProbability), numberOf(lossGivenDefault))
}

/** Contribution, loss and capital of the units that have all three, as far as they are mapped. */
function addRisk({ add, roles, frame }: Plan, contribution: MeasureValue | undefined): void {
  const loss = yearlyLossOf(roles)
  if (roles.creditExposure) add('exposure', numberOf(roles.creditExposure))
  if (loss) add('yearlyLoss', loss)
  // Bad debt that the costs hold already would count twice.
  const charged = frame.badDebtInCosts ? null : loss
  const capital = workingCapitalOf(roles)
  if (!contribution || !(charged || capital)) return
  const parts = [contribution, charged, capital].filter((part) => part !== null)
  const counted = present(...parts)
  add('adjustedContribution', when(counted, contribution))
  if (charged) add('adjustedLoss', when(counted, charged))
  if (capital) add('adjustedCapital', when(counted, capital))
}

/**
 * The measures that a mapping supports, in the order of MEASURE_IDS, under a scenario's assumptions; `years` is always
 * there. What a scenario leaves out of the mapping is the caller's to leave out (scenarioBase).
 */
export function planMeasures(mapping: Mapping, frame: Frame, assumed = NO_ASSUMPTIONS): readonly NamedMeasure[] {
  const unchanged = confirmedRoles(mapping)
  const roles = scenarioRoles(unchanged, assumed)
  const found = new Map<MeasureId, MeasureValue>()
  const add: Add = (id, value) => void found.set(id, value)
  const plan: Plan = { add, roles, unchanged, frame, assumed }
  const years = activeYears(roles, frame)
  const netRevenue = netRevenueOf(roles)
  add('years', years)
  if (netRevenue) {
    add('revenue', netRevenue)
    add('returnerRevenue', when(not(positive(netRevenue)), netRevenue))
    addContribution(plan, netRevenue, years)
    // Where profit is not known, structures are judged by revenue.
    if (!found.has('contribution')) add('revenueSquared', times(netRevenue, netRevenue))
  }
  if (roles.acquisitionCost && roles.wonInPeriod) {
    add('acquisitionCost', numberOf(roles.acquisitionCost))
    add('won', flagOf(roles.wonInPeriod))
  }
  addChurn(plan, netRevenue)
  addWorkingCapital(plan, netRevenue)
  addRisk(plan, found.get('contribution'))
  addFurtherMeasures(add, roles, frame, netRevenue)
  return MEASURE_IDS.flatMap((id) => {
    const value = found.get(id)
    return value ? [{ id, value }] : []
  })
}
