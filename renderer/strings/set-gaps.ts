import type { SetGaps, UnitGaps } from '../../shared/contract/sets.ts'
import { formatExactCount, formatShare } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import { counted, type Noun } from './structures.ts'

/** What units lack that most of their peers have, on the Data step. */
export const gapWords = {
  tab: 'Gaps',
  title: (column: string) => `What most have in ${column} and some lack`,
  column: 'Column',
  by: 'Peers have the same',
  everyone: 'all are peers',
  group: 'Peers',
  all: 'all',
  usualFrom: 'Usual from a share of',
  found: ({ peers, usual, withGaps }: SetGaps, noun: Noun) =>
    usual.length === 0
      ? `Of ${counted(peers, noun)} with a value no member is that frequent.`
      : `${counted(withGaps, noun)} of ${formatExactCount(peers)} with a value lack something that most of them have.`,
  unknown: (noun: Noun) => `Of ${noun.plural} without a value it is not known what they lack: they are left out.`,
  few: 'No group has 30 with a value: choose another column, or all.',
  usual: 'What most have',
  heads: {
    member: 'Member',
    have: 'Have it',
    share: 'Share',
    lack: 'Lack it',
    unit: ({ singular }: Noun) => sentenceCase(singular),
    members: 'Has',
    lacks: 'Lacks',
  },
  showLack: (member: string) => `Show the rows that lack ${member}`,
  show: 'Show',
  units: (noun: Noun) => `${sentenceCase(noun.plural)} that lack most`,
  noGaps: (noun: Noun) => `None of these ${noun.plural} lacks any of it.`,
  first: (shown: number, all: number) => `The first ${formatExactCount(shown)} of ${formatExactCount(all)}.`,
  lookUp: ({ singular }: Noun) => `Key of one ${singular}`,
  of: ({ key }: UnitGaps) => `What ${key} has and lacks`,
  against: ({ group, peers }: UnitGaps, noun: Noun) =>
    group === null
      ? `Held against all ${counted(peers, noun)} with a value.`
      : `Held against ${counted(peers, noun)} of ${group}.`,
  nothing: (key: string) => `${key} has no value, so it is not known what it lacks.`,
  complete: 'It lacks nothing that most have.',
  has: 'Has',
  lacks: 'Lacks',
  ofPeers: (share: number) => `${formatShare(share, 0)} of the peers`,
} as const
