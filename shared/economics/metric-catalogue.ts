import type { MetricId } from './metric.ts'

/** What a figure counts: decides how it is written and whether parts add up to a total. */
export type MetricUnit = 'count' | 'share' | 'money' | 'years' | 'months' | 'days' | 'hours' | 'ratio'

export interface MetricDescription {
  readonly label: string
  /** For narrow table heads; the currency is added where the unit is money. */
  readonly short: string
  readonly unit: MetricUnit
  /** Whether segments + standard path + not served add up to the whole base. */
  readonly additive: boolean
  /** The formula in words, for "why this?". */
  readonly formula: string
}

const describe = (
  label: string,
  short: string,
  unit: MetricUnit,
  additive: boolean,
  formula: string,
): MetricDescription => ({ label, short, unit, additive, formula })

/** Every metric in words (economics.md, "Metrics per segment"). */
export const METRIC_CATALOGUE: Readonly<Record<MetricId, MetricDescription>> = {
  units: describe('Units', 'Units', 'count', true, 'Number of units'),
  shareOfUnits: describe('Share of units', 'Units, %', 'share', true, 'Units ÷ all units'),
  unitYears: describe(
    'Active unit-years',
    'Unit-years',
    'years',
    true,
    'Days active within the period ÷ 365.25, summed',
  ),
  netRevenue: describe('Net revenue', 'Revenue', 'money', true, 'Revenue − discounts − returns'),
  shareOfRevenue: describe(
    'Share of net revenue',
    'Revenue, %',
    'share',
    true,
    'Net revenue ÷ net revenue of all units',
  ),
  grossMargin: describe(
    'Gross margin',
    'Gross margin',
    'money',
    true,
    'Net revenue − cost of goods sold, costed units',
  ),
  grossMarginShare: describe(
    'Gross margin, % of revenue',
    'GM, %',
    'share',
    false,
    'Gross margin ÷ net revenue; costed units with revenue above zero',
  ),
  costToServe: describe(
    'Cost to serve',
    'Cost to serve',
    'money',
    true,
    'Sum of the mapped costs to serve, costed units',
  ),
  contribution: describe('Contribution', 'Contribution', 'money', true, 'Gross margin − cost to serve, costed units'),
  contributionMargin: describe(
    'Contribution, % of revenue',
    'Contribution, %',
    'share',
    false,
    'Contribution ÷ net revenue; costed units with revenue above zero',
  ),
  contributionPerUnitYear: describe(
    'Contribution per active unit-year',
    'Per unit-year',
    'money',
    false,
    'Contribution ÷ active unit-years of the costed units whose active years are known; 90 % interval of the ratio, normal approximation',
  ),
  contributionShare: describe(
    'Share of contribution',
    'Contrib. share',
    'share',
    true,
    'Contribution ÷ contribution of all units; not available where that is zero or less',
  ),
  acquisitionCostPerWin: describe(
    'Acquisition cost per customer won',
    'CAC',
    'money',
    false,
    'Acquisition cost, lost bids included ÷ units won in the period',
  ),
  paybackMonths: describe(
    'Payback',
    'Payback',
    'months',
    false,
    'Acquisition cost per win ÷ monthly contribution of the units won',
  ),
  churn: describe(
    'Churn',
    'Churn',
    'share',
    false,
    "Units lost ÷ units that were customers at the period's start, or due for renewal in the period where that day is mapped",
  ),
  revenueChurn: describe(
    'Revenue churn',
    'Rev. churn',
    'share',
    false,
    'Prior revenue of lost units ÷ prior revenue of all units',
  ),
  netRevenueRetention: describe(
    'Net revenue retention',
    'NRR',
    'share',
    false,
    'Net revenue of last period’s customers, lost ones as zero ÷ their prior revenue',
  ),
  lifetimeValueNew: describe(
    'Lifetime value of a new customer',
    'CLV, new',
    'money',
    false,
    'Contribution per active unit-year of units with revenue above zero, discounted at the cost of capital and weighted with retention, over five years from the first; few units take on the churn of the whole table',
  ),
  lifetimeValue: describe(
    'Lifetime value of a customer of today',
    'CLV',
    'money',
    false,
    'As for a new customer, over the five years after the as-of date',
  ),
  lifetimeValueToCost: describe(
    'Lifetime value ÷ acquisition cost',
    'CLV ÷ CAC',
    'ratio',
    false,
    'Lifetime value of a new customer ÷ acquisition cost per customer won',
  ),
  workingCapital: describe(
    'Working capital',
    'Working capital',
    'money',
    true,
    'Receivables + inventory − payables − customer advances, as far as mapped',
  ),
  workingCapitalIntensity: describe(
    'Working capital, % of yearly revenue',
    'WC, %',
    'share',
    false,
    'Working capital ÷ net revenue of the same units, brought to twelve months',
  ),
  daysSalesOutstanding: describe(
    'Days sales outstanding',
    'DSO',
    'days',
    false,
    'Receivables ÷ net revenue per day of the period; units with revenue above zero',
  ),
  capitalCharge: describe(
    'Capital charge',
    'Capital charge',
    'money',
    true,
    'Working capital × cost of capital × months of the period ÷ 12',
  ),
  creditExposure: describe(
    'Credit exposure',
    'Exposure',
    'money',
    true,
    'Sum of the credit exposure at the as-of date',
  ),
  expectedLoss: describe(
    'Expected loss',
    'Exp. loss',
    'money',
    true,
    'Credit exposure × default probability × loss given default × months of the period ÷ 12',
  ),
  riskAdjustedContribution: describe(
    'Risk-adjusted contribution',
    'Risk-adj.',
    'money',
    true,
    'Contribution − expected loss − capital charge, as far as mapped; units that have every mapped input',
  ),
  tenureYears: describe(
    'Years as a customer',
    'Tenure',
    'years',
    false,
    'Mean of the years from the first day to the last, or to the as-of date',
  ),
  cycleDays: describe(
    'Sales cycle, mean',
    'Cycle',
    'days',
    false,
    'Days from first contact to order ÷ units with a sales cycle',
  ),
  onboardingDays: describe(
    'Onboarding, mean',
    'Onboarding',
    'days',
    false,
    'Days from order to full use ÷ units with an onboarding',
  ),
  conversion: describe('Bids won', 'Bids won', 'share', false, 'Units converted ÷ units that say whether they were'),
  deliveryHours: describe('Delivery hours', 'Delivery h', 'hours', true, 'Sum of the delivery hours'),
  implementationDays: describe('Implementation days', 'Impl. days', 'days', true, 'Sum of the implementation days'),
  salesHours: describe('Sales hours', 'Sales h', 'hours', true, 'Sum of the sales hours'),
  attentionHours: describe('Senior attention', 'Attention h', 'hours', true, 'Sum of the hours of senior people'),
  regulatedUnits: describe('Regulated units', 'Regulated', 'count', true, 'Number of units that are regulated'),
  overdueShare: describe(
    'Overdue, % of receivables',
    'Overdue, %',
    'share',
    false,
    'Overdue ÷ receivables of the units that have both',
  ),
  potentialRevenue: describe('Potential revenue', 'Potential', 'money', true, 'Sum of the potential revenue'),
  unrealisedPotential: describe(
    'Potential not yet had',
    'Not yet had',
    'money',
    true,
    'Potential revenue − net revenue of the same units',
  ),
}
