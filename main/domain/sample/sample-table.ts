import type { ColumnType } from '../../../shared/entities/column.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { type DrawnAccount, sampleAccount } from './sample-account.ts'
import { type SampleEffort, sampleEffort } from './sample-effort.ts'

export const SAMPLE_SEED = 20_250_930
export const SAMPLE_UNITS = 20_000
export const SAMPLE_AS_OF = '2025-09-30'
export const SAMPLE_PERIOD_START = '2024-10-01'

export type SampleAccount = DrawnAccount & SampleEffort

/** A column of the sample; dates are day numbers, missing is null. */
export interface SampleColumn {
  readonly name: keyof SampleAccount
  readonly type: ColumnType
  readonly values: readonly (string | number | boolean | null)[]
}

const TYPES: Readonly<Record<keyof SampleAccount, ColumnType>> = {
  account_id: 'text',
  industry: 'text',
  country: 'text',
  channel: 'text',
  employees: 'integer',
  sites: 'integer',
  regulated: 'boolean',
  approvers: 'integer',
  needs: 'text',
  customer_since: 'date',
  end_date: 'date',
  churned: 'boolean',
  won_in_period: 'boolean',
  orders: 'integer',
  last_order: 'date',
  revenue: 'number',
  prior_revenue: 'number',
  growth: 'number',
  discounts: 'number',
  gross_margin: 'number',
  delivery_cost: 'number',
  support_cost: 'number',
  implementation_cost: 'number',
  acquisition_cost: 'number',
  receivables: 'number',
  customer_advances: 'number',
  payment_days: 'integer',
  tickets: 'integer',
  integrations: 'integer',
  api_calls_30d: 'integer',
  seats: 'integer',
  active_share: 'number',
  support_tier: 'text',
  nps: 'integer',
  delivery_hours: 'number',
  sales_hours: 'number',
  implementation_days: 'number',
  cycle_days: 'integer',
  potential_revenue: 'number',
}

/** The sample's accounts by column. The same seed and count give the same table on every machine. */
export function sampleTable(seed: number = SAMPLE_SEED, units: number = SAMPLE_UNITS): readonly SampleColumn[] {
  const random = seededRandom(seed)
  const frame = { periodStart: dayFromIso(SAMPLE_PERIOD_START), asOf: dayFromIso(SAMPLE_AS_OF) }
  const accounts = Array.from({ length: units }, (_, index) => {
    const account = sampleAccount(random, index, frame)
    return { ...account, ...sampleEffort(account) }
  })
  return (Object.keys(TYPES) as (keyof SampleAccount)[]).map((name) => ({
    name,
    type: TYPES[name],
    values: accounts.map((account) => account[name]),
  }))
}
