import type { Domain, EntryField, LegalBasis, Sensitivity, Signal } from '../../shared/quality/dictionary.ts'
import type { Grade } from '../../shared/quality/judge-columns.ts'
import { listed } from './listed.ts'

export const GRADE_WORDS: Readonly<Record<Grade, string>> = { pass: 'Pass', warn: 'Warning', fail: 'Fail' }

export const SENSITIVITY_WORDS: Readonly<Record<Sensitivity, string>> = {
  none: 'Not sensitive',
  personal: 'Personal',
  protected: 'Protected',
  special: 'Special category',
}

export const SENSITIVITY_NOTES: Readonly<Record<Sensitivity, string>> = {
  none: 'tells of no person, or of nothing that needs guarding',
  personal: 'points at a person: name, address, telephone',
  protected: 'must not decide price, credit or service: gender, age',
  special: 'law allows it on few grounds only: health, religion',
}

export const SIGNAL_WORDS: Readonly<Record<Signal, string>> = {
  identifier: 'Identifier',
  attribute: 'Attribute',
  purchase: 'Purchases',
  channel: 'Channel',
  behaviour: 'Behaviour',
  feedback: 'Feedback',
  service: 'Service',
  cost: 'Cost and margin',
  payment: 'Payment',
}

export const DOMAIN_WORDS: Readonly<Record<Domain, string>> = {
  identity: 'Who it is',
  transactions: 'What it buys',
  usage: 'How it uses the product',
  service: 'What service it takes',
  margin: 'What it costs and earns',
  payment: 'How it pays',
}

export const BASIS_WORDS: Readonly<Record<LegalBasis, string>> = {
  consent: 'Consent',
  contract: 'Contract',
  'legal-obligation': 'Legal obligation',
  'legitimate-interest': 'Legitimate interest',
  'vital-interest': 'Vital interest',
  'public-task': 'Public task',
  'not-personal': 'No personal data',
}

export const FIELD_WORDS: Readonly<Record<EntryField, string>> = {
  meaning: 'What a value says',
  source: 'Source',
  currency: 'Currency',
  period: 'Period',
  taxBasis: 'Tax',
  asOf: 'As of',
  maxAgeMonths: 'Oldest, in months',
  purpose: 'Purpose',
  basis: 'Legal basis',
  sensitivity: 'Sensitive',
  sensitivityReason: 'Why it is not',
  signal: 'Tells of',
  domain: 'Part of the table',
  range: 'Values from, to',
  emptyMeans: 'An empty cell means',
}

export const TAX_WORDS = { net: 'net of tax', gross: 'with tax' } as const
export const EMPTY_WORDS = { unknown: 'nothing is known', none: 'there is none, or not yet' } as const

export const qualityStrings = {
  check: 'Check',
  choose: (column: string) => `Choose ${column}`,
  chooseAll: 'Choose all columns shown',
  filterLabel: 'Show columns',
  filters: {
    all: 'All',
    fail: 'Fail',
    warn: 'Warning',
    pass: 'Pass',
    sensitive: 'Sensitive',
    out: 'Kept out of rules',
  },
  noneShown: 'No column is so.',
  limits: 'Limits…',
  several: (count: number) => `${count} columns`,
  close: 'Back to column meanings',
  findings: 'What was found',
  nothingFound: 'Nothing against it.',
  notChecked: 'Days, ranges and values far out are checked once the data is loaded again.',
  keptOut: 'Kept out of rules',
  accepted: (reason: string, day: string) => `Accepted on ${day}: ${reason}`,
  acceptReason: 'Reason to use it all the same',
  accept: 'Accept',
  noLongerAccept: 'Take back',
  acceptHelp: 'The reason is kept and printed with every dictionary that is exported.',
  dictionary: 'Dictionary',
  use: 'Use and consent',
  content: 'What it holds',
  freshness: 'How fresh it is',
  various: 'various',
  notSaid: 'Not said',
  back: 'as proposed',
  backLabel: (field: string) => `${field}: as proposed`,
  reasonNeeded: 'Say first why it is less sensitive than it seems, then choose.',
  noDomain: 'None of the six',
  noCurrency: 'No amounts',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  rangeFrom: 'Least allowed',
  rangeTo: 'Greatest allowed',
  noAge: 'It does not age',
  coarsened: {
    'tenth-of-a-degree': 'Rounded to a tenth of a degree, about 11 km.',
    'postcode-area': 'Cut to the area of the postcode.',
    'left-out': 'Left out: it places somebody to the house or computer.',
  },
} as const

export const coverageStrings = {
  tab: 'Coverage',
  label: 'The six parts of a customer table',
  heads: { domain: 'Part', columns: 'Columns', populated: 'Populated', state: 'Covered' },
  lead: (covered: number) => `${covered} of 6 parts are covered.`,
  missing: 'missing: no column tells of it',
  below: (limit: string) => `under ${limit}`,
  yes: 'covered',
  more: (count: number) => `and ${count} more`,
  unavailable: (figures: readonly string[]) => `Not available for it: ${listed(figures)}.`,
  mend: 'Choose its emptiest column: fill it in the file, say what an empty cell means, or put it to another part.',
  what: 'What a segmentation rests on. A part that is missing is a question that no rule can ask; what rests on it is not available and never zero. Choose a column to change the part it belongs to.',
} as const

export const limitsStrings = {
  title: 'Limits of the check',
  lead: 'Grades follow at once. A column that fails, or is out of date, is kept out of rules until it is mended or accepted.',
  defaults: 'Default limits',
  done: 'Done',
  missingWarns: 'Empty cells: warn above',
  missingFails: 'Empty cells: fail above',
  misfitsFail: 'Values of another type: fail above',
  outOfRangeFails: 'Out of range, impossible days: fail above',
  earliestDay: 'Earliest possible day',
  daysAhead: 'Days may lie after the as-of date by',
  outlierReach: 'Far out: beyond',
  outlierReachOf: (reach: number) => `${reach} interquartile ranges`,
  maxAgeMonths: 'Oldest attribute, in months',
  domainCovered: 'A part is covered from',
  smallestGroup: 'Smallest group that is shared',
} as const

export const locationStrings = {
  title: 'Precise locations',
  precise: (consent: string) => `Kept as precise as they are: ${consent}`,
  coarsen: 'Coarsen to the city',
  consent: 'Consent to keep them precise',
  consentHelp: 'Who consented, and where that is recorded. The file is then read again.',
  keepPrecise: 'Keep precise',
  ofSource: (columns: string) =>
    `${columns}: coarsened to about a city in the customer table, or left out, unless there is consent.`,
} as const
