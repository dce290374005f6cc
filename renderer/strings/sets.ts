import type { SetColumn } from '../../shared/contract/sets.ts'
import { formatExactCount, formatNumber, formatShare } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import { counted, type Noun } from './structures.ts'

/** Columns that hold sets, on the Data step. */
export const setWords = {
  tab: 'Sets',
  title: (column: string) => `Members of ${column}`,
  column: 'Column',
  evidence: ({ present, several, memberCount, meanMembers }: SetColumn, noun: Noun) =>
    `${formatExactCount(several)} of ${counted(present, noun)} with a value (${formatShare(several / present)}) have several members with “;” between them: ${formatExactCount(memberCount)} different ones, ${formatNumber(meanMembers, 1)} each on average.`,
  how: (column: string) => `A rule asks for one with “has”; “members(${column})” in a formula says how many there are.`,
  first: (shown: number, all: number) =>
    `The ${formatExactCount(shown)} most frequent of ${formatExactCount(all)} are listed.`,
  find: 'Find a member',
  none: 'No member is called so.',
  heads: {
    member: 'Member',
    units: (noun: Noun) => sentenceCase(noun.plural),
    share: 'Share',
    with: 'With',
    without: 'Without',
  },
  withOf: (member: string) => `With ${member}`,
  withoutOf: (member: string) => `Without ${member}`,
  mode: 'With',
  modes: { any: 'any of those ticked', all: 'all of those ticked' },
  ask: 'Tick members to count who has them, or has one and lacks another.',
  found: (count: number, all: number, noun: Noun) =>
    `${counted(count, noun)}, ${formatShare(all === 0 ? 0 : count / all)} of all`,
  show: 'Show the rows',
  copy: 'Copy the rule',
  copied: 'The rule was copied.',
  clear: 'Untick all',
  pick: (column: string) => `Member of ${column}`,
  findMember: 'Find or type a member',
  use: (member: string) => `Use “${member}”`,
} as const
