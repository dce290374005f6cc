import type { ColumnProfile } from '../../shared/contract/grid.ts'
import type { KeyCandidate } from '../../shared/contract/imports.ts'
import type { ColumnEvidence } from '../../shared/quality/column-evidence.ts'
import type { SpineColumns } from './spine-columns.ts'

/** A column's profile without its misfits, which only the import knows. A figure that is not finite is null. */
export interface ColumnStatistics extends Omit<ColumnProfile, 'misfits'> {
  readonly evidence: ColumnEvidence
}

export type SortDirection = 'ascending' | 'descending'

/** Which column is spread over which classes. */
export interface DistributionQuestion {
  /** A number or date column. */
  readonly column: string
  /** One class per row; rows of a class at or above `classCount` are left out. */
  readonly classes: Uint8Array
  readonly classCount: number
  /** At most so many bins. */
  readonly bins: number
  /** A value to keep within the edges, as far as there is data; null for none. */
  readonly line: number | null
}

/** Counts per bin of a number or date column and per class. */
export interface Distribution {
  /**
   * One more than there are bins; a bin holds its lower edge, the last one its upper edge too, but for whole numbers
   * and days on a linear scale: there a bin of 4 to 6 holds 4 and 5.
   */
  readonly edges: readonly number[]
  /** `log` where all but a tail is over 0 and the upper tail is far above the median; dates are linear. */
  readonly scale: 'linear' | 'log'
  /** counts[class][bin]. */
  readonly counts: readonly (readonly number[])[]
  /** Units per class before the first bin and after the last: long tails and infinite values. */
  readonly below: readonly number[]
  readonly above: readonly number[]
  /** Units without a value, in no bin. */
  readonly missing: number
}

/** Answers questions about whole columns on threads of its own; threads and memory are given back when idle. */
export interface ColumnAnalyst {
  /** Starts the threads ahead of a question that is sure to come. */
  warm(): void
  /** One per column, in the table's order; worked out once for each table. */
  profile(spine: SpineColumns): Promise<readonly ColumnStatistics[]>
  /**
   * The given rows (null: all) ordered by a column; equal values keep the order given, missing ones come last in
   * either direction. Texts are ordered by code points, false before true. Rejects with AppError('not-found').
   */
  order(
    spine: SpineColumns,
    rows: Uint32Array | null,
    column: string,
    direction: SortDirection,
  ): Promise<Uint32Array<ArrayBuffer>>
  /** How each text or integer column would serve as the key, best first. */
  keys(spine: SpineColumns): Promise<readonly KeyCandidate[]>
  /** Rejects with AppError('not-found') for an unknown column and 'bad-request' for one that is neither number nor date. */
  distribution(spine: SpineColumns, question: DistributionQuestion): Promise<Distribution>
  close(): Promise<void>
}
