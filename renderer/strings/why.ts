import type { Explanation } from '../../shared/contract/explanations.ts'
import { formatCell, formatExactCount, formatUnits } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'

/** "Units of the period" in the chosen noun: "Accounts of the period". */
export function inNoun(words: string, noun: Noun): string {
  return words
    .replace(/\bUnits\b/g, sentenceCase(noun.plural))
    .replace(/\bUnit\b/g, sentenceCase(noun.singular))
    .replace(/\bunits\b/g, noun.plural)
    .replace(/\bunit\b/g, noun.singular)
}

/** Words of "why this figure?". */
export const whyWords = {
  title: 'Why this figure?',
  measure: 'Measure',
  line: (name: string, option: string | null, units: number, noun: Noun) =>
    [option === null ? null : `${option}:`, `${name},`, formatUnits(units, noun)]
      .filter((part) => part !== null)
      .join(' '),
  interval: (range: string) => `90% interval ${range}`,
  restsOn: (n: number, units: number, noun: Noun) =>
    n === units
      ? `Rests on all ${formatUnits(units, noun)} of the line.`
      : `Rests on ${formatExactCount(n)} of ${formatUnits(units, noun)}.`,
  notAvailable: 'Not available',
  tooLarge: 'too large to add up',
  notApplicable: 'Does not apply',
  how: 'How it is worked out',
  sums: 'The sums in it',
  heads: { sum: 'Sum', value: 'Value', units: (noun: Noun) => `${sentenceCase(noun.plural)} with a value` },
  of: (n: number, units: number) =>
    n === units ? `all ${formatExactCount(units)}` : `${formatExactCount(n)} of ${formatExactCount(units)}`,
  columns: 'The columns it reads',
  columnHeads: { meaning: 'Meaning', column: 'Column', empty: 'Empty cell' },
  empty: { missing: 'unknown', zero: 'zero' },
  driver: (column: string, rate: number) => `${column} × ${formatCell(rate)}`,
  noColumns: 'It counts rows and reads no column.',
  frame: {
    period: (from: string, to: string) => `Period ${from} to ${to}`,
    costOfCapital: (share: string) => `Cost of capital ${share} a year`,
    badDebtInCosts: (isIn: boolean) => (isIn ? 'Bad debt is in the costs' : 'The costs hold no provision for bad debt'),
  },
  changes: 'Last changed',
  changeOf: {
    meanings: 'Column meanings',
    frame: 'Frame',
    scenario: 'Scenario',
    rules: 'Rules and thresholds',
    table: 'Customer table',
  } satisfies Record<Explanation['changes'][number]['of'], string>,
  unchanged: 'Nothing of it was changed since the workspace was made.',
  showUnits: (noun: Noun) => `Show the ${noun.plural}`,
  openRule: 'Open the rule',
  openMeanings: 'Column meanings',
  asking: 'Working it out…',
  ask: (measure: string, name: string) => `${measure} of ${name}: why this figure?`,
}
