import { formatExactCount, formatShare } from '../ui/format-number.ts'

const rows = (count: number): string => `${formatExactCount(count)} ${count === 1 ? 'row' : 'rows'}`

/** The customer table against the ledger. */
export const tieOutWords = {
  title: 'Compare with the ledger',
  line: (ties: number, all: number) =>
    all === 0 ? 'Ledger' : ties === all ? 'Ledger: ties' : `Ledger: ${all - ties} of ${all} open`,
  note: 'Enter a figure of the ledger. What is in the customer table and every amount that did not come into it then stand below each other, and what remains unexplained.',
  menuNote: 'Enter a figure, see every gap to it by name',
  none: 'No figure is entered yet.',
  add: 'Add a figure of the ledger',
  column: 'Column it is compared with',
  label: 'Called in the ledger',
  amount: 'Amount in the ledger',
  start: 'From',
  end: 'To',
  days: 'Both empty: all that the files hold',
  backwards: 'The first day is after the last one.',
  tolerance: 'May remain unexplained',
  leaveOut: 'Leave out',
  remove: (label: string) => `Leave out ${label}`,
  noColumns: 'No column adds up money of a source yet: summarise rows, or attach a column of amounts.',
  build: 'Build the table to see what explains the figure.',
  heads: { part: 'Part', rows: 'Rows', amount: 'Amount', share: 'Of the ledger' },
  parts: {
    table: 'In the customer table',
    'outside-period': 'of that, from other days',
    'no-day': 'Without a day',
    'after-as-of': 'After the as-of date',
    'no-key': 'Without a key',
    'no-unit': (noun: string) => `With a key that no ${noun} has`,
    'not-counted': 'Not counted by the column’s own rule or days',
    repeated: 'Rows of one key that do not agree',
    'no-rate': 'Without a rate of their currency',
    step: (step: string) => `Left out by “${step}”`,
  },
  setAside: 'Rows that could not be read',
  unknown: 'not known',
  total: 'All of it',
  ledger: 'Ledger',
  remainder: 'Unexplained',
  ties: (remainder: string, tolerance: string) => `It ties: ${remainder} remains, within ${tolerance}.`,
  open: (remainder: string, tolerance: string) =>
    `It does not tie: ${remainder} is unexplained, more than ${tolerance}.`,
  setAsideNote: (count: number) =>
    `${rows(count)} could not be read; ${count === 1 ? 'its amount is' : 'their amounts are'} part of what is unexplained.`,
  noRateNote: (count: number) =>
    `${rows(count)} ${count === 1 ? 'has' : 'have'} no rate on ${count === 1 ? 'its' : 'their'} day; ${count === 1 ? 'its amount is' : 'their amounts are'} part of what is unexplained.`,
  outside: (share: number) => `${formatShare(share)} of it is not in the customer table.`,
  stale: 'As of the last build.',
} as const
