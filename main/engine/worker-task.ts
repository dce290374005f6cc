/*
 * What travels between an engine and its worker threads. A run is cut into items; the workers draw the next item's
 * number from a shared counter, and each answers once when there is none left.
 */
import type { KeyCandidate } from '../../shared/contract/imports.ts'
import type { ColumnStatistics, Distribution, DistributionQuestion, SortDirection } from '../ports/column-analyst.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { OrderedValues } from '../ports/still-engine.ts'
import type { MeasureNode } from './measure-program.ts'
import type { Asked } from './ordered-of.ts'
import type { Lookup, ReadyProgram } from './program.ts'
import type { SortedBlocks } from './sorted-runs.ts'
import type { StepBuckets } from './step-buckets.ts'

/** Items are blocks. `sums` is blocks × K × M in shared memory, `tables` those of the lookups that measures name. */
export interface EvaluateTask {
  readonly kind: 'evaluate'
  readonly program: ReadyProgram
  readonly measures: readonly MeasureNode[]
  readonly tables: readonly Uint8Array[]
  readonly sums: Float64Array
}

/** One worker's share of an evaluation: whole numbers, which add up in any order. */
export interface EvaluateShare {
  /** K. */
  readonly units: Float64Array
  /** K × M. */
  readonly counts: Float64Array
  /** R. */
  readonly unknown: Float64Array
  /** R × columns of the table: of the units for which a rule is unknown, those that have a value. */
  readonly unknownWithValue: Float64Array
  /** R × R, the lower triangle empty. */
  readonly overlap: Float64Array
  /** R × R, the upper triangle empty. */
  readonly takenBy: Float64Array
  /** R: matches that another rule matches too; then, last, the units that two or more rules match. */
  readonly overlapping: Float64Array
}

/**
 * Items are blocks. `sums` is blocks × M × cells in shared memory, where cells are the pairs of classes of `a` and `b`,
 * row-major.
 */
export interface CrossTabTask {
  readonly kind: 'cross-tab'
  readonly a: ReadyProgram
  readonly b: ReadyProgram
  readonly measures: readonly MeasureNode[]
  readonly tables: readonly Uint8Array[]
  readonly sums: Float64Array
}

/** One worker's share of a cross-tab: whole numbers, which add up in any order. */
export interface CrossTabShare {
  /** Per cell. */
  readonly units: Float64Array
  /** M × cells. */
  readonly counts: Float64Array
}

/**
 * What a line that moves over a column does; items are spans of blocks. The program holds a structure's rules three times:
 * with the line on its first step, on its last, and, where `at` is 'own', as they are for a unit on the line; else such a
 * unit is as before the line or as after.
 */
export interface LineTask {
  readonly program: ReadyProgram
  /** R. */
  readonly rules: number
  readonly at: 'before' | 'after' | 'own'
  readonly column: number
  /** Ascending. */
  readonly steps: Float64Array
  readonly buckets: StepBuckets
}

export interface CubeTask extends LineTask {
  readonly kind: 'cube'
  readonly measures: readonly MeasureNode[]
  readonly tables: readonly Uint8Array[]
  /** Passages from class to class that there is room for. */
  readonly slots: number
}

/** How often a row's bit in both of two planes changes when the line comes to each step. */
export interface MovesTask extends LineTask {
  readonly kind: 'moves'
  readonly counts: readonly MoveCount[]
}

/** What is counted: rows that are in two planes of a classifier, or in one of them and have no value of a column. */
export interface MoveCount {
  readonly plane: MovePlane
  readonly and: MovePlane | { readonly missing: number } | null
}
export interface MovePlane {
  readonly of: 'matches' | 'unknown' | 'members' | 'overlapping'
  /** Of the rule or class; 0 for the one plane of those that several rules match. */
  readonly index: number
}

/** What a span's units sum up to, by cells of units > 0: see shared/economics/threshold-cube.ts. */
export interface CubeSpan {
  readonly span: number
  /** before | at << 8 | after << 16 */
  readonly key: Uint32Array
  readonly step: Uint32Array
  readonly units: Float64Array
  /** Cells × M. */
  readonly sums: Float64Array
  readonly counts: Float64Array
}

/** Items are blocks. `values` has room for every row, `bounds` for blocks × (K + 1) starts: see sort-blocks-run.ts. */
export interface SortBlocksTask {
  readonly kind: 'sort-blocks'
  readonly program: ReadyProgram
  readonly measure: MeasureNode
  readonly tables: readonly Uint8Array[]
  readonly values: Float64Array
  readonly bounds: Int32Array
}

/** Items are parts: the values of a class, or of all (`of` = K), above one bound (null: from the first) and up to another. */
export interface RankTask extends SortedBlocks {
  readonly kind: 'rank'
  readonly parts: readonly { readonly of: number; readonly above: number | null; readonly upTo: number }[]
  /** Per class, and last of all. */
  readonly asked: readonly Asked[]
}

/** One part put in order: how many values stand before it, its sums, and what of it was asked for. */
export interface RankedPart extends OrderedValues {
  readonly part: number
  readonly before: number
}

/** Items: see resampleItems. `sums` is blocks × groups × K × M × 4 in shared memory: see kernels/resample.ts. */
export interface ResampleTask {
  readonly kind: 'resample'
  readonly program: ReadyProgram
  readonly measures: readonly MeasureNode[]
  readonly tables: readonly Uint8Array[]
  /** A hash per row. */
  readonly names: Uint32Array
  /** One per resample, a multiple of four. */
  readonly seeds: Int32Array
  readonly sums: Float64Array
}

export type WorkerTask =
  /** Items are ranges of 2^16 codes, one lookup after the other. */
  | { readonly kind: 'lookup'; readonly lookups: readonly Lookup[]; readonly tables: readonly Uint8Array[] }
  | EvaluateTask
  | CubeTask
  | MovesTask
  /** `classes` holds a byte per row of the table. */
  | { readonly kind: 'classify'; readonly program: ReadyProgram; readonly classes: Uint8Array }
  /** `rows` holds a bit per row, 2^16 bits per block. */
  | { readonly kind: 'select'; readonly program: ReadyProgram; readonly rows: Int32Array }
  | CrossTabTask
  | SortBlocksTask
  | RankTask
  /** Items are blocks. `names` has room for every row. */
  | { readonly kind: 'name'; readonly columns: readonly number[]; readonly names: Uint32Array }
  | ResampleTask
  /** One item. */
  | {
      readonly kind: 'rows'
      readonly measures: readonly MeasureNode[]
      readonly tables: readonly Uint8Array[]
      readonly rows: readonly number[]
    }
  /** Items are columns. */
  | { readonly kind: 'profile' }
  | { readonly kind: 'keys'; readonly columns: readonly number[] }
  /** One item. */
  | {
      readonly kind: 'order'
      readonly rows: Uint32Array | null
      readonly column: number
      readonly direction: SortDirection
    }
  /** One item. */
  | ({ readonly kind: 'distribution'; readonly column: number } & Omit<DistributionQuestion, 'column'>)

export interface TaskResults {
  readonly lookup: null
  readonly evaluate: EvaluateShare
  /** Null where units pass between more classes than there is room for. */
  readonly cube: readonly CubeSpan[] | null
  /** Counts × steps. */
  readonly moves: Int32Array
  readonly classify: null
  readonly select: null
  readonly 'cross-tab': CrossTabShare
  readonly 'sort-blocks': null
  readonly rank: readonly RankedPart[]
  readonly name: null
  readonly resample: null
  /** Rows × M values. */
  readonly rows: Float64Array
  readonly profile: readonly { readonly column: number; readonly statistics: ColumnStatistics }[]
  readonly keys: readonly { readonly column: number; readonly candidate: KeyCandidate }[]
  readonly order: Uint32Array<ArrayBuffer> | null
  readonly distribution: Distribution | null
}

export type TaskKind = WorkerTask['kind']
export type TaskOf<K extends TaskKind> = Extract<WorkerTask, { kind: K }>

/** One worker's part in a run. */
export interface TaskRun {
  item(index: number): void
  result(): TaskResults[TaskKind]
}

export type ToWorker =
  /** The table that the next runs are about; null lets go of it. */
  | { readonly kind: 'table'; readonly spine: SpineColumns | null }
  | {
      readonly kind: 'run'
      readonly run: number
      readonly task: WorkerTask
      readonly items: number
      /** Where the thread's working space starts, per chunk; empty for tasks that need none. */
      readonly space: readonly number[]
      /** One number: the next item. */
      readonly counter: Int32Array
    }

export interface FromWorker {
  readonly run: number
  readonly result: TaskResults[TaskKind]
}
