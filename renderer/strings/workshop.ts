import type { OptionChange } from '../../shared/contract/versions.ts'
import { spokenColumn } from '../../shared/rules/spoken-column.ts'
import { formatExactCount, formatShare } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'
import { LENS_NAMES } from './lens-names.ts'
import { listed } from './listed.ts'
import { counted } from './structures.ts'

/** Words of the menu that leads to what a workshop needs. */
export const workshopWords = {
  menu: 'Workshop',
  back: 'Back to the board',
  changes: 'What changed…',
  failedRemedy: 'The board still works.',
} as const

interface MovedFacts {
  readonly units: number
  readonly share: number
  readonly money: readonly string[]
}

/** Words of what changed between two versions of an option. */
export const changeWords = {
  asking: 'Comparing versions…',
  option: 'Option',
  against: 'Compared with',
  version: (label: string | null, when: string | null) =>
    label === null || when === null ? 'As it was at first' : `After “${label}”, ${when}`,
  asOtherOption: (letter: string, name: string) => `Option ${letter}  ${name}`,
  title: (name: string) => `What changed in ${name}`,
  onlyVersion: 'There is one version of this option so far',
  onlyVersionHelp:
    'Change a rule, a line or a threshold in Hypothesise. What it moves is then told here in units and money.',
  same: (name: string) => `${name} says the same in both versions`,
  nobody: 'The rules differ, and they put nobody elsewhere',
  moved: ({ units, share, money }: MovedFacts, noun: Noun) =>
    `${counted(units, noun)}, ${formatShare(share)} of all, ${units === 1 ? 'is' : 'are'} in another segment${
      money.length === 0 ? '' : `, with ${money.join(' and ')}`
    }`,
  movedFew: (least: number, noun: Noun) =>
    `Fewer than ${counted(least, noun)} are in another segment: how many is withheld`,
  withheld: 'withheld',
  withheldMoves: (count: number) =>
    `${formatExactCount(count)} ${count === 1 ? 'move is' : 'moves are'} withheld: of few, or from or to a line that is withheld.`,
  revenue: (amount: string) => `${amount} of revenue`,
  contribution: (amount: string) => `${amount} of contribution`,
  scope: 'Both versions on the customer table, as-of date and column meanings of now.',
  said: 'What was changed',
  nothingSaid: 'Nothing that the rules say.',
  lines: 'What is where',
  moves: 'From where to where',
  restOfMoves: (count: number, units: number, noun: Noun) =>
    `${formatExactCount(count)} smaller moves of ${counted(units, noun)} in all are left out.`,
  broken: (names: readonly string[]) => `Rules that cannot run on this table and take nobody: ${listed(names)}.`,
  heads: {
    segment: 'Segment',
    from: 'From',
    to: 'To',
    at: (what: string, when: string) => `${what}, ${when}`,
    change: 'Change',
    units: (noun: Noun) => sentenceCase(noun.plural),
    revenue: (unit: string) => `Revenue, ${unit}`,
    contribution: (unit: string) => `Contribution, ${unit}`,
  },
  ends: { from: 'was', to: 'now' },
  cameIn: 'new',
  wentOut: 'gone',
  all: (noun: Noun) => `All ${noun.plural}`,
} as const

const KINDS = { segment: 'Segment', exclusion: 'Not-served rule' } as const

/** One change as a sentence; `say` writes a line's value with the unit of its column or threshold. */
export function sayChange(
  change: OptionChange,
  say: (value: number | string, of: { readonly column: string } | { readonly unit: string }) => string,
): string {
  switch (change.kind) {
    case 'renamed':
      return `The option was called ${change.from} and is called ${change.to}.`
    case 'basis':
      return `Its basis was ${LENS_NAMES[change.from].toLowerCase()} and is ${LENS_NAMES[change.to].toLowerCase()}.`
    case 'added':
      return `${KINDS[change.of]} ${change.name} came in: ${ruleWords(change.rule)}.`
    case 'removed':
      return `${KINDS[change.of]} ${change.name} went out: ${ruleWords(change.rule)}.`
    case 'entry-renamed':
      return `${change.from} is called ${change.to}.`
    case 'moved':
      return `${change.name} is tested earlier, in place ${change.to} instead of ${change.from}.`
    case 'line': {
      const { name, column, from, to } = change
      return `${name}: the line of ${spokenColumn(column)} went from ${say(from, { column })} to ${say(to, { column })}.`
    }
    case 'rule':
      return `${change.name}: the rule was ${ruleWords(change.from)} and is ${ruleWords(change.to)}.`
    case 'threshold': {
      const { threshold, unit, from, to, names } = change
      return `The line of ${spokenColumn(threshold)}, which ${listed(names)} ${
        names.length === 1 ? 'names' : 'name'
      }, went from ${say(from, { unit })} to ${say(to, { unit })}.`
    }
  }
}

function ruleWords(text: string): string {
  return text.trim() === '' ? 'none' : `“${text.trim()}”`
}
