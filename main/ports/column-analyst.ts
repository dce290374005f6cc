import type { ColumnProfile } from '../../shared/contract/grid.ts'
import type { KeyCandidate } from '../../shared/contract/imports.ts'
import type { SpineColumns } from './spine-columns.ts'

/** A column's profile without its misfits, which only the import knows. A figure that is not finite is null. */
export type ColumnStatistics = Omit<ColumnProfile, 'misfits'>

export type SortDirection = 'ascending' | 'descending'

/** Counts per bin of a number or date column and per class. */
export interface Distribution {
  /** bins + 1 edges, of equal width on `scale`; a bin holds its lower edge, the last one its upper edge too. */
  readonly edges: readonly number[]
  /** `log` where every value is over 0 and the largest is over 100 times the median; dates are linear. */
  readonly scale: 'linear' | 'log'
  /** counts[class][bin]; infinite values count in the outermost bins. */
  readonly counts: readonly (readonly number[])[]
  /** Units without a value, in no bin. */
  readonly missing: number
}

/** Answers questions about whole columns on threads of its own; threads and memory are given back when idle. */
export interface ColumnAnalyst {
  /** One per column, in the table's order. */
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
  /**
   * `classes` has one class per row, below `classCount`. Rejects with AppError('not-found') for an unknown column and
   * 'bad-request' for one that is neither number nor date.
   */
  distribution(
    spine: SpineColumns,
    column: string,
    classes: Uint8Array,
    classCount: number,
    bins: number,
  ): Promise<Distribution>
  close(): Promise<void>
}
