import type { SpreadMeasure } from '../../shared/contract/statistics.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'

/** Below this many units, figures of certainty are shown as few. */
export const FEW_UNITS = 30

const MEASURES: Readonly<Record<SpreadMeasure, string>> = {
  contribution: 'Contribution',
  revenue: 'Net revenue',
  grossMargin: 'Gross margin',
  costToServe: 'Cost to serve',
  cycleDays: 'Sales cycle',
  onboardingDays: 'Onboarding',
  tenure: 'Years as a customer',
}

/** Words of what is worked out while nobody asks anything else. */
export const stillWords = {
  measures: MEASURES,
  measure: 'Measure',
  working: 'Worked out as soon as nothing else is asked for…',
  failed: 'These figures could not be worked out.',
  noMoney: 'Map revenue in Data to see how it is spread.',
  kinds: { spread: 'spread', certainty: 'certainty', whale: 'concentration' },
  spreadQuestion: 'What lies behind the averages?',
  spreadCaption: (what: string, unit: string, isMoney: boolean, noun: Noun) =>
    `${what} of one ${noun.singular}${isMoney ? ' in the period' : ''}, ${unit}. Thin: the middle 80% of ${noun.plural}; thick: the middle half, parted at the median. Diamond: the mean.`,
  spreadTitle: (name: string, median: string, mean: string, noun: Noun) =>
    `Half of the ${noun.plural} of ${name} lie below ${median}, the mean is ${mean}`,
  spreadNone: (noun: Noun) => `No ${noun.singular} has a figure`,
  spreadRow: (name: string, p10: string, p25: string, median: string, p75: string, p90: string, mean: string) =>
    `${name}: median ${median}, mean ${mean}; middle half ${p25} to ${p75}, middle 80% ${p10} to ${p90}`,
  rangeAndN: (range: string, count: number) => `${range} · n ${formatExactCount(count)}`,
  medianAndN: (median: string, count: number) => `${median} · n ${formatExactCount(count)}`,
  nobody: 'no figure',
  restsOnOne: (name: string, rank: number, without: number, noun: Noun) =>
    `${name} rests on one ${noun.singular}: without it, it falls from place ${rank} to ${without}.`,
  certaintyQuestion: 'How sure are the figures?',
  certaintyCaption: (unit: string, noun: Noun, resamples: number, seed: number) =>
    `Contribution per active ${noun.singular}-year, ${unit}: its 90% interval, found by drawing the ${noun.plural} anew ${resamples} times (Poisson bootstrap, seed ${seed}). Churn and share of contribution: press T.`,
  certaintyTitle: (name: string, low: string, high: string) => `${name} lies between ${low} and ${high}`,
  certaintyNone: 'No interval can be had',
  certaintyRow: (name: string, low: string, high: string, noun: Noun) =>
    `${name}: ${low} to ${high} per active ${noun.singular}-year`,
  few: (names: string, noun: Noun) => `Fewer than ${FEW_UNITS} ${noun.plural}, so only a hint: ${names}.`,
  line: 'Line',
  mean: 'Mean',
  median: 'Median',
  meanOfRest: 'Mean without the largest',
  p10: '10% have less than',
  p25: '25% have less than',
  p75: '75% have less than',
  p90: '90% have less than',
  with: (noun: Noun) => `${noun.plural} with a figure`,
  gini: 'Gini, of those above zero',
  bestMake: (part: string) => `Best ${part} make, share of all`,
  topTenth: 'Top tenth makes, share of all',
  low: (what: string) => `${what}, 90% from`,
  high: (what: string) => `${what}, 90% to`,
  perUnitYear: (unit: string, noun: Noun) => `Contribution per ${noun.singular}-year, ${unit}`,
  churn: 'Churn (fraction)',
  share: 'Share of contribution (fraction)',
  timed: (noun: Noun) => `costed ${noun.plural} with a time`,
  costed: (noun: Noun) => `costed ${noun.plural}`,
  churned: (noun: Noun) => `${noun.plural} at the period’s start`,
  whaleQuestion: (what: string, noun: Noun) => `How few ${noun.plural} make the ${what.toLowerCase()}?`,
  whaleCaption: (what: string, noun: Noun, whole: string) =>
    `${sentenceCase(noun.plural)} from the one that makes most to the one that makes least; up: what so many make together, as a share of all ${what.toLowerCase()} of the line. Above 100%, the rest lose it again. Thick: all ${noun.plural}${whole === '' ? '' : `, of which ${whole}`}.`,
  whaleWhole: (share: string) => `the top tenth makes ${share}`,
  whalePeak: (units: string, share: string) => `, and ${units} make ${share} before the rest lose some of it`,
  whaleTitle: (name: string, share: string) => `Most uneven: ${name}, whose top tenth makes ${share}`,
  whaleNone: 'No line makes anything in all',
  whaleAcross: (noun: Noun) => `share of the line’s ${noun.plural}`,
  whaleUp: (what: string) => `share of ${what.toLowerCase()}`,
  whalePoint: (name: string, units: string, share: string, noun: Noun) =>
    `${name}: the best ${units} of ${noun.plural} make ${share}`,
  whaleLeftOut: (names: string) => `Without a curve, as next to nothing is left in all: ${names}.`,
  detailsTitle: (what: string | null, noun: Noun) =>
    what === null ? 'Behind the average' : `${what} of one ${noun.singular}`,
  detailsWait: 'Shown again once the rule is kept.',
  n: (count: number) => `n ${formatExactCount(count)}`,
  middleHalf: 'Middle half',
  topTenthShort: 'Top tenth makes',
  interval: (sign: string, noun: Noun) => `Per ${noun.singular}-year, ${sign}, 90%`,
  churnInterval: 'Churn, 90%',
  shareInterval: 'Share of contribution, 90%',
  methodsShort: 'How these are worked out',
  methods: (drawn: { readonly resamples: number; readonly seed: number } | null) =>
    `Quantiles: Hyndman and Fan’s type 7. Gini: of those above zero. Intervals: the middle 90% of ${drawn === null ? '' : `${drawn.resamples} `}Poisson bootstrap resamples${drawn === null ? '' : `, seed ${drawn.seed}`}. Compare shows every line.`,
} as const
