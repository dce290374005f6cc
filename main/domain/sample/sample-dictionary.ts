import { type ColumnNote, type Dictionary, dictionary, type EntryChanges } from '../../../shared/quality/dictionary.ts'
import type { SampleAccount } from './sample-table.ts'

const BILLING = 'Billing system (made up)'
const CRM = 'CRM (made up)'
const PRODUCT = 'Product telemetry (made up)'
const DESK = 'Service desk (made up)'
const SURVEY = 'Yearly survey (made up)'

const SAID: Readonly<Partial<Record<keyof SampleAccount, EntryChanges>>> = {
  account_id: { meaning: 'Number of the account in every system', source: CRM },
  industry: { meaning: 'Industry as sales recorded it', source: CRM },
  country: { meaning: 'Country of the head office, ISO 3166', source: CRM },
  channel: { meaning: 'Whether the account buys directly or through a partner', source: CRM },
  employees: { meaning: 'People employed, estimated by sales', source: CRM },
  sites: { meaning: 'Places that are served', source: CRM },
  regulated: { meaning: 'Under the supervision of an authority', source: CRM },
  approvers: { meaning: 'People who sign a purchase', source: CRM, signal: 'attribute', domain: 'identity' },
  needs: { meaning: 'Needs named in the survey, several by semicolons', source: SURVEY },
  nps: { meaning: 'Would recommend, 0 to 10', source: SURVEY },
  orders: { meaning: 'Orders in the period', source: BILLING },
  last_order: { meaning: 'Day of the last order', source: BILLING, signal: 'purchase', domain: 'transactions' },
  growth: { meaning: 'Revenue against the period before, as a share', source: BILLING },
  payment_days: { meaning: 'Days from invoice to payment, on average', source: BILLING },
  tickets: { meaning: 'Requests for support in the period', source: DESK },
  support_tier: { meaning: 'Service level that was sold', source: CRM, signal: 'service', domain: 'service' },
  integrations: { meaning: 'Systems connected to the product', source: PRODUCT },
  api_calls_30d: { meaning: 'Calls of the interface in the last 30 days', source: PRODUCT },
  seats: { meaning: 'Licences that were bought', source: PRODUCT },
  active_share: { meaning: 'Share of the seats in use', source: PRODUCT },
  delivery_hours: { meaning: 'Hours that delivery took in the period', source: DESK },
  sales_hours: { meaning: 'Hours that sales spent in the period', source: CRM },
  implementation_days: { meaning: 'Days that setting up took in the period', source: DESK },
  cycle_days: { meaning: 'Days from first contact to order, of those won in the period', source: CRM },
  potential_revenue: { meaning: 'Revenue if every seat were in use, estimated by sales', source: CRM },
}

const BILLED: readonly (keyof SampleAccount)[] = [
  'revenue',
  'prior_revenue',
  'discounts',
  'gross_margin',
  'receivables',
  'customer_advances',
]

const noteOf = (said: EntryChanges): ColumnNote => ({ said, accepted: null })

/** What is known of the sample's columns, beyond what their names and meanings say. */
export const SAMPLE_DICTIONARY: Dictionary = dictionary.parse({
  columns: Object.fromEntries([
    ...BILLED.map((name) => [name, noteOf({ source: BILLING, taxBasis: 'net' })]),
    ...Object.entries(SAID).map(([name, said]) => [name, noteOf(said)]),
  ]),
})
