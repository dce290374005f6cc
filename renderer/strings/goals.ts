import type { GoalQuestion, GoalView } from '../../shared/contract/goals.ts'
import type { GoalMeasure } from '../../shared/goals/goal-measure.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'

/** What a goal can be set for, in words. */
export function goalMeasureName(measure: GoalMeasure, noun: Noun): string {
  const names: Readonly<Record<GoalMeasure, string>> = {
    units: sentenceCase(noun.plural),
    shareOfUnits: `Share of ${noun.plural}`,
    netRevenue: 'Net revenue',
    contribution: 'Contribution',
    contributionShare: 'Share of contribution',
    contributionMargin: 'Contribution, % of revenue',
    contributionPerUnitYear: `Contribution per active ${noun.singular}-year`,
    costToServe: 'Cost to serve',
    costToServeShare: 'Cost to serve, % of revenue',
    churn: 'Churn',
    deliveryHours: 'Delivery hours',
    salesHours: 'Sales hours',
    attentionHours: 'Hours of attention',
  }
  return names[measure]
}

const KINDS = {
  found: (entry: string, what: string, line: string) => `${entry} has ${what} with the line at ${line}`,
  met: (entry: string, what: string) =>
    `Wherever the line stands, the goal is met: ${entry} has ${what} at the nearest`,
  unreachable: (entry: string, what: string, line: string) =>
    `No line gets there: ${entry} comes nearest with ${what}, at ${line}`,
} as const

/** Words of seeking a goal. */
export const goalWords = {
  open: 'Seek a goal…',
  title: 'Where has a line to stand for a goal?',
  asking: 'Trying lines…',
  scope: 'Exact on the values of the column; all else stays as it is.',
  option: 'Option',
  line: 'Line',
  entry: 'Goal for',
  measure: 'Measure',
  relation: 'To be',
  relations: { 'at-most': 'at most', 'at-least': 'at least' } satisfies Record<GoalQuestion['relation'], string>,
  target: (unit: string) => (unit === '' ? 'Target' : `Target, ${unit}`),
  people: 'People',
  each: 'Each serves',
  seek: 'Seek',
  noLines: 'No rule of this option has a line',
  noLinesHelp:
    'A line is a number or a day that a rule compares with, such as revenue of at least 50,000. Write one in Hypothesise.',
  start: 'Say what is to come true, and press Seek',
  startHelp:
    'Such as: the largest Strategic tier that 40 people can serve, when each serves 30. Or the line at which cost to serve is 20% of revenue.',
  found: (kind: Exclude<GoalView['kind'], 'none'>, entry: string, what: string, line: string) =>
    KINDS[kind](entry, what, line),
  figureOf: (figure: string, measure: string) => `${figure} (${measure.charAt(0).toLowerCase()}${measure.slice(1)})`,
  none: (measure: string) => `${measure} is not known wherever the line stands`,
  sharedLine: (name: string, value: string) => `${sentenceCase(name)}, now ${value}`,
  ownLine: (entry: string, column: string, value: string) => `${entry}: ${column}, now ${value}`,
  heads: { place: 'Line', value: 'At', figure: (measure: string) => measure, goal: 'Goal', keep: 'Keep the line' },
  places: { now: 'Now', found: 'Found', nearest: 'Nearest', round: 'Round' },
  isMet: 'met',
  isMissed: 'missed',
  keep: (value: string) => `Keep ${value}`,
  candidates: 'Where the line could stand',
  elsewhere: 'What it costs elsewhere',
  ends: { from: 'now', to: 'then' },
} as const
