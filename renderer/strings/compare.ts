import type { MetricId } from '../../shared/economics/metric.ts'
import type { Finding } from '../features/compare/compare-finding.ts'
import type { ScoreId } from '../features/compare/option-scores.ts'
import { formatExactCount, formatShare } from '../ui/format-number.ts'
import { numberWord, sentenceCase } from '../ui/number-word.ts'

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
    workingCapital: 'Working capital',
    workingCapitalIntensity: 'Working capital, % of revenue',
    daysSalesOutstanding: 'Days sales outstanding',
    capitalCharge: 'Capital charge',
  }
  return names[id]
}

/** Heads of the board's columns; `unit` is the money's. */
export function metricHead(id: MetricId, noun: Noun, unit: string): string {
  const heads: Readonly<Record<MetricId, string>> = {
    units: sentenceCase(noun.plural),
    shareOfUnits: 'Share',
    unitYears: 'Unit-years',
    netRevenue: `Rev., ${unit}`,
    shareOfRevenue: 'Rev. share',
    grossMargin: `GM, ${unit}`,
    grossMarginShare: 'GM %',
    costToServe: `CTS, ${unit}`,
    contribution: `CM, ${unit}`,
    contributionMargin: 'CM %',
    contributionPerUnitYear: `CM/unit-yr, ${unit}`,
    contributionShare: 'CM share',
    acquisitionCostPerWin: `CAC, ${unit}`,
    paybackMonths: 'Payback, m',
    churn: 'Churn',
    revenueChurn: 'Rev. churn',
    netRevenueRetention: 'Net ret.',
    workingCapital: `WC, ${unit}`,
    workingCapitalIntensity: 'WC % rev.',
    daysSalesOutstanding: 'DSO, days',
    capitalCharge: `Charge, ${unit}`,
  }
  return heads[id]
}

const SCORE_NAMES: Readonly<Record<ScoreId, string>> = {
  separation: 'Profit differences explained',
  defaultShare: 'Standard path',
  excludedShare: 'Not served',
  overlapShare: 'Overlap before order',
}

/** Words of the comparison board. */
export const compareWords = {
  step: 'Compare',
  score: (id: ScoreId) => SCORE_NAMES[id],
  scoreHint: {
    separation: 'Share of the variance of contribution per unit that lies between the segments (η²).',
    defaultShare: 'Share of units that no rule takes.',
    excludedShare: 'Share of units that a not-served rule takes.',
    overlapShare: 'Share of units that more than one rule matches, before the order decides.',
  } satisfies Record<ScoreId, string>,
  separationNone: 'Too few units have contribution to tell.',
  againstBaseline: (change: string) => `${change} to baseline`,
  title: findingTitle,
  scope: (count: number, units: number, noun: Noun, agree: boolean) =>
    `${sentenceCase(numberWord(count))} options on the same ${formatExactCount(units)} ${noun.plural}, date and formulas; ${
      agree ? 'totals agree to the cent' : 'totals do not agree'
    }. Bold is the best of the ${numberWord(count)}.`,
  totalsDiffer: 'The totals of the options do not agree.',
  totalsDifferRemedy: 'Compare again; if it stays, copy the diagnostics. Do not use these figures.',
  handOver: (letter: string) => `Hand over ${letter}…`,
  measures: 'Measures',
  measuresTitle: 'Columns of the table',
  measuresUsual: 'The usual columns',
  pool: 'Contribution as a bar',
  poolHead: 'Pool',
  options: 'Options',
  optionsTitle: 'Options on the board, two to seven',
  segment: 'Segment',
  total: (noun: Noun) => `All ${noun.plural}`,
  notCosted: 'of which not costed',
  notCostedHint:
    'These units lack an input of contribution. They count in units and revenue of their lines; contribution rests on the others.',
  note: ({ noun, hasIntervals, hasNotCosted, unavailable }: NoteFacts) =>
    [
      `Segments, standard path and not served add up to all${hasNotCosted ? '; what is not costed lies inside them' : ''}.`,
      hasIntervals ? `Below each mean: its 90% interval, over all ${noun.plural} of the line unless n is given.` : '',
      unavailable === 0 ? '' : unavailableWords(unavailable),
      `Enter on a line shows its ${noun.plural}, Shift+Enter its rule.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  mapMeanings: 'Map column meanings',
  noEconomics: 'Only counts can be compared: no column has an economic meaning yet.',
  noEconomicsRemedy: 'Map revenue and costs to compare what the options earn.',
  noContribution: 'What the options earn cannot be compared yet.',
  broken: (names: string) => `Rules that cannot run: ${names}. Their units fall through to the next rule.`,
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
  openRow: (name: string, noun: Noun) => `${name}: Enter shows its ${noun.plural}, Shift+Enter opens its rule`,
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

function findingTitle(finding: Finding, count: number): string {
  switch (finding.kind) {
    case 'separates-best': {
      const rest =
        finding.rest === null
          ? ''
          : `; ${finding.rest.name} leaves ${formatShare(finding.rest.defaultShare)} on the standard path`
      return `${finding.name} separates profit best${rest}`
    }
    case 'separate-alike':
      return `${finding.names[0]} and ${finding.names[1]} separate profit about equally`
    case 'classifies-most':
      return finding.share > 0.9995
        ? `${finding.name} leaves nobody without a segment`
        : `${finding.name} gives a segment to ${formatShare(finding.share)}, the most of the ${numberWord(count)}`
    case 'none':
      return `${sentenceCase(numberWord(count))} options side by side`
  }
}

function article(word: string): 'a' | 'an' {
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}

/** Words of the board's charts. */
export const compareChartWords = {
  mapCaption: 'Width: share of revenue. Height: contribution, % of revenue. Area: contribution.',
  mapQuestion: 'Who earns it, and on how much revenue?',
  mapGain: (name: string, contribution: string, revenue: string, isPartial: boolean) =>
    `${name} makes ${contribution} of contribution on ${revenue} of ${isPartial ? 'costed revenue' : 'revenue'}`,
  mapLoss: (name: string, amount: string, revenue: string, isPartial: boolean) =>
    `${name} loses ${amount} on ${revenue} of ${isPartial ? 'costed revenue' : 'revenue'}`,
  /** Who is drawn, where not all are. */
  mapBase: (drawn: number, all: number, noun: Noun) =>
    `Revenue and contribution are of the ${formatExactCount(drawn)} of ${formatExactCount(all)} ${noun.plural} that are costed and have revenue above zero.`,
  mapUnits: (noun: Noun, isPartial: boolean) => (isPartial ? `Costed ${noun.plural}` : sentenceCase(noun.plural)),
  mapRevenue: (isPartial: boolean) => (isPartial ? 'Net revenue of these' : 'Net revenue'),
  mapNone: 'No line has both revenue and contribution',
  leftOut: (names: string) => `Without a block: ${names}.`,
  hairline: (names: string) => `Too narrow to draw: ${names}.`,
  cut: (names: string) => `Cut at the edge: ${names}.`,
  pointsQuestion: (noun: Noun) => `What does ${article(noun.singular)} ${noun.singular} earn, by size of the segment?`,
  pointsAcross: (noun: Noun, isLog: boolean) => `${noun.plural}${isLog ? ', log scale' : ''}`,
  pointsUp: (noun: Noun, unit: string) => `${unit} per ${noun.singular}-year`,
  pointsCaption: (noun: Noun, unit: string, isLog: boolean) =>
    `Across: ${noun.plural}${isLog ? ' (log scale)' : ''}. Up: contribution per active ${noun.singular}-year, ${unit}, with its 90% interval.`,
  pointsBest: (name: string, amount: string, times: string | null, noun: Noun) =>
    `${name} earns ${amount} per ${noun.singular}-year${times === null ? '' : `, ${times} times the average`}`,
  pointsNone: (noun: Noun) => `What a ${noun.singular} earns by size of segment`,
  stripsQuestion: (noun: Noun, against: string | null) =>
    against === null ? 'How large are the segments?' : `Who weighs more in ${against} than in ${noun.plural}?`,
  stripsCaption: 'Each bar is 100%, in the order of the table; what takes away hangs left of zero.',
  stripsGap: (name: string, units: string, share: string, against: string, noun: Noun) =>
    `${name}: ${units} of ${noun.plural}, ${share} of ${against}`,
  stripsLargest: (name: string, units: string, noun: Noun) => `${name} is the largest: ${units} of ${noun.plural}`,
  line: 'Line',
  option: 'Option',
  kind: 'Kind',
  kinds: { segment: 'segment', default: 'standard path', excluded: 'not served', total: 'all' },
  low: (head: string) => `${head}, 90% from`,
  high: (head: string) => `${head}, 90% to`,
  rests: (head: string) => `${head}, n`,
} as const
