import type { Range } from './problem.ts'

/** Where a rule stands in its text, and for a condition where its parts do. */
export interface Span extends Range {
  readonly column: Range | null
  readonly operator: Range | null
  /** In the order of the tree: low and high, the values of a list, the days. */
  readonly operands: readonly Range[]
  /** The column or "snapshot" that `within` counts from. */
  readonly anchor: Range | null
}
