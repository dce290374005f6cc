import { MOST_PINNED } from '../../shared/entities/board.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { numberWord, sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'
import { listed } from './listed.ts'

const article = (word: string): string => (/^[aeiou]/i.test(word) ? 'an' : 'a')

/** Words of looking a single unit up. */
export const lookUpWords = {
  title: (noun: Noun) => `Look up ${article(noun.singular)} ${noun.singular}`,
  open: (noun: Noun) => `Look up ${article(noun.singular)} ${noun.singular}…`,
  search: (keyColumn: string | null) => (keyColumn === null ? 'Row number' : `${keyColumn} or name`),
  found: (noun: Noun) => `${sentenceCase(noun.plural)} found`,
  inColumn: (column: string, text: string) => `${column}: ${text}`,
  nothing: (text: string, noun: Noun) => `No ${noun.singular} is called “${text}”, or has it in its name.`,
  start: (noun: Noun) =>
    `Type the beginning of a key or a name. You then see where the ${noun.singular} lands in each option, by which conditions, and the smallest change that would move it.`,
  gone: (key: string, noun: Noun) => `There is no ${noun.singular} ${key} in this customer table.`,
  goneRemedy: 'It may have been lost or renamed, or stand in the table of another as-of date.',
  brings: (revenue: string | null, contribution: string | null) =>
    [revenue === null ? null : `Revenue ${revenue}`, contribution === null ? null : `contribution ${contribution}`]
      .filter((part) => part !== null)
      .join(', '),
  pin: 'Pin to the board',
  unpin: 'Unpin',
  full: `${sentenceCase(numberWord(MOST_PINNED))} are pinned already. Unpin one first.`,
  showRow: 'Show in the table',
  openRule: 'Open its rule',
  because: 'Because',
  it: (value: string) => `it has ${value}`,
  nobodyTakes: 'No rule is true of it.',
  unknown: (entry: string, columns: readonly string[]) =>
    `${entry} cannot tell: ${listed(columns)} ${columns.length === 1 ? 'is' : 'are'} missing.`,
  wouldMove: 'What would move it',
  stays: 'No other value of a single column, and no other place of a single line, moves it.',
  to: (entry: string) => `to ${entry}`,
  passed: (count: number, noun: Noun) =>
    count === 0
      ? `no other ${noun.singular} lies between`
      : `${formatExactCount(count)} other ${count === 1 ? `${noun.singular} lies` : `${noun.plural} lie`} between`,
  isMissing: (column: string) => `${column} is missing; with`,
  line: (line: string, from: string, to: string) => `or ${line} ${to} instead of ${from}`,
  sharedLine: (name: string) => `the line of ${name}`,
  ownLine: (column: string, entry: string) => `the ${column} line of ${entry}`,
  at: (value: string) => `at ${value}`,
  movers: (count: number, noun: Noun) =>
    count === 1 ? 'moves it alone' : `moves ${formatExactCount(count)} ${noun.plural}, this one included`,
  past: { above: (value: string) => `above ${value}`, below: (value: string) => `below ${value}` },
  values: {
    missing: 'no value',
    yes: 'true',
    no: 'false',
    otherThan: (value: string) => `other than ${value}`,
    now: (value: string) => `(now ${value})`,
  },
  bounds: {
    number: { 'at-least': 'at least', 'more-than': 'more than', 'at-most': 'at most', 'less-than': 'less than' },
    day: { 'at-least': 'on or after', 'more-than': 'after', 'at-most': 'on or before', 'less-than': 'before' },
  },
  texts: { has: 'with', contains: 'containing', starts: 'beginning with' },
  pinned: (noun: Noun) => `Pinned ${noun.plural}`,
  pinnedCount: (count: number) => `${count} of ${MOST_PINNED}`,
  hidePinned: 'Hide',
  showPinned: 'Show',
  unpinKey: (key: string) => `Unpin ${key}`,
  lookAt: (key: string) => `${key}: why it lands where it does`,
  notHere: 'not in this table',
  heads: { revenue: (unit: string) => `Revenue, ${unit}`, contribution: (unit: string) => `Contribution, ${unit}` },
} as const
