import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RecipeDifference } from '../../shared/recipe/recipe-difference.ts'
import type { PrepareStep, TableStep } from '../../shared/recipe/recipe-step.ts'
import { formatExactCount, formatShare, formatUnits } from '../ui/format-number.ts'
import { numberWord, sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './compare.ts'
import { TYPE_WORDS } from './data.ts'
import { listed } from './listed.ts'

/** Several files that become the customer table: the words of the screen "Sources and steps". */
export const recipeStrings = {
  screen: 'Sources and steps',
  emptyTitle: 'Make one table from several files',
  emptyScope: ({ singular, plural }: Noun) =>
    `One row per ${singular}, from files of ${plural}, orders, products, tickets or costs.`,
  emptyHow: [
    'Choose all files at once. Files with the same columns, such as one per month, are read as one.',
    'What belongs together is found by columns of the same name and offered; you decide.',
    'Each step shows its rows before and after. The files stay where they are and are never changed.',
  ],
  addFiles: 'Add files…',
  drop: 'Drop files here',
  dropNow: 'Drop them to look at them',
  dropNote: 'CSV, JSON, Parquet and Excel, as many as belong together; or choose them with “Add files…”.',
  build: 'Build the table',
  building: 'Building the table',
  cancel: 'Cancel',
  back: 'Customer table',
  leave: 'One file instead',
  asOf: (day: string) => `As of ${day}`,
  asOfEarly: (day: string, rows: number) => `As of ${day}; ${rowsWord(rows)} after it left out`,
  asOfLate: (day: string, last: string) => `As of ${day}, but the rows end on ${last}`,
  stale: 'Changed since the last build.',
  never: 'Not built yet.',
  builtIn: (time: string) => `Built in ${time}.`,
  outline: 'Sources and steps',
  heads: { part: 'Part', rows: 'Rows after' },
  addStep: 'Add a step',
  addStepTo: (name: string) => `Add a step to ${name}`,
  actionsOn: (name: string) => `Actions on ${name}`,
  rename: 'Rename',
  remove: 'Remove',
  moveUp: 'Move up',
  moveDown: 'Move down',
  drag: (name: string) => `Drag to move ${name}`,
  nameOf: (name: string) => `Name of ${name}`,
  removed: (name: string) => `${name} was removed`,
  tableName: 'Customer table',
  problem: 'Needs attention',
  state: { present: '', changed: 'The file changed', detached: 'The file is not where it was' },
  gone: (names: readonly string[]) =>
    `${listed(names)} ${names.length === 1 ? 'is not where it was' : 'are not where they were'}`,
  notThere: 'missing',
  locate: 'Locate…',
  readAgain: 'Read again',
  otherFiles: 'Choose other files…',
  moreFiles: 'Add more files…',
  preview: 'First rows after this step',
  previewSource: 'First rows of the files',
  previewing: 'Reading the first rows',
  columnsAfter: (columns: number) =>
    `${formatExactCount(columns)} ${columns === 1 ? 'column' : 'columns'} after this step`,
  rowsOf: (shown: number, all: number) => `first ${formatExactCount(shown)} of ${formatExactCount(all)} rows`,
  rowsRegion: 'rows',
  newColumn: 'new',
  missing: 'missing',
  yes: 'yes',
  no: 'no',
} as const

export const matchWords = {
  title: 'Match report',
  step: 'This step',
  matched: 'found their partner',
  unmatched: 'found no partner',
  withoutKey: 'have no key',
  rowsGained: (rows: number) => `${formatExactCount(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  before: 'All rows',
  after: 'After the join',
  lost: 'Not attributed',
  money: 'Amounts before and after',
  unmatchedKeys: 'Keys without a partner',
  rows: 'Rows',
  keyHead: 'Key',
  suggestions: 'Likely meant',
  readAs: 'Read as',
  readAsSpoken: (from: string, to: string) => `Read as ${to}, in place of ${from}`,
  readAll: 'Read all as suggested',
  suggestion: (from: string, to: string) => `${from} → ${to}`,
  unused: (keys: number) =>
    keys === 1
      ? '1 key on the other side has no row here'
      : `${formatExactCount(keys)} keys on the other side have no row here`,
  stale: 'As of the last build; build again to see it after the change.',
  notYet: 'Build the table to see what becomes of its rows.',
  more: (keys: number) => `and ${formatExactCount(keys)} more keys`,
} as const

export const coverWords = {
  title: 'What it covers',
  rows: 'Rows',
  first: 'First day',
  last: 'Last day',
  afterAsOf: 'After the as-of date, left out',
  without: 'Without a day, left out',
  outside: 'Outside the declared period',
  setAside: 'Rows set aside',
  misfits: 'Values that did not fit',
  doubtful: 'Doubtful columns',
  file: 'File',
  inFile: 'Rows in file',
  lastBuild: 'The last build',
  rowsIn: 'Rows before',
  rowsOut: 'Rows after',
  took: 'Took',
  notYet: 'Build the table to see rows and days.',
  unused:
    'No step takes anything from this source, so the last build left it out. Add a step that does, or remove it from the list at the left.',
} as const

export const problemWords = {
  title: 'Needs attention',
  none: 'Nothing stands in the way.',
  unused: (names: readonly string[]) => `Built without ${names.join(', ')}: no step takes anything from there.`,
  showUnused: 'See the source',
  useInstead: (name: string) => `Use ${name} instead`,
  missing: (source: string, column: string) => `${source} has no column “${column}” any longer.`,
} as const

export const differenceWords = {
  title: 'What changed in the files',
  since: 'Against the build before',
  show: 'See what changed',
  notice: (count: number) =>
    `The files differ from those of the build before in ${count} ${count === 1 ? 'thing' : 'things'}.`,
} as const

/** Rows after the as-of date: how many, of which sources, and until when. */
export function sayRowsAfter(rows: number, sources: readonly string[], asOf: string, last: string): string {
  const verbs = rows === 1 ? ['lies', 'is'] : ['lie', 'are']
  return `${rowsWord(rows)} of ${listed(sources)} ${verbs[0]} after the as-of date ${asOf} and ${verbs[1]} left out: the rows end on ${last}.`
}

function rowsWord(rows: number): string {
  return `${formatExactCount(rows)} ${rows === 1 ? 'row' : 'rows'}`
}

/** A difference of a source's files, as one sentence. */
export function sayDifference(difference: RecipeDifference, source: string): string {
  switch (difference.kind) {
    case 'missing-column':
      return `${source}: column ${difference.column} is gone${difference.nearest === null ? '' : `; ${difference.nearest} may be its new name`}.`
    case 'new-column':
      return `${source}: new column ${difference.column} (${TYPE_WORDS[difference.type].toLowerCase()}).`
    case 'type-change':
      return `${source}: ${difference.column} was ${TYPE_WORDS[difference.from].toLowerCase()} and is ${TYPE_WORDS[difference.to].toLowerCase()} now.`
    case 'new-values':
      return `${source}: new values in ${difference.column}: ${difference.values.join(', ')}.`
    case 'rows':
      return `${source}: ${formatExactCount(difference.from)} rows before, ${formatExactCount(difference.to)} now.`
  }
}

/** A step in the outline: what it does, to what. */
export function stepTitle(step: PrepareStep | TableStep, nameOf: (sourceId: string) => string): string {
  switch (step.kind) {
    case 'keep':
      return `Keep where ${step.rule}`
    case 'derive':
      return `${step.name} = ${step.formula}`
    case 'lookUp':
      return `Look up ${nameOf(step.source)}`
    case 'convert':
      return `Convert ${step.columns.join(', ')}`
    case 'distinct':
      return 'Leave out repeated rows'
    case 'rename':
      return `Rename ${step.columns.map(({ from }) => from).join(', ')}`
    case 'drop':
      return `Leave out ${step.columns.join(', ')}`
    case 'attach':
      return `Attach ${nameOf(step.source)}`
    case 'features':
      return `Summarise ${nameOf(step.source)}`
  }
}

/** The base in the outline: "customers of Customers, by CustomerKey". */
export function baseTitle({ unit, table: { base } }: Recipe, nameOf: (sourceId: string) => string): string {
  const noun = sentenceCase(unit.noun.plural)
  return base.kind === 'source' ? `${noun}: rows of ${nameOf(base.source)}` : `${noun}: every ${base.name} that occurs`
}

/** The parts of the screen's title. */
export const findingWords = {
  sources: (sources: number, files: number) =>
    `${sentenceCase(numberWord(sources))} ${sources === 1 ? 'source' : 'sources'} from ${filesWord(files)}, not built yet`,
  units: (units: number, noun: Noun, files: number) => `${formatUnits(units, noun)} from ${filesWord(files)}`,
  allFound: 'every row found its partner',
  lostIn: (share: number, rowsOf: string, keysOf: string) =>
    `${formatShare(share)} of the rows of ${rowsOf} find nothing in ${keysOf}`,
  lostUnit: (share: number, rowsOf: string, noun: string) =>
    `${formatShare(share)} of the rows of ${rowsOf} belong to no ${noun}`,
} as const

function filesWord(files: number): string {
  return `${numberWord(files)} ${files === 1 ? 'file' : 'files'}`
}

export const newSourcesWords = {
  title: 'Add files as sources',
  explain:
    'Files with the same columns are read as one source, one after the other. Names can be changed now or later.',
  nameOf: (file: string) => `Name of the source from ${file}`,
  asOne: (files: number) => `Read these ${files} files as one source`,
  base: 'One row of the customer table for each',
  baseRow: (source: string) => `row of ${source}`,
  baseUnit: (column: string, source: string) => `${column} in ${source}`,
  baseNote: 'Its first column becomes the key. Both can be changed at any time.',
  baseUnitNote:
    'Its rows are what happened, such as orders: they are summarised next. Both can be changed at any time.',
  alike: (source: string) =>
    `The same columns as ${source}: if these are more of its rows, cancel, choose ${source} and press “Add more files…”.`,
  add: (sources: number) => (sources === 1 ? 'Add 1 source' : `Add ${sources} sources`),
  cancel: 'Cancel',
  looking: (names: readonly string[]) =>
    names.length === 1 ? `Looking at ${names[0] ?? ''}` : `Looking at ${names.length} files`,
} as const
