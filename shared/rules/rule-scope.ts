import type { ColumnType } from '../entities/column.ts'

/** What a rule may name: the columns of the customer table with their types, and the named thresholds with their values. */
export interface RuleScope {
  readonly columns: ReadonlyMap<string, ColumnType>
  readonly thresholds: ReadonlyMap<string, number>
  /** Columns that are there and may not be named, with why and what mends it; none where left out. */
  readonly refused?: ReadonlyMap<string, { readonly why: string; readonly mend: string }>
}
