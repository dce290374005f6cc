import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { Condition } from '../../../shared/rules/rule.ts'
import { TRUE, truthOf } from '../../../shared/rules/truth.ts'

/** A value of a column of words, how many units have it, and whether the condition is true of it. */
export interface ValueBar {
  /** Null for all values that are not shown one by one. */
  readonly value: string | null
  readonly units: number
  /** Null where values of both kinds are put together. */
  readonly passes: boolean | null
}

/** The most frequent values of a column, most frequent first, then the others together where there are any. */
export function valueBars(condition: Condition, { type, top, rowCount, missing }: ColumnProfile): readonly ValueBar[] {
  const bars = top.map(({ value, count }): ValueBar => {
    const cell = type === 'boolean' ? value === 'true' : value
    // Words are compared with words alone: neither a day nor a threshold decides.
    const truth = truthOf(condition, () => cell, { asOf: 0, thresholds: new Map() })
    return { value, units: count, passes: truth === TRUE }
  })
  const others = rowCount - missing - top.reduce((sum, { count }) => sum + count, 0)
  return others > 0 ? [...bars, { value: null, units: others, passes: null }] : bars
}
