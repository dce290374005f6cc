import type { Range } from './problem.ts'
import type { Condition } from './rule.ts'

/** A condition without its column, and where its parts stand. */
export interface Predicate {
  readonly condition: Condition
  readonly operands?: readonly Range[]
  readonly anchor?: Range
}
