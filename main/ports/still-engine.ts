import type { Measure } from '../../shared/economics/measure.ts'
import type { RunnableStructure } from './segment-engine.ts'

/** Which values and sums are wanted of so many values in ascending order. */
export interface OrderQuestion {
  /** Ranks from 0 whose values are wanted, ascending. */
  readonly ranksOf: (count: number) => readonly number[]
  /** Of how many of the smallest values the sum is wanted, ascending. */
  readonly cutsOf: (count: number) => readonly number[]
}

/** Some values: how many, their sum, and the sum of each times its rank from 1 in ascending order. */
export interface RankedSums {
  readonly count: number
  readonly sum: number
  readonly rankedSum: number
}

/** A measure's values over some units, as far as they are known. */
export interface OrderedValues extends RankedSums {
  /** Those above zero; ranks are those among all. */
  readonly positive: RankedSums
  /** In the order of the ranks and cuts that were asked for. */
  readonly values: readonly number[]
  readonly sums: readonly number[]
}

/** What decides how often a unit counts in a resample. */
export interface Draws {
  readonly seed: number
  /** Rounded up to the next multiple of four. */
  readonly resamples: number
  /**
   * Columns that name what is drawn: the first that has a value in a row, else the row's number. Rows of one name are
   * drawn together.
   */
  readonly namedBy: readonly string[]
}

/** R × K × M sums: of each resample, class and measure. */
export interface Resampled {
  readonly resamples: number
  readonly sums: Float64Array
}

/**
 * Figures that are worked out while nobody asks for anything else: each gives way to the next question that the segment
 * engine is asked, and then answers null. Rejects with the signal's reason once it is aborted.
 */
export interface StillEngine {
  /** Waits until no question came for so long. */
  still(forMs: number, signal: AbortSignal): Promise<void>
  /** Exact order statistics of a measure in each class, and last of all units. */
  order(
    structure: RunnableStructure,
    measure: Measure,
    question: OrderQuestion,
    signal: AbortSignal,
  ): Promise<readonly OrderedValues[] | null>
  /**
   * The Poisson bootstrap (Hanley & MacGibbon 2006): in each resample a unit counts Poisson(1) times, decided by a hash of
   * the seed, the resample and its name. A unit without a value adds nothing.
   */
  resample(
    structure: RunnableStructure,
    measures: readonly Measure[],
    draws: Draws,
    signal: AbortSignal,
  ): Promise<Resampled | null>
}
