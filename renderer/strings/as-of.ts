import type { ComparedColumn } from '../../shared/contract/as-of.ts'
import { formatExactCount, formatFigure, formatPoints, formatShare } from '../ui/format-number.ts'
import { formatDay } from '../ui/format-time.ts'
import { counted, type Noun } from './structures.ts'

/** The customer tables of several as-of dates, on the Data step. */
export const asOfWords = {
  tab: 'As-of dates',
  title: (count: number) =>
    count === 1 ? 'The table is kept for one date' : `The table is kept for ${formatExactCount(count)} dates`,
  none: 'No date is kept yet',
  noneHow:
    'A table that is built from sources and steps is kept for its as-of date. Build it for more dates to see what changes.',
  noRecipe: 'This table came from one file. Under “Several files…” a table is built by steps, for any as-of date.',
  what: (noun: Noun) =>
    `The same steps, made for each date: rows after it never count. One is shown; options, figures and exports are of that one. A ${noun.singular} is the same on every date by its key.`,
  more: 'Build for more dates…',
  heads: { asOf: 'As of', units: 'Rows', size: 'In the file', own: 'Of its own', built: 'Built' },
  ownWhy: 'What no other table has, too: removing it frees so much once it cannot be undone any more',
  shown: 'shown',
  show: 'Show',
  showOf: (day: string) => `Show the table as of ${formatDay(day)}`,
  remove: 'Remove',
  removeOf: (day: string) => `Remove the table as of ${formatDay(day)}`,
  removed: (day: string) => `The table as of ${formatDay(day)} was removed`,
  otherSteps: 'other steps',
  otherStepsWhy: 'Built before the steps were changed: build it again to compare like with like',
  memory: (size: string) => `The one shown takes ${size} of memory.`,
  building: 'Building',
  cancel: 'Cancel',
} as const

export const asOfDialog = {
  title: 'Build for more dates',
  words: 'Sources are read once and the steps run for each date. Dates that are done stay when you cancel.',
  first: 'First',
  last: 'Last',
  every: 'Every',
  everies: { month: 'Month end', quarter: 'Quarter end', year: 'Year end' },
  none: 'No such date lies between the two.',
  tooMany: (count: number, most: number) => `${formatExactCount(count)} dates are too many at once: at most ${most}.`,
  days: (days: readonly string[]) =>
    days.length <= 6
      ? days.map((day) => formatDay(day)).join(', ')
      : `${days
          .slice(0, 3)
          .map((day) => formatDay(day))
          .join(', ')} … ${formatDay(days.at(-1) ?? '')}`,
  build: (count: number) => (count === 1 ? 'Build 1 date' : `Build ${formatExactCount(count)} dates`),
  cancel: 'Cancel',
} as const

export const compareDays = {
  title: 'What changed',
  from: 'From',
  to: 'To',
  comparing: 'Comparing',
  units: (added: number, left: number, stayed: number, noun: Noun) =>
    `${counted(stayed, noun)} ${stayed === 1 ? 'is' : 'are'} in both, ${some(added)} new, ${some(left)} gone.`,
  note: (noun: Noun) =>
    `Means are over ${noun.plural} with a value; of texts the value is named whose share of all ${noun.plural} moved most.`,
  otherSteps: 'The two were built by different steps: columns may differ for that alone.',
  heads: {
    column: 'Column',
    what: 'What',
    before: 'Then',
    now: 'Now',
    change: 'Change',
    missing: 'Missing then',
    missingNow: 'Missing now',
  },
  onlyThen: 'no longer there',
  onlyNow: 'new',
  notListed: 'many values',
  what: ({ moved }: ComparedColumn) => (moved === null ? 'mean' : moved.value === '' ? '(empty)' : moved.value),
  mean: (type: ComparedColumn['type'], mean: number | null) =>
    mean === null ? '–' : type === 'date' ? formatDay(Math.round(mean)) : formatFigure(mean),
  days: (days: number) =>
    Math.round(days) === 0 ? 'same' : `${days > 0 ? '+' : '−'}${formatExactCount(Math.abs(Math.round(days)))} days`,
  relative: (from: number, to: number) =>
    from === 0 ? (to === 0 ? 'same' : 'from 0') : signedShare((to - from) / Math.abs(from)),
  share: (share: number) => formatShare(share),
  points: (difference: number) => formatPoints(difference),
} as const

const some = (count: number): string =>
  count === 0 ? 'none' : `${formatExactCount(count)} ${count === 1 ? 'is' : 'are'}`

function signedShare(change: number): string {
  const text = formatShare(Math.abs(change))
  if (!/[1-9]/.test(text)) return 'same'
  return `${change > 0 ? '+' : '−'}${text}`
}
