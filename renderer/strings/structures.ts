import type { OperatorId } from '../features/structures/condition-operators.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { numberWord } from '../ui/number-word.ts'
import { listed } from './listed.ts'

export interface Noun {
  readonly singular: string
  readonly plural: string
}

/** "1 account", "18,412 accounts". */
export const counted = (count: number, noun: Noun): string =>
  `${formatExactCount(count)} ${count === 1 ? noun.singular : noun.plural}`

/** Operators in the builder: a sign or a few words, and what they mean. */
export const OPERATOR_WORDS: Readonly<Record<OperatorId, { readonly sign: string; readonly name: string }>> = {
  '=': { sign: '=', name: 'equal to' },
  '!=': { sign: '≠', name: 'not equal to' },
  '<': { sign: '<', name: 'less than' },
  '<=': { sign: '≤', name: 'at most' },
  '>': { sign: '>', name: 'more than' },
  '>=': { sign: '≥', name: 'at least' },
  between: { sign: 'between', name: 'both ends included' },
  'not between': { sign: 'not between', name: 'outside of both ends' },
  in: { sign: 'in', name: 'one of a list' },
  'not in': { sign: 'not in', name: 'none of a list' },
  contains: { sign: 'contains', name: 'the text occurs in it' },
  starts: { sign: 'starts with', name: 'begins with the text' },
  has: { sign: 'has', name: 'one of its parts between ";" is the text' },
  'within before': { sign: 'within … before', name: 'days back from a day' },
  'within after': { sign: 'within … after', name: 'days on from a day' },
  missing: { sign: 'is missing', name: 'has no value' },
  present: { sign: 'is present', name: 'has a value' },
}

/** Words of the step Hypothesise. */
export const structuresWords = {
  step: 'Hypothesise',
  narrow: (signal: string) => `rests on ${signal} alone`,
  narrowWhy:
    'All segments are told by one kind of signal. What customers buy, do, say and cost seldom agree: a rule on another kind shows whether the segments hold.',
  scope: (letter: string, basis: string, segments: number, exclusions: number) =>
    [
      `Option ${letter}`,
      basis,
      `${numberWord(segments)} ${segments === 1 ? 'segment' : 'segments'}`,
      `${numberWord(exclusions)} not-served ${exclusions === 1 ? 'rule' : 'rules'}`,
    ].join('  ·  '),
  unknownTo: (count: number, name: string, noun: Noun) => `  ·  ${counted(count, noun)} unknown to ${name}`,
  tabs: 'Segmentation options',
  newOption: 'New option',
  newOptionName: (letter: string) => `Option ${letter}`,
  addOption: 'Write the first option',
  empty: 'Write the first segmentation option',
  emptyHelp:
    'An option is a list of rules, tested in order: who is not served, then the segments. What no rule takes goes to the standard path.',
  noTable: 'Load a customer table first',
  noTableHelp: 'Rules are written on its columns and counted at once.',
  toData: 'Go to Data',
  duplicate: 'Duplicate',
  compare: 'Compare',
  optionMenu: 'More for this option',
  rename: 'Rename…',
  basis: 'Basis',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  deleteOption: 'Delete option',
  deleted: (name: string) => `${name} was deleted.`,
  undo: 'Undo',
  optionName: 'Name of the option',
  basisLabel: 'Basis on which it divides',
  save: 'Keep',
  cancel: 'Cancel',
  editOption: 'Name and basis',
} as const

/** Words of the ordered list. */
export const listWords = {
  label: 'Segments in the order in which they are tested',
  head: 'Tested in order',
  share: 'Share',
  earlier: 'Earlier',
  /** After the figures of a line, for who hears them. */
  spokenUnits: (count: number, noun: Noun) => ` ${count === 1 ? noun.singular : noun.plural}`,
  spokenShare: (noun: Noun) => ` of all ${noun.plural}`,
  spokenEarlier: ' of its matches go to earlier rules',
  earlierHint: 'Share of what the rule matches that an earlier rule takes',
  earlierCount: (lost: number, matches: number) =>
    `${formatExactCount(lost)} of the ${formatExactCount(matches)} that match go to an earlier rule`,
  total: (noun: Noun) => `All ${noun.plural}`,
  addSegment: 'Segment',
  addExclusion: 'Not-served rule',
  newSegment: (count: number) => `Segment ${count}`,
  newExclusion: (count: number) => (count === 0 ? 'Not served' : `Not served ${count + 1}`),
  hint: (noun: Noun) =>
    `The first rule that is true takes the ${noun.singular}. Earlier: share of what a rule matches that a rule above it takes.`,
  name: (name: string) => `Name of ${name}`,
  menu: (name: string) => `Actions for ${name}`,
  rename: 'Rename',
  duplicate: 'Duplicate',
  showUnits: 'Show in the table',
  up: 'Move up',
  down: 'Move down',
  remove: 'Delete',
  drag: (name: string) => `Drag ${name} to another place in the order`,
  locked: 'Keeps its place',
  broken: 'Its rule cannot run',
  tooNewHelp: 'Those with too little history to judge; no rule below takes them. Frame says how much it takes.',
  standardPathHelp: 'What no rule takes goes here. Its place is last.',
} as const

/** Words of the rule editor. */
export const ruleWords = {
  keptOut: 'kept out of rules',
  usesKeptOut: 'Uses a column kept out of rules',
  toColumn: (name: string) => `Go to ${name}`,
  builder: 'Builder',
  text: 'Text',
  trueHead: 'True',
  unknownHead: 'Unknown',
  copy: 'Copy',
  lead: (matches: number, lost: number, noun: Noun) =>
    `${counted(matches, noun)} ${matches === 1 ? 'satisfies' : 'satisfy'} the rule${
      lost === 0 ? '' : `, ${formatExactCount(lost)} of them go to an earlier rule`
    }`,
  valid: 'Rule valid',
  invalid: 'Cannot be read yet',
  misfit: 'Does not fit the table',
  unsaved: 'Enter keeps, Esc back',
  nothingYet: 'No rule yet',
  emptyBuilder: 'Add the first condition, or write the rule as text.',
  emptyText: 'Such as: revenue >= 50000 and industry in ("Fintech", "Logistics")',
  unread: 'The text cannot be read yet; this is the last rule that could.',
  textLabel: (name: string) => `Rule of ${name} as text`,
  addCondition: 'Add condition',
  addGroup: 'Add group',
  allOf: 'all of',
  anyOf: 'any of',
  not: 'not',
  groupMenu: (kind: string) => `This group is read as "${kind}"; change it`,
  readAll: 'All of these are true',
  readAny: 'Any of these is true',
  negate: 'Turn into its opposite (not)',
  affirm: 'Take the "not" away',
  removeGroup: 'Delete group',
  conditionMenu: 'More for this condition',
  removeCondition: 'Delete condition',
  alternative: 'Add an alternative (or)',
  further: 'Add a further condition (and)',
  ignoreCase: 'Ignore upper and lower case',
  ignoringCase: 'ignoring case',
  column: 'Column',
  operator: 'Test',
  value: 'Value',
  low: 'From',
  high: 'To',
  days: 'Days',
  dayHint: 'yyyy-mm-dd',
  anchor: 'Counted from',
  snapshot: 'as-of date',
  daysBefore: 'days before',
  daysAfter: 'days after',
  and: 'and',
  findColumn: 'Find a column',
  findValue: 'Find or type a value',
  useValue: (text: string) => `Use "${text}"`,
  noMatch: 'No match',
  values: 'Values',
  addValue: 'Another value',
  plainNumber: (text: string) => `Plain number ${text}`,
  namedThreshold: 'Named threshold',
  plain: 'none',
  yes: 'true',
  no: 'false',
  missingCount: (count: number, noun: Noun) => `${counted(count, noun)} without a value`,
} as const

/** Words of the named thresholds. */
export const thresholdWords = {
  title: 'Named thresholds',
  caption: 'shared by all rules',
  name: 'Name',
  value: 'Value',
  unit: 'Unit',
  uses: (count: number) => (count === 0 ? 'in no rule' : `in ${numberWord(count)} ${count === 1 ? 'rule' : 'rules'}`),
  add: 'Threshold',
  empty: 'A number with a name, such as @heavy_use, that several rules share.',
  remove: (name: string) => `Delete @${name}`,
  inUse: (name: string) => `@${name} is used by a rule`,
  nameOf: (name: string) => `Name of @${name}`,
  whereUsed: (name: string) => `Rules with @${name}`,
  find: 'Find or name a threshold',
  nameIt: 'Type a name to share this number.',
  make: (name: string, value: string) => `Name ${value} @${name}`,
  badName: 'A name has letters, digits and "_" and begins with a letter.',
  taken: 'This name is taken.',
  valueOf: (name: string) => `Value of @${name}`,
  unitOf: (name: string) => `Unit of @${name}`,
  alsoUsed: (name: string, count: number) =>
    `@${name} is shared: ${numberWord(count)} other ${count === 1 ? 'rule moves' : 'rules move'} with it when you let go.`,
} as const

/** Words of the inspector. */
export const effectWords = {
  title: (name: string) => `Effect on ${name}`,
  figures: (name: string) => `${name}`,
  was: 'Was',
  now: 'Now',
  change: 'Change',
  units: (noun: Noun) => noun.plural.charAt(0).toUpperCase() + noun.plural.slice(1),
  share: (noun: Noun) => `Share of ${noun.plural}`,
  revenue: (unit: string) => `Revenue, ${unit}`,
  contribution: (unit: string) => `Contribution, ${unit}`,
  perUnit: (unit: string, noun: Noun) => `Per ${noun.singular}-year, ${unit}`,
  churn: 'Churn',
  interval: (interval: string, n: number, noun: Noun) =>
    `Per ${noun.singular}-year now: 90% interval ${interval}, n\u00a0${formatExactCount(n)}.`,
  from: (count: number, noun: Noun) => `Where the ${counted(count, noun)} come from`,
  to: (count: number, noun: Noun) => `Where the ${counted(count, noun)} go`,
  elsewhere: 'What changes elsewhere',
  overlap: 'Overlap before order',
  overlapNone: (noun: Noun) => `No ${noun.singular} matches two rules.`,
  overlapAll: (count: number, share: string, noun: Noun) =>
    `${counted(count, noun)} (${share}) ${count === 1 ? 'matches' : 'match'} more than one rule; the first in the order takes each.`,
  ofMatches: (count: number, noun: Noun) => `Of the ${counted(count, noun)} that match this rule`,
  stay: 'stay here',
  goTo: (name: string) => `go to ${name}`,
  noneLost: 'No earlier rule takes any.',
  contested: (count: number, own: number, later: readonly string[], noun: Noun) => {
    const who = count === own ? `All of its ${noun.plural}` : `${formatExactCount(count)} of its own`
    const names = later.length === 0 ? '' : `: ${listed(later)}`
    return `${who} ${count === 1 && count !== own ? 'matches' : 'match'} a later rule too${names}.`
  },
  matrix: (isThousand: boolean) => `Who takes each rule’s matches${isThousand ? ', in thousands' : ''}`,
  matches: 'Rule that matches',
  takes: (name: string) => `taken by ${name}`,
  cell: (count: number, name: string, taker: string, noun: Noun) =>
    `${counted(count, noun)} match ${name} and go to ${taker}`,
  unknownTitle: 'Unknown',
  unknownNone: 'The rule can be decided for all.',
  stayOut: (noun: Noun) => ` ${noun.plural} stay out because `,
  isMissing: ' is missing.',
  decide: 'Take those in',
  rest: (count: number, noun: Noun) => `For ${counted(count, noun)} the rule is unknown in all.`,
  listUnknown: (count: number, noun: Noun) => `List the ${counted(count, noun)}`,
} as const
