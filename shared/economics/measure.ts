/*
 * A measure: one number per unit, made from columns, that is summed per segment.
 *
 *   value = column       the number in a column; missing stays missing unless the role says blank means zero
 *         | flag         1 where a column says yes, 0 where it says no
 *         | constant
 *         | years        active years within the period, from a start and an end date (either may be null)
 *         | sum          of terms with a sign; missing if any term is missing
 *         | product      of factors; missing if any factor is missing
 *         | present      1 if every part is present, else 0; never missing
 *         | positive     1 if the part is > 0, 0 if it is ≤ 0; missing if the part is
 *         | when         the value where the test is 1, missing where it is 0 or missing
 */
import type { Sign } from './sign.ts'

export type BlankMeans = 'missing' | 'zero'

export type MeasureValue =
  | { readonly kind: 'column'; readonly column: string; readonly blankMeans: BlankMeans }
  | {
      readonly kind: 'flag'
      readonly column: string
      /** Texts that mean yes; empty for boolean and number columns, where non-zero is yes. */
      readonly trueValues: readonly string[]
      readonly blankMeans: BlankMeans
    }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'years'
      readonly since: string | null
      readonly until: string | null
      /** ISO days, both included. A unit's years are its active days within the period divided by 365.25; at least one day. */
      readonly periodStart: string
      readonly periodEnd: string
    }
  | { readonly kind: 'sum'; readonly terms: readonly { readonly sign: Sign; readonly value: MeasureValue }[] }
  | { readonly kind: 'product'; readonly factors: readonly MeasureValue[] }
  | { readonly kind: 'present'; readonly of: readonly MeasureValue[] }
  | { readonly kind: 'positive'; readonly of: MeasureValue }
  | { readonly kind: 'when'; readonly test: MeasureValue; readonly value: MeasureValue }

/** A named measure; the engine returns, per segment, the sum over units that have a value and how many have. */
export interface Measure {
  readonly id: string
  readonly value: MeasureValue
}
