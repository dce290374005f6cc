import type { DateOrder } from '../../shared/contract/imports.ts'
import type { RoleId } from '../../shared/economics/role.ts'
import type { ColumnType } from '../../shared/entities/column.ts'
import type { ShownEntry } from '../features/data/shown-entry.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'

/** Types of columns in a person's words. */
export const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  number: 'Decimal',
  integer: 'Whole',
  text: 'Text',
  date: 'Date',
  boolean: 'Yes/no',
}

/** A type with what its numbers are of: "Decimal, €", "Whole, %". */
export function typeWords(type: ColumnType, unit?: string): string {
  return unit === undefined ? TYPE_WORDS[type] : `${TYPE_WORDS[type]}, ${unit}`
}

/** What a value that does not fit its column is not. */
export const MISFIT_WORDS: Readonly<Record<ColumnType, string>> = {
  number: 'not a number',
  integer: 'not a whole number',
  text: 'not a text',
  date: 'not a day',
  boolean: 'not yes or no',
}

export const DATE_ORDER_WORDS: Readonly<Record<DateOrder, string>> = {
  iso: 'year first: 2025-09-30',
  'day-first': 'day first: 30.09.2025',
  'month-first': 'month first: 09/30/2025',
}

export const DELIMITER_WORDS: readonly (readonly [string, string])[] = [
  [',', 'comma  ,'],
  [';', 'semicolon  ;'],
  ['\t', 'tab'],
  ['|', 'bar  |'],
  [' ', 'spaces'],
  ['~', 'tilde  ~'],
  ['^', 'caret  ^'],
  [':', 'colon  :'],
]

export const ENCODING_WORDS = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
} as const

export const emptyDataStrings = {
  title: 'No customer table yet',
  scope:
    'One row per customer, site, household or contract. The workspace keeps the table; the file stays where it is.',
  drop: 'Drop a CSV, JSON, Parquet or Excel file here',
  dropNow: 'Drop it to read it',
  choose: 'Choose data…',
  sample: 'Open the sample workspace',
  helps: 'Columns that help most',
  helpful: [
    ['A key', 'One value per row that never repeats, such as an account number'],
    ['Revenue', 'Invoiced in the period, per customer'],
    ['Gross margin, or cost of goods sold', 'Without it there is no contribution'],
    ['Costs to serve', 'Support, delivery, implementation: what differs between customers'],
    ['Churned', 'Yes or no: whether the customer was lost in the period'],
    ['Receivables', 'Owed at the as-of date, for working capital'],
    ['What segments could be told by', 'Industry, size, product use, tickets, region'],
  ],
} as const

export const importStrings = {
  load: (rows: string) => `Load ${rows} rows`,
  loadLater: 'Load the rows',
  discard: 'Discard',
  sending: (name: string) => `Sending ${name} to the workbench`,
  looking: (name: string) => `Looking at the beginning of ${name}`,
  /** Lines that no row came from, so that the lines of the file add up. */
  linesBefore: (lines: number) =>
    `+ ${formatExactCount(lines)} ${lines === 1 ? 'line' : 'lines'} before the table, left out`,
  manyAside: (share: string) => `${share} of the rows are set aside.`,
  manyAsideRemedy: 'Look at “Fields end with” and “Quotes”: the file may be split at the wrong character.',
  checking: 'Preview of the beginning. Types are being checked over the whole file.',
  columnChecking: 'checking…',
  columnUnchecked: 'not checked',
  loading: 'Loading the customer table',
  failed: 'The file was not read. What was loaded before is untouched.',
  tabs: { preview: 'Preview', columns: 'Columns', setAside: 'Set aside' },
  fieldsEnd: 'Fields end with',
  otherDelimiter: 'another character…',
  ownDelimiter: 'Character',
  notDelimiter: 'A letter, digit or sign of ASCII, not a quote',
  encoding: 'Encoding',
  quote: 'Quotes',
  quotes: { double: 'double  "', single: "single  '", none: 'none' },
  decimals: 'Decimals',
  decimalSigns: { guess: 'as found', point: 'point  .', comma: 'comma  ,' },
  header: 'First line has names',
  skip: 'Skip lines',
  sheet: 'Sheet',
  hiddenSheet: (name: string) => `${name} (hidden)`,
  skipRows: 'Skip rows',
  headerRow: 'First row has names',
  otherFile: 'Choose another file…',
  beforeTitle: 'Before loading',
  key: 'What names a row',
  keyWhy: 'The key ties a customer to the next as-of date and to your systems.',
  rowNumber: 'Row number',
  rowNumberNote: 'Always works; customers cannot be followed to the next table',
  whyNot: (count: number) =>
    count === 1 ? 'Why not 1 more text or whole column?' : `Why not ${count} more text and whole columns?`,
  repeated: (rows: string, units: string, column: string) =>
    `${rows} rows of ${units} by ${column}: a row is a part of one, such as an order line.`,
  repeatedWay: (noun: string) =>
    `Segments are made of whole customers. Summarise the rows to one per ${noun} first: orders, days since the last one, the sum of every amount.`,
  summarise: (noun: string) => `Summarise them per ${noun}…`,
  howSummarise: 'How to do it',
  keyGood: 'one value per row',
  keyNone: 'No column has one value per row. Rows are named by their number, or mend the file.',
  doubts: 'Doubtful columns',
  doubtsNone: 'Every column fits its type in at least 99% of the rows.',
  doubt: (share: string, word: string) => `${share} of the values are ${word}; those cells are missing.`,
  missingTexts: 'Means missing',
  missingText: (text: string) => `“${text}”`,
  readAsTitle: 'Read as',
  daysTitle: 'Days are written',
  asGuessed: 'As guessed from the file',
  readAs: (type: string) => `Read as ${type.toLowerCase()}`,
  howRead: 'How columns are read',
  notices: 'Noticed while reading',
  replaces: (was: string) => `Loading replaces the table of ${was}. Undo brings it back.`,
} as const

export const setAsideStrings = {
  title: 'Set aside',
  save: 'Save as CSV',
  none: 'Nothing was set aside: every line of the file is a row, and every value fits its column.',
  columns: { line: 'Line', column: 'Column', what: 'What happened', raw: 'Raw text' },
  row: 'row',
  rowAside: (reason: string) => `Row set aside: ${reason}`,
  cellMissing: (word: string) => `Cell is missing: ${word}`,
  rowsAside: (count: number) => `${formatExactCount(count)} ${count === 1 ? 'row' : 'rows'} set aside`,
  cellsMissing: (count: number) => `${formatExactCount(count)} ${count === 1 ? 'value' : 'values'} read as missing`,
  summary: (what: string) => `${what}. Kept in the workspace, never loaded silently.`,
  shown: (shown: string, kept: string) => `The first ${shown} are shown; the CSV has ${kept}.`,
} as const

export const tableStrings = {
  tabs: { rows: 'Rows', columns: 'Columns', setAside: 'Set aside' },
  replace: 'Replace data…',
  next: 'Write options',
  filter: 'Show rows where',
  filterExample: 'such as revenue > 10000 and country = "DE"',
  clear: 'Show all rows',
  noMatch: 'No row satisfies the filter.',
  of: (shown: string, all: string) => `${shown} of ${all}`,
  unitsOf: (entries: readonly ShownEntry[], noun: Noun) =>
    `${sentenceCase(noun.plural)} ${entries.map(({ units, name, option }) => `${units === 'taken' ? 'of' : 'unknown to'} ${name} (${option})`).join(' and ')}`,
  entryGone: 'The segment was deleted',
  takeOff: 'Show the rows of all segments',
  backTo: (step: string) => `Back to ${step}`,
  use: (text: string) => `Use ${text}`,
  key: (column: string | null) => (column === null ? 'named by row number' : `key ${column}`),
} as const

export const columnsTableStrings = { shape: 'Shape' } as const

export const meaningStrings = {
  title: 'Column meanings',
  caption: (mapped: number, all: number, suggested: number) =>
    `${mapped} of ${all} mapped${suggested === 0 ? '' : `, ${suggested} ${suggested === 1 ? 'suggestion' : 'suggestions'} to confirm`}`,
  heads: { meaning: 'Meaning', column: 'Column', completeness: 'Complete' },
  notMapped: 'not mapped',
  confirm: 'Confirm',
  confirmAll: 'Confirm all',
  column: 'Column',
  none: 'Not mapped',
  blank: 'An empty cell means',
  rate: 'Cost of one',
  rateWhy:
    'Where the column counts what causes the cost, such as tickets: cost is its number times this. Empty: the column is money.',
  blanks: { missing: 'unknown: leave it out', zero: 'zero: the source is complete' },
  yes: 'Values that mean yes',
  available: 'What this makes available',
  unconfirmed: (count: number) =>
    count === 1 ? '1 suggestion counts once it is confirmed.' : `${count} suggestions count once they are confirmed.`,
  notCosted: (units: string) =>
    `${units} are not costed: a mapped input is missing. They stand on a line of their own.`,
} as const

/** Roles whose absence costs most, for the warning glyph. */
export const NEEDED_ROLES: ReadonlySet<RoleId> = new Set<RoleId>(['revenue', 'grossMargin', 'cogs', 'churned'])
