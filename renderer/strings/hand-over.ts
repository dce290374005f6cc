import { formatExactCount, formatUnits } from '../ui/format-number.ts'
import { numberWord } from '../ui/number-word.ts'

export interface Noun {
  readonly singular: string
  readonly plural: string
}

/** Words of the hand-over. */
export const handOverWords = {
  step: 'Govern',
  titles: {
    ready: (name: string) => `${name} gives the same answer in every engine`,
    differs: (name: string) => `${name} does not give the same answer everywhere`,
    blind: (name: string) => `The proof of ${name} could have missed a fault`,
    stale: (name: string) => `${name} changed since its proof`,
    unproved: (name: string) => `${name} is not proved yet`,
    blocked: (name: string) => `${name} cannot be handed over yet`,
  },
  draft: 'Draft: checks, approval and locked versions come in a later version.',
  draftTag: 'Draft',
  option: 'Option',
  prove: 'Prove same answers',
  proveAgain: 'Prove again',
  proving: 'Proving…',
  export: (count: number) => (count === 0 ? 'Export files…' : `Export ${formatExactCount(count)} files…`),
  exporting: 'Writing the files',
  cancelExport: 'Cancel the export',
  exported: (name: string) => `${name} was written.`,
  tabs: 'Parts of the hand-over',
  definition: 'Definition',
  proof: 'Same-answer proof',
  sql: 'SQL',
  cancel: 'Cancel',
  steps: (done: number, total: number | null) =>
    total === null ? formatExactCount(done) : `${formatExactCount(done)} of ${formatExactCount(total)} steps`,
  blockedLead: 'Nothing can be exported until these are mended:',
  openRules: 'Open its rules',
  notProvedTag: 'Not made yet',
  notReady: 'The proof follows once the rules can run',
  notReadyHelp: 'What is to be mended stands above.',
  whyNot: 'Why nothing is exported yet',
  needsProof: 'The same-answer proof has not been run for this definition.',
  needsFreshProof: 'The definition or the customer table changed since the last proof.',
  needsSame: 'In the last proof, rows differ between engines.',
  needsSight: 'In the last proof, an altered definition was not noticed.',
  close: 'Close',
  stale: (when: string) => `Changed since ${when}.`,
  staleRemedy: 'Prove again before you export.',
  differs: (count: number) =>
    `${formatExactCount(count)} ${count === 1 ? 'row differs' : 'rows differ'} between engines; the export is blocked.`,
  differsRemedy: 'The rows are listed below with both answers.',
  blind: (count: number) =>
    `${formatExactCount(count)} altered ${count === 1 ? 'definition was' : 'definitions were'} not noticed, so the proof may miss such a fault; the export is blocked.`,
  empty: 'Write a segmentation option first',
  emptyHelp:
    'A definition is handed over from an option: its rules as SQL, and a proof that they give the same answer.',
  toOptions: 'Write an option',
  noTable: 'Load a customer table first',
  toData: 'Go to Data',
  failed: 'The definition could not be described.',
} as const

/** Words of the certificate. */
export const certificateWords = {
  eyebrow: 'Same-answer proof',
  same: 'Every row falls in the same segment in every engine that was run',
  differs: 'Some rows fall in another segment in another engine',
  blind: 'No row differs, but the test rows could have missed a fault',
  stamp: (checked: number, engines: number) =>
    [
      `of ${formatExactCount(checked)} rows differ,`,
      engines === 1 ? 'checked in one engine' : `checked in each of ${numberWord(engines)} engines`,
    ] as const,
  definition: 'Definition',
  scope: (name: string, segments: number, exclusions: number) =>
    `${name}, draft, ${numberWord(segments)} ${segments === 1 ? 'segment' : 'segments'}, ${numberWord(exclusions)} not-served ${
      exclusions === 1 ? 'rule' : 'rules'
    }, standard path`,
  digest: 'Digest',
  table: 'Customer table',
  tableScope: (units: number, noun: Noun, day: string) => `${formatUnits(units, noun)}, as of ${day}`,
  checked: 'Checked',
  checkedScope: (when: string, duration: string) => `${when}, in ${duration}, on this laptop`,
  dates: 'Dates',
  engines: 'Engines',
  engine: 'Engine',
  how: 'How',
  reference: 'reference',
  runHere: 'run here',
  notRun: 'not run here',
  notRunWhy: (product: string, reason: string) => `${product}: ${reason} Its SQL is handed over unproved here.`,
  edgeRows: 'Test rows',
  tableRows: 'Customer rows',
  differ: 'Differ',
  holds: 'What the test rows hold',
  cases: 'Cases',
  rows: 'Rows',
  total: 'Test rows',
  perSegment: (noun: Noun) => `${noun.plural.charAt(0).toUpperCase()}${noun.plural.slice(1)} per segment`,
  segment: 'Segment',
  all: (noun: Noun) => `All ${noun.plural}`,
  sight: 'Could the test rows have seen a fault?',
  caught: (caught: number, made: number) => `${formatExactCount(caught)} of ${formatExactCount(made)}`,
  caughtRest:
    ' altered definitions were noticed: thresholds moved by one step, signs turned, rules swapped, missing values misread.',
  equivalent: (count: number) =>
    `${formatExactCount(count)} more ${count === 1 ? 'is' : 'are'} proved to mean the same as the true one, so there is nothing to notice:`,
  missed: 'Not noticed:',
  differences: 'Rows that differ',
  where: 'Where',
  places: { grid: 'test row', spine: 'customer row' },
  asOf: 'As of',
  cells: 'Values',
  missing: 'missing',
  expected: 'Workbench',
  got: 'Answer',
  more: (count: number) => `and ${formatExactCount(count)} more`,
} as const

/** Words of the other parts. */
export const handOverPartWords = {
  rules: 'Rules, tested in this order',
  digest: 'Digest',
  json: 'Definition as JSON',
  copy: 'Copy',
  dialects: { duckdb: 'DuckDB', sqlite: 'SQLite', postgresql: 'PostgreSQL' },
  dialect: 'Dialect',
  sqlCaption: 'The as-of date is a parameter; the script says how to pass it.',
  notYet: 'The document is made once the option can be handed over.',
  standardPath: 'what no rule takes',
  files: 'Files',
  fileCount: (count: number) => `${formatExactCount(count)} in one archive`,
  download: (name: string) => `Save ${name}`,
  downloadLater: (name: string) => `${name} can be saved after the same-answer proof`,
  noFiles: 'No files yet.',
  beforeTitle: 'Before it leaves this laptop',
  beforeDraft: 'It is a draft: checks, approval and locked versions come in a later version.',
  beforeSigned: 'It is not signed; signing comes in a later version.',
  beforeKeys: (noun: Noun) =>
    `The assignments name every ${noun.singular} by its key. Treat them as you treat the customer table.`,
  beforeProved: 'Every file is made from the proved definition.',
} as const
