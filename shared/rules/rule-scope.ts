import type { ColumnType } from '../entities/column.ts'

/** What a rule may name: the columns of the customer table with their types, and the named thresholds with their values. */
export interface RuleScope {
  readonly columns: ReadonlyMap<string, ColumnType>
  readonly thresholds: ReadonlyMap<string, number>
}
