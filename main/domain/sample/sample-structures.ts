import type { RoleBinding, RoleId } from '../../../shared/economics/role.ts'
import type { Lens } from '../../../shared/entities/structure.ts'
import type { SampleAccount } from './sample-table.ts'

/** A candidate structure as a person would write it. */
export interface StructureSketch {
  readonly name: string
  readonly lens: Lens
  readonly exclusions: readonly (readonly [name: string, text: string])[]
  readonly segments: readonly (readonly [name: string, text: string])[]
}

export interface ThresholdSketch {
  readonly name: string
  readonly value: number
  readonly unit: string
}

export const SAMPLE_THRESHOLDS: readonly ThresholdSketch[] = [
  { name: 'strategic_margin', value: 15_000, unit: '€' },
  { name: 'core_margin', value: 5_000, unit: '€' },
  { name: 'heavy_api', value: 35_000, unit: 'calls' },
]

const NOT_SERVED = ['Slow payers', 'payment_days > 75 and revenue < 2000'] as const

/** Three candidates on three bases over the sample's accounts. */
export const SAMPLE_STRUCTURES: readonly StructureSketch[] = [
  {
    name: 'Value tiers',
    lens: 'value',
    exclusions: [NOT_SERVED],
    segments: [
      ['Strategic', 'gross_margin >= @strategic_margin'],
      ['Invest', 'gross_margin >= @core_margin and growth >= 0.1'],
      ['Core', 'gross_margin >= @core_margin'],
      ['Repair', 'gross_margin >= 1500 and support_cost >= 900'],
      ['Efficient', 'gross_margin >= 1500'],
      ['Costly tail', 'support_cost >= 150'],
    ],
  },
  {
    name: 'Needs and behaviour',
    lens: 'needs',
    exclusions: [NOT_SERVED],
    segments: [
      ['Audit-led', 'needs has "Audit trail" and (regulated = true or approvers >= 4)'],
      ['Integration-led', 'integrations >= 5 or api_calls_30d >= @heavy_api and industry in ("Fintech", "Logistics")'],
      ['Hands-on', 'needs has "Hands-on help" or tickets >= 16'],
      ['Price-led', 'needs has "Low price"'],
      ['Self-reliant', 'needs has "Self-service" or tickets <= 2 and active_share >= 0.55'],
      ['Expanding', 'growth >= 0.15'],
    ],
  },
  {
    name: 'Operating structure',
    lens: 'structure',
    exclusions: [NOT_SERVED],
    segments: [
      ['Regulated group', 'regulated = true and sites >= 3'],
      ['Regulated site', 'regulated = true'],
      ['Large multi-site', 'sites >= 4'],
      ['Mid-size', 'employees between 50 and 999 and channel = "Direct"'],
      ['Partner-led', 'channel = "Partner"'],
    ],
  },
]

const CONFIRMED = { blankMeans: 'missing' as const, trueValues: [], confirmed: true }
const bind = (column: keyof SampleAccount, blankMeans: 'missing' | 'zero' = 'missing'): RoleBinding => ({
  ...CONFIRMED,
  column,
  blankMeans,
})

/** What the sample's columns mean. */
export const SAMPLE_ROLES: Readonly<Partial<Record<RoleId, RoleBinding>>> = {
  revenue: bind('revenue'),
  priorRevenue: bind('prior_revenue'),
  discounts: bind('discounts'),
  grossMargin: bind('gross_margin'),
  deliveryCost: bind('delivery_cost'),
  supportCost: bind('support_cost'),
  implementationCost: bind('implementation_cost', 'zero'),
  acquisitionCost: bind('acquisition_cost', 'zero'),
  wonInPeriod: bind('won_in_period'),
  receivables: bind('receivables'),
  customerAdvances: bind('customer_advances', 'zero'),
  churned: bind('churned'),
  customerSince: bind('customer_since'),
  endDate: bind('end_date'),
  potentialRevenue: bind('potential_revenue'),
  deliveryHours: bind('delivery_hours'),
  implementationDays: bind('implementation_days'),
  salesHours: bind('sales_hours'),
  regulated: bind('regulated'),
  cycleDays: bind('cycle_days'),
}
