import { formatExactCount } from '../ui/format-number.ts'
import type { Noun } from './hand-over.ts'

const lines = (count: number): string => `${formatExactCount(count)} ${count === 1 ? 'line' : 'lines'}`

/** Groups of few units on what is shared. */
export const smallGroupWords = {
  withheld: ({ small, others }: { small: number; others: number }, least: number, noun: Noun) =>
    `${lines(small)} of fewer than ${formatExactCount(least)} ${noun.plural} ${small === 1 ? 'is' : 'are'} withheld${
      others === 0 ? '' : `, and ${lines(others)} from which ${small === 1 ? 'it' : 'they'} could be worked out`
    }.`,
  withheldHelp: 'Files and pictures leave so, too.',
  withheldShare: 'Withheld: it would tell how many a small group is.',
  show: 'Show them here',
  shown: (least: number, noun: Noun) =>
    `Groups of fewer than ${formatExactCount(least)} ${noun.plural} are shown on this screen.`,
  shownHelp: 'Charts with such groups cannot be saved; the table leaves without them.',
  withhold: 'Withhold them',
  notShared: (least: number, noun: Noun) =>
    `It shows groups of fewer than ${formatExactCount(least)} ${noun.plural}, which are not shared`,
  choice: 'Smaller groups are',
  choices: {
    'by-noun': (isWithheld: boolean, noun: Noun) =>
      isWithheld ? `withheld: ${noun.plural} may be persons` : `shown: ${noun.plural} are organisations`,
    withheld: 'withheld',
    shown: 'shown: units are no persons',
  },
} as const
