import type { ColumnType } from '../entities/column.ts'
import type { RoleId } from './role.ts'

export type RoleGroup =
  | 'Revenue and margin'
  | 'Cost to serve'
  | 'Winning customers'
  | 'Working capital'
  | 'Credit risk'
  | 'Outcome and tenure'
  | 'Potential'
  | 'Capacity used'
  | 'Speed'
export type RoleUnit =
  | 'money per period'
  | 'money at as-of date'
  | 'share from 0 to 1'
  | 'yes or no'
  | 'day'
  | 'hours per period'
  | 'days'

/** How a column meaning is named and what it takes. */
export interface RoleDescription {
  readonly label: string
  readonly group: RoleGroup
  readonly unit: RoleUnit
  readonly explanation: string
}

const flow = (group: RoleGroup, label: string, explanation: string): RoleDescription => ({
  label,
  group,
  unit: 'money per period',
  explanation,
})
const balance = (label: string, explanation: string, group: RoleGroup = 'Working capital'): RoleDescription => ({
  label,
  group,
  unit: 'money at as-of date',
  explanation,
})

const riskShare = (label: string, explanation: string): RoleDescription => ({
  label,
  group: 'Credit risk',
  unit: 'share from 0 to 1',
  explanation,
})

const effort = (
  label: string,
  explanation: string,
  unit: 'hours per period' | 'days' = 'hours per period',
): RoleDescription => ({ label, group: 'Capacity used', unit, explanation })
const speed = (label: string, explanation: string): RoleDescription => ({
  label,
  group: 'Speed',
  unit: 'days',
  explanation,
})

/** Every column meaning, in the order in which it is offered (economics.md, "Column meanings"). */
export const ROLE_CATALOGUE: Readonly<Record<RoleId, RoleDescription>> = {
  revenue: flow(
    'Revenue and margin',
    'Revenue',
    'Invoiced in the period, before discounts and returns if those have columns.',
  ),
  priorRevenue: flow('Revenue and margin', 'Prior revenue', 'Revenue of the same unit in the period before.'),
  discounts: flow('Revenue and margin', 'Discounts', 'Taken off revenue; a positive amount.'),
  returns: flow('Revenue and margin', 'Returns', 'Credit notes, taken off revenue; a positive amount.'),
  cogs: flow('Revenue and margin', 'Cost of goods sold', 'Direct cost of what was sold.'),
  grossMargin: flow(
    'Revenue and margin',
    'Gross margin',
    'Net revenue less cost of goods sold, where the source has it.',
  ),
  deliveryCost: flow('Cost to serve', 'Delivery cost', 'Cost of delivering to the unit, by its driver.'),
  supportCost: flow('Cost to serve', 'Support cost', 'Cost of supporting the unit, by its driver.'),
  implementationCost: flow(
    'Cost to serve',
    'Implementation cost',
    'Cost of setting the unit up, if not in acquisition cost.',
  ),
  otherCostToServe: flow(
    'Cost to serve',
    'Other cost to serve',
    'Fees, logistics and other cost that follows the unit.',
  ),
  acquisitionCost: flow(
    'Winning customers',
    'Acquisition cost',
    'Sales and marketing spent on winning, lost bids included.',
  ),
  wonInPeriod: {
    label: 'Won in the period',
    group: 'Winning customers',
    unit: 'yes or no',
    explanation: 'Whether the unit became a customer in the period.',
  },
  receivables: balance('Receivables', 'Owed by the unit, net of tax.'),
  inventory: balance('Inventory', 'Stock held for the unit.'),
  payables: balance('Payables', 'Owed to suppliers for the unit.'),
  customerAdvances: balance('Customer advances', 'Paid by the unit ahead of delivery.'),
  creditExposure: balance('Credit exposure', 'What would be lost at worst if the unit failed to pay.', 'Credit risk'),
  defaultProbability: riskShare('Default probability', 'Chance a year that the unit fails to pay, from 0 to 1.'),
  lossGivenDefault: riskShare('Loss given default', 'Share of the exposure that is lost then, from 0 to 1.'),
  churned: {
    label: 'Churned',
    group: 'Outcome and tenure',
    unit: 'yes or no',
    explanation: 'Whether the unit was lost during the period.',
  },
  customerSince: {
    label: 'Customer since',
    group: 'Outcome and tenure',
    unit: 'day',
    explanation: 'First day as a customer; gives active years.',
  },
  endDate: {
    label: 'End date',
    group: 'Outcome and tenure',
    unit: 'day',
    explanation: 'Last day as a customer, if lost.',
  },
  potentialRevenue: flow(
    'Potential',
    'Potential revenue',
    'What the unit could buy in such a period, from all suppliers.',
  ),
  overdue: balance('Overdue', 'The part of the receivables that is past its due day.'),
  deliveryHours: effort('Delivery hours', 'Hours of work that delivering to the unit took.'),
  implementationDays: effort('Implementation days', 'Days of work that setting the unit up took.', 'days'),
  salesHours: effort('Sales hours', 'Hours that sales spent on the unit, lost bids included.'),
  attentionHours: effort('Senior attention, hours', 'Hours that senior people spent on the unit.'),
  regulated: {
    label: 'Regulated',
    group: 'Capacity used',
    unit: 'yes or no',
    explanation: 'Whether serving the unit takes compliance work.',
  },
  converted: {
    label: 'Converted',
    group: 'Speed',
    unit: 'yes or no',
    explanation: 'Whether a bid for the unit was won; lost bids say no.',
  },
  cycleDays: speed('Sales cycle', 'Days from the first contact to the order.'),
  onboardingDays: speed('Onboarding', 'Days from the order to full use.'),
  renewalDate: {
    label: 'Renewal date',
    group: 'Outcome and tenure',
    unit: 'day',
    explanation: 'Day in the period on which the contract is due for renewal; churn then counts those due.',
  },
}

/** Whether the meaning is a cost that can be a driver's number times a rate. */
export function takesRate(role: RoleId): boolean {
  const { group } = ROLE_CATALOGUE[role]
  return role === 'cogs' || group === 'Cost to serve'
}

/** Whether a column of this type can carry the meaning; flags may be yes/no texts or 0/1 numbers. */
export function roleAccepts(role: RoleId, type: ColumnType): boolean {
  const { unit } = ROLE_CATALOGUE[role]
  if (unit === 'day') return type === 'date'
  if (unit === 'yes or no') return type === 'boolean' || type === 'text' || type === 'integer'
  return type === 'number' || type === 'integer'
}
