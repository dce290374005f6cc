import { z } from 'zod'

/** The id of the step that makes the score columns, after all others. */
export const SCORES_STEP = '#scores'

/** Which of the three measures of buying a score is about; other for scores of one's own. */
export const scorePart = z.enum(['recency', 'frequency', 'monetary', 'other'])
export type ScorePart = z.infer<typeof scorePart>

/**
 * A column of whole numbers, from 1 (worst) to one more than there are cuts (best), made from a number column. The cut
 * points are part of the recipe: a run on next month's files uses the same ones, until someone learns them again.
 *
 *   over(v) = how many of the cuts v exceeds      equal values have equal scores, always
 *   score   = 1 + over(v)                         where high values are better
 *   score   = 1 + number of cuts - over(v)        where low values are better, as days since the last order
 *
 * A missing value has no score.
 */
export const recipeScore = z.object({
  part: scorePart,
  /** The column it becomes. */
  name: z.string().min(1),
  /** A number column of the customer table. */
  column: z.string().min(1),
  better: z.enum(['high', 'low']),
  /** Ascending; where many values are the same, some cuts are equal and no one has the scores between. */
  cuts: z
    .array(z.number().finite())
    .min(1)
    .max(9)
    .refine((cuts) => cuts.every((cut, index) => index === 0 || cut >= (cuts[index - 1] ?? cut)), {
      message: 'cut points must ascend',
    }),
  /** Where the cuts came from; null where a person typed them. */
  learned: z
    .object({
      asOf: z.iso.date(),
      /** Rows with a value that they were learned from. */
      units: z.number().int().nonnegative(),
      /** Digest of the unseen customers that they were learned without; null where nobody was unseen. */
      withoutUnseen: z.string().nullable(),
      /** Judged by folds: share of units whose score is another one when learned without their fifth; else null. */
      movedByFolds: z.number().min(0).max(1).nullable(),
    })
    .nullable(),
})
export type RecipeScore = z.infer<typeof recipeScore>

/** The score of a value; null of a missing one. */
export function scoreOf({ better, cuts }: Pick<RecipeScore, 'better' | 'cuts'>, value: number | null): number | null {
  if (value === null || Number.isNaN(value)) return null
  const over = cuts.filter((cut) => value > cut).length
  return better === 'high' ? 1 + over : 1 + cuts.length - over
}
