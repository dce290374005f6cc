import type { ColumnType } from '../entities/column.ts'
import type { TieOutLine, TieOutReport } from './tie-out.ts'

export interface PlanColumn {
  readonly name: string
  readonly type: ColumnType
}

/** The files of a source as a table of the database: the columns that the recipe uses. */
export interface StagedSource {
  readonly sourceId: string
  readonly relation: string
  readonly columns: readonly PlanColumn[]
  /** Counts of its days, one row: first, last (ISO), after_as_of, without, outside_period; null without a day column. */
  readonly days: string | null
}

/** Questions about a join; see MatchReport. */
export interface MatchQueries {
  /**
   * One row: matched, unmatched, without_key, keys_matched, keys_unmatched, keys_repeated, rows_after, and for each
   * total i: before_i, after_i, unmatched_i, without_i.
   */
  readonly summary: string
  readonly totals: readonly string[]
  /** Rows (key, rows) of keys without a partner, most rows first. */
  readonly unmatchedKeys: string
  /** Rows (key) of the keys that could be meant; null where keys are no texts. */
  readonly knownKeys: string | null
  /** Rows (key) that stand more than once where each should stand once. */
  readonly repeatedKeys: string
  /** Words for messages: what was joined to what; null where a repeated key does no harm. */
  readonly guard: { readonly rowsOf: string; readonly keysOf: string; readonly key: string } | null
}

/** Keys of units: refused where they repeat. One row: keys, rows, without_key; and (key) examples. */
export interface KeyGuard {
  /** Those of the base as they stand, or of units as a step evens them out. */
  readonly of: 'base' | 'step'
  readonly summary: string
  readonly examples: string
  readonly sourceName: string
  readonly key: string
}

/** Rows of the base that become units by decisions about keys. */
export interface UnitMerge {
  /** One row: moved (rows that go to another key), and for each watched column i: before_i, after_i. */
  readonly summary: string
  /** Numbers of the base, but years and identifiers; merging keeps the totals of amounts where no other rule was chosen. */
  readonly watched: readonly string[]
  /** Rows (key) of decided keys that no longer occur; null where nothing was decided. */
  readonly unused: string | null
  /** Rows (key) of units whose parents lead back to them; null where units do not go into parents. */
  readonly circles: string | null
  readonly decisions: { readonly merged: number; readonly kept: number; readonly split: number }
}

/** Questions about a conversion; see ConversionReport. */
export interface ConvertQueries {
  readonly to: string
  readonly amounts: readonly string[]
  /** Rows (currency, rows, days, first, last) of amounts without a rate. */
  readonly missing: string
  /** Rows (currency, first) of rates that begin on the same day and differ. */
  readonly ambiguous: string
  /** Rows (currency, rows, least, most) with, for each amount i, before_i and after_i. */
  readonly totals: string
}

/** One step as it runs: statements first, then the questions. */
export interface PlanStep {
  /** Null for the base. */
  readonly stepId: string | null
  /** Null for the table. */
  readonly sourceId: string | null
  readonly kind: string
  /** What it makes, and the columns that this has. */
  readonly relation: string
  readonly columns: readonly PlanColumn[]
  /** For the base: the sources whose rows go in; null where the rows are those of the step before. */
  readonly reads: readonly string[] | null
  readonly statements: readonly string[]
  /** Counts the rows after it; null where a step changes no number of rows. */
  readonly rowsOut: string | null
  readonly match: MatchQueries | null
  readonly keyGuard: KeyGuard | null
  readonly merge: UnitMerge | null
  readonly convert: ConvertQueries | null
}

/** Questions about a tie-out; see TieOutReport. They run after the steps. */
export interface TieOutQueries extends Pick<TieOutReport, 'id' | 'stepId' | 'column' | 'period'> {
  /** The source whose rows are added up. */
  readonly sourceId: string
  readonly statements: readonly string[]
  /** What the parts that are not in the table are, by their number. */
  readonly parts: readonly Pick<TieOutLine, 'kind' | 'stepId'>[]
  /** Rows (part, inside, rows, amount); part -1 is in the customer table, `inside` the period. */
  readonly rows: string
  /** One row: amount, Σ of the column of the customer table. */
  readonly table: string
}

/** A recipe compiled for one SQL product: run in order in one session that has the variable `as_of` where set. */
export interface BuildPlan {
  readonly staged: readonly StagedSource[]
  readonly steps: readonly PlanStep[]
  readonly tieOuts: readonly TieOutQueries[]
  /** The customer table: a row per unit, in the order of the key. */
  readonly result: {
    readonly relation: string
    readonly keyColumn: string
    readonly columns: readonly PlanColumn[]
  }
}

/** What must run for a look at the rows after one step. */
export interface PreviewPlan {
  readonly statements: readonly string[]
  readonly relation: string
  readonly columns: readonly PlanColumn[]
  /** The key where rows are units, so that the first are the same every time. */
  readonly orderBy: string | null
  /** The sources that it reads of which the last day is asked, each with the question; see StagedSource.days. */
  readonly days: readonly { readonly sourceId: string; readonly question: string }[]
}
