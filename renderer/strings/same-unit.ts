import type { KeyDecision } from '../../shared/recipe/key-decision.ts'
import { formatExactCount, formatShare } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import type { Noun } from './structures.ts'

const pairs = (count: number): string => `${formatExactCount(count)} ${count === 1 ? 'pair' : 'pairs'}`
const keys = (count: number): string => `${formatExactCount(count)} ${count === 1 ? 'key' : 'keys'}`

const MOST_SURE = 0.999

/** Rows that are one unit: finding, deciding, what was decided. */
export const sameUnitWords = {
  title: ({ singular }: Noun) => `Same ${singular} twice`,
  line: ({ singular }: Noun, decided: string) => (decided === '' ? `Same ${singular}` : `Same ${singular}: ${decided}`),
  menuNote: 'Merge, keep or split keys that are or look the same',
  note: ({ plural }: Noun) =>
    `Rows that may be one of your ${plural}, by what they have in common. Nothing is merged before you decide; every decision can be taken back and goes with the recipe.`,
  find: ({ plural }: Noun) => `Find ${plural} that stand twice…`,
  look: 'Look for them',
  lookAgain: 'Look again',
  looking: 'Comparing rows',
  cancel: 'Cancel',
  compare: (names: readonly string[]) =>
    names.length === 0 ? 'Compare by: the key' : `Compare by: ${names.join(', ')}`,
  compareTitle: 'Columns to compare rows by',
  notYet: 'Not looked for yet.',
  none: ({ plural }: Noun) => `No ${plural} look the same any more.`,
  found: (rows: number, compared: number, found: number, likely: number) =>
    `${pairs(found)} among ${formatExactCount(rows)} rows, ${likely === 0 ? 'none' : formatExactCount(likely)} of them likely the same (${formatExactCount(compared)} pairs were compared).`,
  crowded: (count: number) =>
    count === 1
      ? '1 value stands in too many rows to say anything; rows were not compared for it alone.'
      : `${formatExactCount(count)} values stand in too many rows to say anything; rows were not compared for those alone.`,
  mergeAll: (count: number) => `Merge all ${formatExactCount(count)} likely ones`,
  /** Nothing is ever wholly sure. */
  sure: (score: number) => `${formatShare(Math.min(score, MOST_SURE))} sure`,
  twice: 'One key, two rows',
  pair: (key: string, other: string) => (key === other ? `${key}, twice` : `${key} and ${other}`),
  merge: 'Merge',
  mergeSpoken: (from: string, into: string) =>
    from === into ? `Merge the rows of ${into}` : `Merge ${from} into ${into}`,
  keep: 'Keep both',
  keepSpoken: (key: string, other: string) => `Keep ${key} and ${other} as two`,
  split: (column: string) => `Split by ${column}`,
  splitSpoken: (key: string, column: string) => `Split ${key} by ${column}`,
  swap: 'Keep the other key',
  stays: 'stays',
  key: 'Key',
  missing: 'missing',
  agreements: { same: 'the same', near: 'nearly the same', some: 'somewhat alike', differs: 'different' },
  more: (count: number) => `Show ${formatExactCount(count)} more`,
  notShown: (count: number) => `${pairs(count)} more are not shown: decide these first, then look again.`,
  decisions: 'What was decided',
  noDecisions: 'Nothing was decided yet.',
  heads: { what: 'Decision', sure: 'Sure' },
  takeBack: 'Take back',
  takeBackSpoken: (decision: string) => `Take back: ${decision}`,
  saveCsv: 'Save as CSV',
  csvName: 'key-decisions.csv',
  moved: 'Rows that went to another key',
  merged: 'Pairs merged',
  kept: 'Pairs kept as two',
  splitCount: 'Keys split',
  before: 'Rows before',
  after: ({ plural }: Noun) => sentenceCase(plural),
  money: 'Totals before and after',
  moneySame: 'unchanged',
  unusedTitle: 'No longer in the files',
  unused: (count: number) =>
    `${keys(count)} of these decisions no longer ${count === 1 ? 'occurs' : 'occur'}. They are kept, for they may come again.`,
  andMore: (count: number) => `and ${formatExactCount(count)} more`,
  notBuilt: 'Build the table to see what the decisions do.',
  rules: 'Columns of merged rows',
  rulesNote: 'Amounts add up; of other columns the value of the key that stays counts, else what the others agree on.',
  usual: (isAmount: boolean) => (isAmount ? 'as usual: sum' : 'as usual: the key that stays'),
} as const

/** A decision as one sentence. */
export function sayDecision(decision: KeyDecision): string {
  switch (decision.kind) {
    case 'merge':
      return decision.key === decision.into ? `Rows of ${decision.key} are one` : `${decision.key} is ${decision.into}`
    case 'keep':
      return `${decision.key} and ${decision.other} stay two`
    case 'split':
      return `${decision.key} is split by ${decision.by}`
  }
}

/** What was decided, for the line of the outline. */
export function sayDecided(decisions: readonly KeyDecision[]): string {
  const count = (kind: KeyDecision['kind']): number => decisions.filter((each) => each.kind === kind).length
  const parts = [
    [count('merge'), 'merged'],
    [count('keep'), 'kept'],
    [count('split'), 'split'],
  ] as const
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${formatExactCount(number)} ${word}`)
    .join(', ')
}

/** Units that belong to others. */
export const parentWords = {
  column: ({ singular }: Noun) => `Parent of each ${singular}`,
  none: 'None',
  level: 'Decisions are about',
  child: ({ singular }: Noun) => `each ${singular}`,
  childNote: 'the parent’s key is carried along',
  parent: 'the parent',
  parentNote: ({ plural }: Noun) => `its ${plural} become one row`,
  by: 'Found by',
  byKey: 'the key of the row',
} as const
