/*
 * One made-up business account. Six kinds of customer differ in what they need, what they pay, what they cost and how
 * likely they leave; size, industry and country are drawn beside that, so that structures on different bases cut the
 * accounts differently. Orders and tickets are simulated one by one and added up.
 */
import type { SeededRandom } from '../random/seeded-random.ts'

export interface SampleFrame {
  /** ISO days as day numbers since 1970-01-01. */
  readonly periodStart: number
  readonly asOf: number
}

interface Kind {
  readonly need: string
  readonly share: number
  readonly orderMedian: number
  readonly ordersPerYear: number
  readonly marginRate: number
  readonly discountRate: number
  readonly ticketsPerYear: number
  readonly minutesPerTicket: number
  readonly integrations: number
  readonly growth: number
  readonly churn: number
  readonly approvers: number
}

const kind = (
  need: string,
  share: number,
  [orderMedian, ordersPerYear]: readonly [number, number],
  [marginRate, discountRate]: readonly [number, number],
  [ticketsPerYear, minutesPerTicket]: readonly [number, number],
  [integrations, growth, churn, approvers]: readonly [number, number, number, number],
): Kind => ({
  need,
  share,
  orderMedian,
  ordersPerYear,
  marginRate,
  discountRate,
  ticketsPerYear,
  minutesPerTicket,
  integrations,
  growth,
  churn,
  approvers,
})

const KINDS: readonly Kind[] = [
  kind('Audit trail', 0.14, [1100, 11], [0.56, 0.04], [7, 55], [2, 0.05, 0.05, 5]),
  kind('Integration', 0.16, [950, 14], [0.6, 0.05], [5, 40], [6, 0.12, 0.06, 2.5]),
  kind('Hands-on help', 0.18, [700, 10], [0.47, 0.07], [19, 48], [1, 0.02, 0.11, 2]),
  kind('Low price', 0.24, [480, 9], [0.33, 0.19], [5, 25], [1, -0.04, 0.21, 1.5]),
  kind('Self-service', 0.17, [560, 13], [0.57, 0.05], [1.2, 18], [2, 0.04, 0.08, 1.2]),
  kind('Room to grow', 0.11, [800, 15], [0.52, 0.08], [6, 35], [3, 0.34, 0.07, 2]),
]
const KIND_WEIGHTS = KINDS.map((each) => [each, each.share] as const)

const INDUSTRIES: readonly (readonly [string, number])[] = [
  ['Manufacturing', 22],
  ['Retail', 18],
  ['Professional services', 17],
  ['Logistics', 13],
  ['Fintech', 12],
  ['Health', 10],
  ['Public sector', 8],
]
const COUNTRIES: readonly (readonly [string, number])[] = [
  ['DE', 30],
  ['FR', 18],
  ['NL', 12],
  ['AT', 10],
  ['BE', 9],
  ['SE', 8],
  ['DK', 7],
  ['ES', 6],
]
const REGULATED: Readonly<Record<string, number>> = { Fintech: 0.75, Health: 0.65, 'Public sector': 0.55 }
const SUPPORT_RATE_PER_MINUTE = 1.9

export interface DrawnAccount {
  readonly account_id: string
  readonly industry: string
  readonly country: string
  readonly channel: string
  readonly employees: number
  readonly sites: number
  readonly regulated: boolean
  readonly approvers: number
  readonly needs: string | null
  readonly customer_since: number
  readonly end_date: number | null
  readonly churned: boolean
  readonly won_in_period: boolean
  readonly orders: number
  readonly last_order: number | null
  readonly revenue: number
  readonly prior_revenue: number | null
  readonly growth: number | null
  readonly discounts: number
  readonly gross_margin: number
  readonly delivery_cost: number
  readonly support_cost: number
  readonly implementation_cost: number
  readonly acquisition_cost: number
  readonly receivables: number
  readonly customer_advances: number
  readonly payment_days: number
  readonly tickets: number
  readonly integrations: number
  readonly api_calls_30d: number | null
  readonly seats: number
  readonly active_share: number | null
  readonly support_tier: string | null
  readonly nps: number | null
}

const cents = (value: number): number => Math.round(value * 100) / 100
const thousandths = (value: number): number => Math.round(value * 1000) / 1000

interface Tenure {
  readonly since: number
  readonly end: number | null
  /** Active share of the period, 0..1. */
  readonly active: number
}

function drawTenure(random: SeededRandom, { churn }: Kind, { periodStart, asOf }: SampleFrame): Tenure {
  const days = asOf - periodStart + 1
  const isNew = random.chance(0.13)
  const since = isNew
    ? periodStart + Math.floor(random.uniform() * days * 0.9)
    : periodStart - 1 - Math.floor(random.uniform() ** 1.4 * 3000)
  const lost = random.chance(isNew ? churn * 0.4 : churn)
  const from = Math.max(since, periodStart)
  const end = lost ? from + 30 + Math.floor(random.uniform() * Math.max(1, asOf - from - 30)) : null
  const until = end === null || end > asOf ? asOf : end
  return { since, end: end !== null && end > asOf ? null : end, active: (until - from + 1) / days }
}

function drawOrders(
  random: SeededRandom,
  each: Kind,
  size: number,
  { since, end, active }: Tenure,
  frame: SampleFrame,
) {
  const orders = random.poisson(each.ordersPerYear * active)
  const from = Math.max(since, frame.periodStart)
  const until = end ?? frame.asOf
  let list = 0
  let lastOrder: number | null = null
  for (let order = 0; order < orders; order++) {
    list += random.logNormal(each.orderMedian * size, 0.6)
    const day = from + Math.floor(random.uniform() * (until - from + 1))
    lastOrder = lastOrder === null ? day : Math.max(lastOrder, day)
  }
  return { orders, list, lastOrder }
}

function drawSupport(random: SeededRandom, each: Kind, size: number, active: number) {
  const tickets = random.poisson(each.ticketsPerYear * active * Math.min(3, 0.85 + size * 0.25))
  let minutes = 0
  for (let ticket = 0; ticket < tickets; ticket++) minutes += random.logNormal(each.minutesPerTicket, 0.7)
  return { tickets, supportCost: minutes * SUPPORT_RATE_PER_MINUTE }
}

function drawNeeds(random: SeededRandom, each: Kind): string | null {
  // One account in twelve never answered the survey.
  if (random.chance(1 / 12)) return null
  const other = KINDS.filter(({ need }) => need !== each.need).map(({ need }) => [need, 1] as const)
  return random.chance(0.25) ? `${each.need};${random.pick(other)}` : each.need
}

function drawPrior(random: SeededRandom, each: Kind, revenue: number, tenure: Tenure, frame: SampleFrame) {
  if (tenure.since >= frame.periodStart || revenue === 0)
    return { prior: tenure.since < frame.periodStart ? 0 : null, growth: null }
  const growth = random.normal(each.growth, 0.16)
  const prior = revenue / Math.max(0.05, tenure.active) / Math.max(0.4, 1 + growth)
  return { prior: cents(prior), growth: thousandths(growth) }
}

/** Draws account number `index` (from 0) of the sample. */
export function sampleAccount(random: SeededRandom, index: number, frame: SampleFrame): DrawnAccount {
  const each = random.pick(KIND_WEIGHTS)
  const employees = Math.max(1, Math.round(random.logNormal(90, 1.4)))
  const size = Math.min(40, Math.max(0.15, (employees / 90) ** 0.62 * random.logNormal(1, 0.35)))
  const industry = random.pick(INDUSTRIES)
  const regulated = random.chance(REGULATED[industry] ?? 0.06) || (each.need === 'Audit trail' && random.chance(0.35))
  const tenure = drawTenure(random, each, frame)
  const { orders, list, lastOrder } = drawOrders(random, each, size, tenure, frame)
  const discounts = list * Math.min(0.45, Math.max(0, random.normal(each.discountRate, 0.05)))
  const net = list - discounts
  const margin = net * Math.min(0.8, Math.max(-0.1, random.normal(each.marginRate, 0.09)))
  const { tickets, supportCost } = drawSupport(random, each, size, tenure.active)
  const { prior, growth } = drawPrior(random, each, net, tenure, frame)
  const won = tenure.since >= frame.periodStart
  const paymentDays = Math.max(5, Math.round(random.normal(each.need === 'Low price' ? 58 : 38, 16)))
  const integrations = random.poisson(each.integrations)
  return {
    account_id: `A-${String(10_001 + index).padStart(5, '0')}`,
    industry,
    country: random.pick(COUNTRIES),
    channel: random.chance(0.24) ? 'Partner' : 'Direct',
    employees,
    sites: 1 + random.poisson(Math.min(30, employees / 160)),
    regulated,
    approvers: 1 + random.poisson(Math.max(0.2, each.approvers - 1 + (regulated ? 0.8 : 0))),
    needs: drawNeeds(random, each),
    customer_since: tenure.since,
    end_date: tenure.end,
    churned: tenure.end !== null,
    won_in_period: won,
    orders,
    last_order: lastOrder,
    revenue: cents(list),
    prior_revenue: prior,
    growth,
    discounts: cents(discounts),
    gross_margin: cents(margin),
    delivery_cost: cents(orders * random.logNormal(34, 0.3) + net * 0.05),
    support_cost: cents(supportCost),
    implementation_cost: won ? cents(random.logNormal(380 * Math.sqrt(size), 0.5)) : 0,
    acquisition_cost: won ? cents(random.logNormal(620 * Math.sqrt(size), 0.5)) : 0,
    receivables: tenure.end === null ? cents((net / 365) * paymentDays) : 0,
    customer_advances: random.chance(0.08) ? cents(net * 0.05) : 0,
    payment_days: paymentDays,
    tickets,
    integrations,
    api_calls_30d: random.chance(0.06) ? null : Math.round(random.logNormal(900 * (1 + integrations) ** 1.6, 0.9)),
    seats: Math.max(1, Math.round(employees * 0.2 * random.logNormal(1, 0.5))),
    active_share: random.chance(0.02)
      ? null
      : thousandths(Math.min(1, Math.max(0.02, random.normal(each.need === 'Self-service' ? 0.72 : 0.5, 0.18)))),
    support_tier: random.chance(0.04)
      ? null
      : random.pick([
          ['Standard', 70],
          ['Plus', 22],
          ['Premium', 8],
        ]),
    nps: random.chance(0.55)
      ? null
      : Math.min(10, Math.max(0, Math.round(random.normal(each.churn > 0.15 ? 6 : 7.8, 1.8)))),
  }
}
