import { type RecipeScore, scoreOf } from '../../../shared/recipe/score.ts'
import { learnCutPoints } from './cut-points.ts'
import type { TrainingRows } from './training-rows.ts'

/** Scores run from 1 to this: quintiles. */
export const SCORE_PARTS = 5
export const FOLDS = 5

/** Reads a number column; NaN where missing. */
type ValueAt = (row: number) => number

/**
 * Share of values whose score is another one when the cut points are learned without the fifth of the rows that they are
 * in: over five folds, and over every repeat of them. Null where no row has a value.
 * @param repeats for each repeat the fold of every row
 */
export function movedByFolds(
  training: TrainingRows,
  repeats: readonly Uint8Array[],
  valueAt: ValueAt,
  better: RecipeScore['better'],
): number | null {
  const cuts = learnCutPoints(training, valueAt, SCORE_PARTS)
  let moved = 0
  let scored = 0
  for (const foldOf of repeats)
    for (let fold = 0; fold < FOLDS; fold++) {
      const others = training.where((row) => foldOf[row] !== fold)
      const without = learnCutPoints(others, valueAt, SCORE_PARTS)
      for (const value of training.where((row) => foldOf[row] === fold).values(valueAt)) {
        scored++
        if (scoreOf({ better, cuts: [...cuts] }, value) !== scoreOf({ better, cuts: [...without] }, value)) moved++
      }
    }
  return scored === 0 ? null : moved / scored
}
