import type { SpineColumns } from '../ports/spine-columns.ts'
import { eachNumber } from './each-number.ts'

/** More values than these are told by a part of them, evenly spread over the rows. */
const MOST_COLLECTED = 2 ** 17

/**
 * Different finite values of a number or date column from `low` to `high` (null: the ends of the data), ascending: all, or
 * where there are more than `most`, so many evenly spread with the first and the last.
 */
export function valuesBetween(
  table: SpineColumns,
  column: number,
  [low, high]: readonly [number | null, number | null],
  most: number,
): { readonly values: readonly number[]; readonly areAll: boolean } {
  const [from, to] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY]
  const isAsked = (value: number): boolean => Number.isFinite(value) && value >= from && value <= to
  let count = 0
  let least = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  eachNumber(table, column, (value) => {
    if (!isAsked(value)) return
    count++
    if (value < least) least = value
    if (value > last) last = value
  })
  if (count === 0) return { values: [], areAll: true }
  const every = Math.ceil(count / MOST_COLLECTED)
  const collected = new Float64Array(Math.ceil(count / every) + 2)
  let place = 0
  let filled = 0
  eachNumber(table, column, (value) => {
    if (isAsked(value) && place++ % every === 0) collected[filled++] = value
  })
  collected[filled++] = least
  collected[filled++] = last
  const sorted = collected.subarray(0, filled).sort()
  const values: number[] = []
  for (const value of sorted) if (value !== values.at(-1)) values.push(value)
  if (values.length <= most) return { values, areAll: every === 1 }
  const spread = Array.from(
    { length: most },
    (_, at) => values[Math.round((at * (values.length - 1)) / (most - 1))] ?? last,
  )
  return { values: [...new Set(spread)], areAll: false }
}
