import { formatExactCount, formatShare } from '../ui/format-number.ts'
import { counted, type Noun } from './structures.ts'

/** Who moved between the segments of an option from one as-of date to another. */
export const moversWords = {
  use: 'What the list is for',
  title: 'Movers',
  option: 'Option',
  none: 'Write an option in the Hypothesise step to see who moves between its segments.',
  working: 'Counting who moved',
  found: (moved: number, stayed: number, noun: Noun) =>
    moved === 0
      ? `None of ${counted(stayed, noun)} in both tables moved.`
      : `${counted(moved, noun)} of ${formatExactCount(stayed)} in both tables (${formatShare(moved / stayed)}) went to another segment.`,
  heads: { from: 'From', to: 'To', units: (noun: Noun) => noun.plural, share: 'Of the segment' },
  arrived: 'not in the table then',
  gone: 'not in the table now',
  more: (count: number) => (count === 1 ? 'and 1 more way' : `and ${formatExactCount(count)} more ways`),
  save: 'Save the movers as CSV',
  note: 'Each date by the same rules, days counted back from that date.',
} as const
