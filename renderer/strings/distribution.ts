import { formatExactCount } from '../ui/format-number.ts'
import { listed } from './listed.ts'
import { counted, type Noun } from './structures.ts'

/** A comparison between a column and a number, in a title. */
export const COMPARISON_WORDS = {
  '=': 'of exactly',
  '!=': 'other than',
  '<': 'below',
  '<=': 'at or below',
  '>': 'above',
  '>=': 'at or above',
} as const

/** A comparison between a column and a day. */
export const DAY_WORDS = {
  '=': 'on',
  '!=': 'on another day than',
  '<': 'before',
  '<=': 'on or before',
  '>': 'after',
  '>=': 'on or after',
} as const

/** What a hand does to a line. */
/** Words of the figure that shows how a condition's column is spread. */
export const distributionWords = {
  rest: (count: number, condition: string, noun: Noun) =>
    `${counted(count, noun)} ${count === 1 ? 'has' : 'have'} ${condition}`,
  is: (count: number, condition: string, noun: Noun) => `${counted(count, noun)}: ${condition}`,
  /** What a line that is moved does to its entry; `others` are where all of the units come from, or go to. */
  moved: (line: string, value: string, { entry, units, money, others }: MoveFacts, noun: Noun) => {
    const moving = `Moving the line of ${line} to ${value}`
    if (units === 0) return `${moving} changes no count`
    const who = `${counted(Math.abs(units), noun)}${money === null ? '' : ` with ${money} of contribution`}`
    const net = others.length === 0 ? ' net' : ''
    return units > 0
      ? `${moving} brings ${who}${net} into ${entry}${others.length === 0 ? '' : `, from ${listed(others)}`}`
      : `${moving} takes ${who}${net} out of ${entry}${others.length === 0 ? '' : `, to ${listed(others)}`}`
  },
  /** Who is drawn. */
  decided: (decided: number, all: number, column: string, unit: string, isLog: boolean, noun: Noun) =>
    `${
      decided === all
        ? `All ${noun.plural}`
        : `The ${formatExactCount(decided)} of ${counted(all, noun)} for which this condition makes the difference`
    }, by ${column}${unit === '' ? '' : `, ${unit}`}${isLog ? ' (log scale)' : ''}; colour is where each goes by the rules as kept.`,
  tails: (below: string | null, above: string | null) =>
    `${[below, above].filter((side) => side !== null).join(' and ')} are not drawn.`,
  about: (edge: string) => `about ${edge}`,
  below: (count: number, edge: string) => `${formatExactCount(count)} below ${edge}`,
  above: (count: number, edge: string) => `${formatExactCount(count)} above ${edge}`,
  orMore: (count: number, edge: string) => `${formatExactCount(count)} with ${edge} or more`,
  fromDay: (count: number, edge: string) => `${formatExactCount(count)} from ${edge} on`,
  missing: (count: number) =>
    count === 0 ? '' : `${formatExactCount(count)} ${count === 1 ? 'has' : 'have'} no value.`,
  nobody: (noun: Noun) =>
    `This condition decides for no ${noun.singular}: earlier rules and the other conditions settle them all.`,
  was: (value: string) => `was ${value}`,
  handle: (name: string) => `Threshold: ${name}`,
  steps: (step: string) => `Steps of ${step}`,
  days: (count: number) => `${formatExactCount(count)} ${count === 1 ? 'day' : 'days'}`,
  oneStep: 'one step',
  tenSteps: 'ten steps',
  keep: 'keep',
  back: (value: string) => `back to ${value}`,
  from: 'From',
  to: 'To',
  change: (count: number, noun: Noun) => `${count > 0 ? '+' : '−'}${counted(Math.abs(count), noun)}`,
  none: 'Pick a condition to see how its column is spread.',
} as const

interface MoveFacts {
  readonly entry: string
  readonly units: number
  readonly money: string | null
  readonly others: readonly string[]
}

/** Words of the table of units nearest the line. */
export const nearWords = {
  title: (noun: Noun) => `${noun.plural.charAt(0).toUpperCase()}${noun.plural.slice(1)} nearest the line`,
  caption: (shown: number, decided: number) =>
    `${formatExactCount(shown)} of ${formatExactCount(decided)} that this condition decides`,
  key: (noun: Noun) => `${noun.singular.charAt(0).toUpperCase()}${noun.singular.slice(1)}`,
  revenue: (unit: string) => `Revenue, ${unit}`,
  contribution: (unit: string) => `Contribution, ${unit}`,
  goesTo: 'Goes to',
  at: (value: string) => `At ${value}`,
  copy: 'Copy',
  show: 'Show in the table',
  showUnit: (key: string) => `Show ${key} in the table`,
  missing: 'missing',
  yes: 'true',
  no: 'false',
} as const
