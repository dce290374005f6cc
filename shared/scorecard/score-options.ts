import type { ComparedStructure } from '../contract/comparison.ts'
import { OPTION_CRITERIA, type OptionCriterion, type Scorecard, weightOf } from '../entities/scorecard.ts'
import { optionPoints } from './option-points.ts'
import { type RankSensitivity, rankSensitivity } from './rank-flips.ts'
import { type Points, sharedCriteria, weightedScore } from './weighted-score.ts'

/** Options with their points, scores and which ranks hold. */
export interface ScoredOptions {
  readonly points: readonly Points<OptionCriterion>[]
  readonly criteria: readonly OptionCriterion[]
  readonly scores: readonly (number | null)[]
  readonly sensitivity: RankSensitivity<OptionCriterion>
}

/** Scores options by the criteria that all of them have. @param loads of the fullest capacity, by option */
export function scoreOptions(
  structures: readonly ComparedStructure[],
  loads: readonly (number | null)[],
  scorecard: Pick<Scorecard, 'weights'>,
): ScoredOptions {
  const points = structures.map((structure, at) => optionPoints(structure, loads[at] ?? null))
  const criteria = sharedCriteria(
    OPTION_CRITERIA,
    points.map((own) => ({ points: own })),
  )
  const scoresWith = (factorOf: (id: OptionCriterion) => number) =>
    points.map((own) => weightedScore(own, criteria, (id) => weightOf(scorecard, id) * factorOf(id)))
  return { points, criteria, scores: scoresWith(() => 1), sensitivity: rankSensitivity(criteria, scoresWith) }
}
