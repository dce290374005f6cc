import type { ComparedStructure } from '../contract/comparison.ts'
import type { OptionCriterion } from '../entities/scorecard.ts'
import type { Points } from './weighted-score.ts'

/**
 * What an option scores, 0 to 100 each, by figures that are shares already, so that the points of one option do not
 * depend on which others stand beside it.
 * - separation, churnContrast: the scores of the board
 * - classified: units that a rule takes, segments and not served
 * - distinct: units that no second rule matches before order decides
 * - servable: 100 while the fullest capacity does, else capacity ÷ demand
 * @param load demand ÷ capacity of the fullest capacity; null where none is given or known
 */
export function optionPoints(structure: ComparedStructure, load: number | null): Points<OptionCriterion> {
  const { separation, churnContrast, defaultShare, overlapShare } = structure
  const points = (share: number | null): number | null =>
    share === null ? null : 100 * Math.min(1, Math.max(0, share))
  return {
    separation: points(separation),
    churnContrast: points(churnContrast),
    classified: points(defaultShare === null ? null : 1 - defaultShare),
    distinct: points(overlapShare === null ? null : 1 - overlapShare),
    servable: load === null ? null : points(load <= 1 ? 1 : 1 / load),
  }
}
