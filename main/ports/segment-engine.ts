import type { Measure } from '../../shared/economics/measure.ts'
import type { ThresholdCube } from '../../shared/economics/threshold-cube.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { SpineColumns } from './spine-columns.ts'

/** One rule of a structure as an engine runs it. A null rule (unfinished text) takes no unit. */
export interface RunnableRule {
  readonly id: string
  readonly rule: Rule | null
}

/**
 * A structure ready to run: rules in the order in which they are tested, exclusions first.
 * Class `i` is rule `i`; class `rules.length` is the default path. At most 254 rules.
 */
export interface RunnableStructure {
  readonly rules: readonly RunnableRule[]
  /** Named thresholds by name. */
  readonly thresholds: ReadonlyMap<string, number>
  /** ISO day that "snapshot" means. */
  readonly asOf: string
}

/** Why a rule was unknown for a unit: the columns that were missing and mattered. */
export interface RuleReach {
  readonly ruleId: string
  /** Units for which the rule is true, before order decides. */
  readonly matches: number
  /** Matches that at least one other rule of the structure matches too. */
  readonly overlapping: number
  /** Units for which it is unknown. */
  readonly unknown: number
  /** Units for which it is unknown, by the missing column(s) the rule names; a unit counts under each. */
  readonly unknownByColumn: Readonly<Record<string, number>>
}

/** Pairs of classes of two structures that can be told apart at once. */
export const MOST_PAIRS = 2500

/** K classes = rules + default path, M measures, in the structure's order. */
export interface Evaluation {
  /** K counts of units. */
  readonly units: Float64Array
  /** K × M sums over units with a value, row-major by class. Fixed 2^16-row blocks added in order. */
  readonly sums: Float64Array
  /** K × M counts of units with a value. */
  readonly counts: Float64Array
  readonly reach: readonly RuleReach[]
  /** R × R (R rules): units for which both rules are true before order; the diagonal is `matches`. */
  readonly overlap: Float64Array
  /**
   * R × R: units that rule r matches and an earlier or the same rule c takes, at [r × R + c]; 0 where c comes after r.
   * A row adds up to the rule's matches, its diagonal is its units.
   */
  readonly takenBy: Float64Array
  /** Units that two or more rules match before order. */
  readonly overlappingUnits: number
  readonly elapsedMs: number
}

/** K × L pairs of classes of two structures, M measures; row-major by the first structure's class. */
export interface CrossTab {
  /** Units per pair. */
  readonly units: Float64Array
  /** K × L × M sums over units with a value, made as those of an evaluation. */
  readonly sums: Float64Array
  /** K × L × M counts of units with a value. */
  readonly counts: Float64Array
  readonly elapsedMs: number
}

/** A structure while a line, which parts the values of one column, moves over offered steps. */
export interface MovingLine {
  /** Numbers, whole numbers or days. */
  readonly column: string
  /** Ascending, each once. */
  readonly steps: readonly number[]
  /** The structure with the line on the first step, with it on the last, and as it is for a unit whose value is the line's. */
  readonly before: RunnableStructure
  readonly after: RunnableStructure
  readonly at: RunnableStructure
}

/** By how much a line that comes to each of its steps changes a count of an evaluation. */
export interface LineChange {
  /** As of RuleReach and Evaluation. */
  readonly kind: 'matches' | 'unknown' | 'unknownByColumn' | 'overlapping' | 'overlappingUnits' | 'takenBy'
  /** Index of the rule; 0 of `overlappingUnits`. */
  readonly rule: number
  /** Index of the class that takes the units, or name of the column; null of others. */
  readonly by: number | string | null
  /** One per step; the first is 0. */
  readonly steps: Int32Array
}

/** Runs structures over the customer table. Membership and counts are exact, sums to 1e-12 relative of row order. */
export interface SegmentEngine {
  /** Takes over a customer table; the former one and everything cached of it is dropped. */
  attach(spine: SpineColumns): Promise<void>
  detach(): Promise<void>
  /** Evaluates one structure. Rejects with AppError('rule-invalid') where a rule does not fit the columns. */
  evaluate(structure: RunnableStructure, measures: readonly Measure[]): Promise<Evaluation>
  /**
   * What a structure's classes sum up to with a line on each of its steps. Rejects with AppError('not-available') where
   * the line moves units between more classes than can be told apart.
   */
  cube(line: MovingLine, measures: readonly Measure[]): Promise<ThresholdCube>
  /** How the reach of a structure's rules changes with the line on each of its steps. Rejects as `cube` does. */
  moves(line: MovingLine): Promise<readonly LineChange[]>
  /** The class of every unit, in row order. */
  classify(structure: RunnableStructure): Promise<Uint8Array>
  /** Rows for which the rule is true, ascending. */
  select(rule: Rule, thresholds: ReadonlyMap<string, number>, asOf: string): Promise<Uint32Array>
  /** The measures of single rows, row after row: rows × M values, NaN where a measure has none. For a few rows. */
  measuresOf(measures: readonly Measure[], rows: readonly number[]): Promise<Float64Array>
  /**
   * Units and measures by the pair of classes that two structures put a unit in. Rejects with
   * AppError('not-available') where there are more than MOST_PAIRS.
   */
  crossTab(a: RunnableStructure, b: RunnableStructure, measures: readonly Measure[]): Promise<CrossTab>
  close(): Promise<void>
}
