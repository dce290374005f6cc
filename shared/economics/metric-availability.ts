import type { Frame } from '../entities/frame.ts'
import { confirmedRoles } from './measure-plan.ts'
import { METRIC_IDS, type MetricId } from './metric.ts'
import type { Mapping, RoleId } from './role.ts'
import { ROLE_CATALOGUE } from './role-catalogue.ts'

const REVENUE: readonly RoleId[] = ['revenue']
const CHURN: readonly RoleId[] = ['churned']
const LOSS_INPUTS: readonly RoleId[] = ['creditExposure', 'defaultProbability', 'lossGivenDefault']
const MARGIN: readonly MetricId[] = ['grossMargin', 'grossMarginShare']
const CONTRIBUTION: readonly MetricId[] = [
  'costToServe',
  'contribution',
  'contributionMargin',
  'contributionPerUnitYear',
  'contributionShare',
  'paybackMonths',
  'lifetimeValueNew',
  'lifetimeValue',
  'lifetimeValueToCost',
  'riskAdjustedContribution',
]

/** Meanings that a metric cannot do without; margin and cost pools, where any of several serves, are checked apart. */
const REQUIRED: Readonly<Partial<Record<MetricId, readonly RoleId[]>>> = {
  netRevenue: REVENUE,
  shareOfRevenue: REVENUE,
  grossMargin: REVENUE,
  grossMarginShare: REVENUE,
  costToServe: REVENUE,
  contribution: REVENUE,
  contributionMargin: REVENUE,
  contributionPerUnitYear: REVENUE,
  contributionShare: REVENUE,
  acquisitionCostPerWin: ['acquisitionCost', 'wonInPeriod'],
  paybackMonths: ['revenue', 'acquisitionCost', 'wonInPeriod'],
  churn: CHURN,
  revenueChurn: ['churned', 'priorRevenue'],
  netRevenueRetention: ['churned', 'priorRevenue', 'revenue'],
  workingCapital: ['receivables'],
  workingCapitalIntensity: ['receivables', 'revenue'],
  daysSalesOutstanding: ['receivables', 'revenue'],
  capitalCharge: ['receivables'],
  lifetimeValueNew: ['revenue', 'churned'],
  lifetimeValue: ['revenue', 'churned'],
  lifetimeValueToCost: ['revenue', 'churned', 'acquisitionCost', 'wonInPeriod'],
  creditExposure: ['creditExposure'],
  expectedLoss: LOSS_INPUTS,
  riskAdjustedContribution: REVENUE,
  tenureYears: ['customerSince'],
  cycleDays: ['cycleDays'],
  onboardingDays: ['onboardingDays'],
  conversion: ['converted'],
  deliveryHours: ['deliveryHours'],
  implementationDays: ['implementationDays'],
  salesHours: ['salesHours'],
  attentionHours: ['attentionHours'],
  regulatedUnits: ['regulated'],
  overdueShare: ['overdue', 'receivables'],
  potentialRevenue: ['potentialRevenue'],
  unrealisedPotential: ['potentialRevenue', 'revenue'],
}
const LOSS_METRICS: readonly MetricId[] = [
  'churn',
  'revenueChurn',
  'netRevenueRetention',
  'lifetimeValueNew',
  'lifetimeValue',
  'lifetimeValueToCost',
]

const named = (roles: readonly RoleId[]): string =>
  roles.map((role) => ROLE_CATALOGUE[role].label.toLowerCase()).join(', ')

function reasonOf(metric: MetricId, roles: ReadonlySet<RoleId>, frame: Frame): string | null {
  if (LOSS_METRICS.includes(metric) && frame.population === 'survivors-only')
    return 'The table holds survivors only: who was lost is not in it.'
  const missing = (REQUIRED[metric] ?? []).filter((role) => !roles.has(role))
  if (missing.length > 0) return `Map ${named(missing)}.`
  const needsMargin = MARGIN.includes(metric) || CONTRIBUTION.includes(metric)
  if (needsMargin && !roles.has('grossMargin') && !roles.has('cogs')) return 'Map gross margin or cost of goods sold.'
  const pools: readonly RoleId[] = ['deliveryCost', 'supportCost', 'implementationCost', 'otherCostToServe']
  if (CONTRIBUTION.includes(metric) && !pools.some((pool) => roles.has(pool))) return 'Map at least one cost to serve.'
  if (metric === 'riskAdjustedContribution' && !hasRisk(roles, frame))
    return frame.badDebtInCosts ? 'Map receivables.' : `Map receivables, or ${named(LOSS_INPUTS)}.`
  return null
}

/** Whether there is anything to take off contribution. */
function hasRisk(roles: ReadonlySet<RoleId>, { badDebtInCosts }: Frame): boolean {
  return roles.has('receivables') || (!badDebtInCosts && LOSS_INPUTS.every((role) => roles.has(role)))
}

/** Metrics that the confirmed meanings do not support, each with the reason and what to map. */
export function unavailableMetrics(mapping: Mapping, frame: Frame): Partial<Record<MetricId, string>> {
  const roles = new Set(Object.keys(confirmedRoles(mapping)) as RoleId[])
  const reasons: Partial<Record<MetricId, string>> = {}
  for (const metric of METRIC_IDS) {
    const reason = reasonOf(metric, roles, frame)
    if (reason) reasons[metric] = reason
  }
  return reasons
}
