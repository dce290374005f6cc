import type { RecipeScore, ScorePart } from '../../shared/recipe/score.ts'
import { formatFigure, formatShare } from '../ui/format-number.ts'
import { formatDay } from '../ui/format-time.ts'
import { counted, type Noun } from './structures.ts'

/** Score columns of the customer table. */
export const scoreWords = {
  title: 'Scores from 1 to 5',
  line: 'Scores',
  add: 'Score a column from 1 to 5',
  note: 'Five groups of about the same size; 5 is best. Cut points stay as they are on next month’s files until they are learned again.',
  ties: 'Equal values always have the same score: where many are the same, groups differ in size and a score may be left out.',
  heads: { name: 'Score', column: 'Of', better: 'Best is', cuts: 'Cut points', learned: 'Learned' },
  parts: { recency: 'Recency', frequency: 'Frequency', monetary: 'Money', other: 'Other' } satisfies Record<
    ScorePart,
    string
  >,
  better: { high: 'high', low: 'low' },
  nameOf: (name: string) => `Name of ${name}`,
  columnOf: (name: string) => `Column that ${name} scores`,
  betterOf: (name: string) => `What is best in ${name}`,
  cutsOf: (name: string) => `Cut points of ${name}`,
  remove: (name: string) => `Leave out ${name}`,
  cutsWrong: 'Numbers in rising order, with ; between them',
  empty: 'No column is scored yet. Cut points are learned from the customer table, so build it first.',
  suggested: 'Score recency, frequency and money',
  again: 'Learn again',
  learning: 'Learning cut points',
  cancel: 'Cancel',
  typed: 'typed by hand',
  learned: ({ asOf, units, withoutUnseen, movedByFolds }: NonNullable<RecipeScore['learned']>, noun: Noun) =>
    [
      `from ${counted(units, noun)} as of ${formatDay(asOf)}`,
      withoutUnseen === null ? null : 'the unseen ones left out',
      movedByFolds === null ? null : `${formatShare(movedByFolds)} score otherwise when learned without their fifth`,
    ]
      .filter((part) => part !== null)
      .join(', '),
  /** "5 up to 31 · 4 up to 63 · … · 1 above" */
  bands: ({ better, cuts }: RecipeScore) => {
    const all = cuts.length + 1
    const scoreAt = (index: number): number => (better === 'high' ? 1 + index : all - index)
    const upTo = cuts.flatMap((cut, index) =>
      cut === cuts[index - 1] ? [] : [`${scoreAt(index)} up to ${formatFigure(cut)}`],
    )
    return [...upTo, `${scoreAt(cuts.length)} above`].join(' · ')
  },
} as const

/** What is offered: learning the scores, and naming the segments. */
export const rfmWords = {
  learn: (noun: string, columns: string) =>
    `Score every ${noun} from 1 to 5 by how recently, how often and for how much they bought (${columns}).`,
  learnDo: 'Learn the scores',
  option:
    'The table has scores of recency, frequency and money: name the usual segments, such as Champions, Loyal and At risk.',
  optionDo: 'RFM segments',
} as const
