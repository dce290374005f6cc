import type { MetricId } from '../../shared/economics/metric.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { numberWord, sentenceCase } from '../ui/number-word.ts'
import { listed } from './listed.ts'

export interface Noun {
  readonly singular: string
  readonly plural: string
}

/** Full names of metrics, as the list of measures and the files have them; money carries its unit where it is shown. */
export function metricName(id: MetricId, noun: Noun): string {
  const names: Readonly<Record<MetricId, string>> = {
    units: sentenceCase(noun.plural),
    shareOfUnits: `Share of ${noun.plural}`,
    unitYears: `Active ${noun.singular}-years`,
    netRevenue: 'Net revenue',
    shareOfRevenue: 'Share of revenue',
    grossMargin: 'Gross margin',
    grossMarginShare: 'Gross margin, % of revenue',
    costToServe: 'Cost to serve',
    contribution: 'Contribution',
    contributionMargin: 'Contribution, % of revenue',
    contributionPerUnitYear: `Contribution per active ${noun.singular}-year`,
    contributionShare: 'Share of contribution',
    acquisitionCostPerWin: 'Acquisition cost per win',
    paybackMonths: 'Payback of acquisition, months',
    churn: 'Churn',
    revenueChurn: 'Revenue churn',
    netRevenueRetention: 'Net revenue retention',
    lifetimeValueNew: `Lifetime value, new ${noun.plural}`,
    lifetimeValue: `Lifetime value, ${noun.plural} of today`,
    lifetimeValueToCost: 'Lifetime value ÷ acquisition cost',
    workingCapital: 'Working capital',
    workingCapitalIntensity: 'Working capital, % of revenue',
    daysSalesOutstanding: 'Days sales outstanding',
    capitalCharge: 'Capital charge',
    creditExposure: 'Credit exposure',
    expectedLoss: 'Expected loss',
    riskAdjustedContribution: 'Risk-adjusted contribution',
    tenureYears: 'Years as a customer, mean',
    cycleDays: 'Sales cycle, mean days',
    onboardingDays: 'Onboarding, mean days',
    conversion: 'Bids won',
    deliveryHours: 'Delivery hours',
    implementationDays: 'Implementation days',
    salesHours: 'Sales hours',
    attentionHours: 'Senior attention, hours',
    regulatedUnits: `Regulated ${noun.plural}`,
    overdueShare: 'Overdue, % of receivables',
    potentialRevenue: 'Potential revenue',
    unrealisedPotential: 'Potential not yet had',
  }
  return names[id]
}

/** Heads of the board's columns: full words, on two lines, where there is room; `unit` is the money's. */
export function metricHead(id: MetricId, noun: Noun, unit: string, isRoomy: boolean): string {
  const full: Readonly<Partial<Record<MetricId, string>>> = {
    unitYears: `${sentenceCase(noun.singular)}-years`,
    netRevenue: `Revenue, ${unit}`,
    shareOfRevenue: 'Share of revenue',
    grossMarginShare: 'Gross margin, %',
    contributionMargin: 'Contribution, %',
    contributionShare: 'Share of contribution',
    grossMargin: `Gross margin, ${unit}`,
    costToServe: `Cost to serve, ${unit}`,
    contribution: `Contribution, ${unit}`,
    contributionPerUnitYear: `Contribution per ${noun.singular}-year, ${unit}`,
    lifetimeValueNew: `Lifetime value, new, ${unit}`,
    lifetimeValue: `Lifetime value, ${unit}`,
    riskAdjustedContribution: `Risk-adjusted contribution, ${unit}`,
  }
  const long = isRoomy ? full[id] : undefined
  if (long !== undefined) return long
  const heads: Readonly<Record<MetricId, string>> = {
    units: sentenceCase(noun.plural),
    shareOfUnits: 'Share',
    unitYears: `${sentenceCase(noun.singular)}-yrs`,
    netRevenue: `Rev., ${unit}`,
    shareOfRevenue: 'Rev. share',
    grossMargin: `GM, ${unit}`,
    grossMarginShare: 'GM %',
    costToServe: `CTS, ${unit}`,
    contribution: `CM, ${unit}`,
    contributionMargin: 'CM %',
    contributionPerUnitYear: `CM per ${noun.singular}-yr, ${unit}`,
    contributionShare: 'CM share',
    acquisitionCostPerWin: `CAC, ${unit}`,
    paybackMonths: 'Payback, m',
    churn: 'Churn',
    revenueChurn: 'Rev. churn',
    netRevenueRetention: 'Net ret.',
    lifetimeValueNew: `CLV new, ${unit}`,
    lifetimeValue: `CLV, ${unit}`,
    lifetimeValueToCost: 'CLV ÷ CAC',
    workingCapital: `WC, ${unit}`,
    workingCapitalIntensity: 'WC % rev.',
    daysSalesOutstanding: 'DSO, days',
    capitalCharge: `Charge, ${unit}`,
    creditExposure: `Exposure, ${unit}`,
    expectedLoss: `Exp. loss, ${unit}`,
    riskAdjustedContribution: `Risk-adj., ${unit}`,
    tenureYears: 'Tenure, y',
    cycleDays: 'Cycle, days',
    onboardingDays: 'Onboarding, days',
    conversion: 'Bids won',
    deliveryHours: 'Delivery, h',
    implementationDays: 'Impl., days',
    salesHours: 'Sales, h',
    attentionHours: 'Attention, h',
    regulatedUnits: 'Regulated',
    overdueShare: 'Overdue',
    potentialRevenue: `Potential, ${unit}`,
    unrealisedPotential: `Not yet had, ${unit}`,
  }
  return heads[id]
}

/** Words of the comparison board. */
export const compareWords = {
  step: 'Compare',
  againstBaseline: (change: string) => `${change} to baseline`,
  scope: (count: number, units: number, noun: Noun, agree: boolean, hasBest: boolean) =>
    `${sentenceCase(numberWord(count))} options on the same ${formatExactCount(units)} ${noun.plural}, date and formulas; ${
      agree ? 'totals agree to the cent' : 'totals do not agree'
    }.${hasBest ? ` Bold is the best of the ${numberWord(count)}.` : ''}`,
  handOver: (letter: string) => `Hand over ${letter}…`,
  tableTitle: (workspace: string, scenario: string | null) =>
    `${workspace}: options compared${scenario === null ? '' : ` under the scenario “${scenario}”`}`,
  measures: 'Measures',
  measuresTitle: 'Columns of the table',
  measuresUsual: 'The usual columns',
  pool: 'Contribution as a bar',
  poolHead: 'Bar',
  options: 'Options',
  optionsTitle: 'Options on the board, two to seven',
  segment: 'Segment',
  total: (noun: Noun) => `All ${noun.plural}`,
  notCosted: 'of which not costed',
  notCostedHint:
    'These units lack an input of contribution. They count in units and revenue of their lines; contribution rests on the others.',
  netReturners: 'of which net returners',
  netReturnersHint:
    'Revenue of zero or less: they gave back as much as they bought. They count in sums; percentages, days outstanding and lifetime value leave them out.',
  tooNew: 'of which too new',
  tooNewHint: (months: number) =>
    `Customers for less than ${months} months: too little history to judge. They lie inside the lines above; Frame says how many months it takes.`,
  note: ({ noun, hasIntervals, hasNotCosted, unavailable }: NoteFacts) =>
    [
      `Segments, standard path and not served add up to all${hasNotCosted ? '; what is not costed lies inside them' : ''}.`,
      hasIntervals ? `Below each mean: its 90% interval, over all ${noun.plural} of the line unless n is given.` : '',
      unavailable === 0 ? '' : unavailableWords(unavailable),
      `Enter on a line shows its ${noun.plural}, Shift+Enter its rule, W why a figure is what it is; so does pressing a figure.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  hidden: (count: number) =>
    `${sentenceCase(numberWord(count))} ${count === 1 ? 'measure is' : 'measures are'} hidden for room.`,
  showHidden: 'Show all',
  mapMeanings: 'Map column meanings',
  noEconomics: 'Only counts can be compared: no column has an economic meaning yet.',
  noEconomicsRemedy: 'Map revenue and costs to compare what the options earn.',
  noContribution: 'What the options earn cannot be compared yet.',
  broken: (names: string) => `Rules that cannot run: ${names}. Their units fall through to the next rule.`,
  twins: (names: readonly string[]) =>
    `${listed(names)} are the same under other names: they put everybody in the same groups.`,
  twinsRemedy: 'Change the rules of one, or take it off the board.',
  openRules: 'Open its rules',
  baseline: 'Baseline',
  makeBaseline: 'Make it the baseline',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  takeOff: 'Take off the board',
  menu: (name: string) => `Actions for ${name}`,
  copyTable: 'Copy table with heads',
  saveTable: 'Save table (CSV)',
  tableActions: 'Table',
  n: (count: number) => `n\u00a0${formatExactCount(count)}`,
  openRow: (name: string, noun: Noun) =>
    `${name}: Enter shows its ${noun.plural}, Shift+Enter opens its rule, W tells why its figures are what they are`,
  openRule: (name: string) => `Open the rule of ${name}`,
  showUnits: (name: string, count: string, noun: Noun) => `Show the ${count} ${noun.plural} of ${name}`,
  empty: (count: number) =>
    count === 0 ? 'Two options are needed; there is none' : 'Two options are needed; there is one',
  emptyHelp: (count: number, noun: Noun) =>
    count === 0
      ? `Write a segmentation option and a second one beside it. Both are then measured on the same ${noun.plural}.`
      : `Write a second segmentation option, or duplicate the first and change its rules. Both are then measured on the same ${noun.plural}.`,
  addOption: (count: number) => (count === 0 ? 'Write an option' : 'Write another option'),
  noTable: 'Load a customer table first',
  noTableHelp: 'Options are compared on the units of the customer table.',
  toData: 'Go to Data',
  failedRemedy: 'The other screens still work.',
} as const

interface NoteFacts {
  readonly noun: Noun
  readonly hasIntervals: boolean
  readonly hasNotCosted: boolean
  /** Measures that no mapped meaning supports. */
  readonly unavailable: number
}

function unavailableWords(count: number): string {
  const measures = count === 1 ? 'measure is' : 'measures are'
  return `${sentenceCase(numberWord(count))} more ${measures} not available; the list of measures says why.`
}
