import type { LearnedThing } from '../../shared/contract/learning.ts'
import type { HoldOut, HoldOutEvent } from '../../shared/entities/hold-out.ts'
import { formatExactCount, formatNumber, formatShare } from '../ui/format-number.ts'
import { formatDay } from '../ui/format-time.ts'
import { counted, type Noun } from './structures.ts'

const options = (count: number): string =>
  `${formatExactCount(count)} ${count === 1 ? 'option was' : 'options were'} written`

/** What had been done with everybody before they were locked. */
function before({ learnedBefore, optionsBefore }: Extract<HoldOutEvent, { event: 'locked' }>): string {
  const done = [
    ...(learnedBefore.length === 0 ? [] : [`${learnedBefore.join(', ')} had been learned`]),
    ...(optionsBefore === 0 ? [] : [options(optionsBefore)]),
  ]
  return done.length === 0 ? '' : `; before that ${done.join(' and ')}`
}

/** The customers that nothing is learned from, on the Data step. */
export const unseenWords = {
  tab: 'Unseen customers',
  title: (locked: HoldOut | null, shown: { training: number; unseen: number } | null, noun: Noun): string => {
    if (locked === null) return `No ${noun.plural} are kept unseen`
    if (locked.method === 'folds')
      return `Too few ${noun.plural} to keep some unseen: what is learned is judged by fifths`
    if (shown === null) return 'Who is kept unseen cannot be told from this table'
    const { training, unseen } = shown
    return `${formatExactCount(unseen)} of ${counted(training + unseen, noun)} are kept unseen`
  },
  why: (noun: Noun) =>
    `What the workbench learns from data, such as the cut points of scores and the value a new condition begins with, can fit these very ${noun.plural} by luck. Some are therefore kept unseen: nothing is learned from them, and every look at them is counted. Economics count all ${noun.plural}, as they are facts and not learned.`,
  how: (noun: Noun) =>
    `About 30% are drawn by a hash of what names a ${noun.singular}: anyone can draw the same ones again. Where the table was built for several as-of dates, the latest is unseen as a whole. Locking stays: undo does not take it back.`,
  noKey: 'Rows are named by their number, which is another one in the next file: load the table with a key first.',
  lock: 'Lock unseen customers…',
  unlock: 'Give them free…',
  look: 'Look at an option…',
  working: 'Drawing',
  cancel: 'Cancel',
  facts: {
    drawnBy: 'Drawn by',
    share: 'Share drawn',
    method: 'Judged by',
    folds: 'five parts, five times: learned without each in turn',
    names: 'Names drawn',
    locked: 'Locked',
    salt: 'Salt of the hash',
    digest: 'Digest of the names',
    latest: 'Unseen period',
    looks: 'Looks at them',
  },
  latest: (day: string) => `the whole table as of ${formatDay(day)}`,
  names: (unseen: number, all: number) => `${formatExactCount(unseen)} of ${formatExactCount(all)}`,
  looks: (count: number) => (count === 0 ? 'none yet' : formatExactCount(count)),
  rule: 'A name is unseen where the first 8 bytes of SHA-256(salt : name), as a whole number, are below share × 2^64.',
  log: 'What happened to them',
  logNone: 'Nothing yet.',
  logHeads: { when: 'When', who: 'Who', what: 'What', why: 'Why' },
  event: (event: HoldOutEvent, noun: Noun): string => {
    switch (event.event) {
      case 'locked':
        return `Locked: ${counted(event.holdOut.unitsUnseen, noun)} unseen, drawn by ${event.holdOut.drawnBy}${before(event)}`
      case 'unlocked':
        return 'Given free'
      case 'read':
        return `Looked at ${event.subject} on ${counted(event.unitsUnseen, noun)}, as of ${formatDay(event.asOf)}`
    }
  },
  reason: (event: HoldOutEvent): string =>
    event.event === 'read' ? event.purpose : event.event === 'unlocked' ? event.reason : '',
  learned: 'What was learned',
  learnedHeads: { name: 'Score', column: 'From', how: 'How it stands' },
  standing: ({ standing, moved, units }: LearnedThing, isLocked: boolean, noun: Noun): string => {
    switch (standing) {
      case 'without-unseen':
        return `from ${counted(units, noun)}, none of them unseen`
      case 'by-folds':
        return `${formatShare(moved ?? 0)} of ${noun.plural} score otherwise when learned without their fifth`
      case 'from-everybody':
        return isLocked ? 'from everybody, the unseen too' : `from all ${counted(units, noun)}`
    }
  },
  learnedBefore: (names: readonly string[], isFolds: boolean) =>
    `${names.join(', ')}: learned before the lock${isFolds ? ', so nothing judges ' : ' from those who are unseen now, so that they cannot judge '}${names.length === 1 ? 'it' : 'them'}. Learn the cut points again.`,
} as const

export const unseenDialogs = {
  lockTitle: 'Lock unseen customers',
  lockWords: (noun: Noun) =>
    `About 30% of the ${noun.plural} are drawn now and stay unseen by whatever learns, in every later table too: each keeps its side as long as it keeps its name.`,
  few: (units: string) =>
    `With under 2,000 ${units}, none is kept unseen: what is learned is judged by learning again without a fifth of them at a time.`,
  learnedAlready: (names: readonly string[]) =>
    `${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} learned from everybody already: learn the cut points again after locking. The log keeps that.`,
  drawnBy: 'Drawn by',
  drawnByWhy: (noun: Noun) =>
    `The key, or a column that says who belongs together, such as a parent company: ${noun.plural} of one go to the same side.`,
  you: 'Your name',
  youWhy: 'Stands in the log as you write it; it is not checked.',
  doLock: 'Lock',
  unlockTitle: 'Give the unseen customers free',
  unlockWords:
    'What was learned until now stays. The reason stays in the log; others can be drawn later, but these were seen.',
  reason: 'Reason',
  doUnlock: 'Give free',
  lookTitle: 'Look at an option on unseen customers',
  lookWords:
    'Every look is noted. Who looks often and changes the option after it learns from the unseen customers, too.',
  option: 'Option',
  purpose: 'What for',
  doLook: 'Look',
  cancel: 'Cancel',
} as const

export const unseenFound = {
  title: (option: string) => `${option} on unseen customers`,
  words: (training: number, unseen: number, noun: Noun) =>
    `Share of ${counted(training, noun)} that may be learned from, beside ${formatExactCount(unseen)} unseen. Chance alone moves a share by up to the points in the last column, 19 times in 20.`,
  heads: { entry: 'Segment', training: 'Others', unseen: 'Unseen', difference: 'Difference', chance: 'Chance' },
  share: (count: number, all: number) => (all === 0 ? 'n/a' : formatShare(count / all)),
  chance: (points: number) => `±${formatNumber(points * 100, 1)} pt`,
} as const
