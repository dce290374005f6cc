import { newCounts } from './present-values.ts'

/** Counts of at most 512 KiB: what no longer lies in the processor's own cache takes longer to count than to sort. */
const MOST_COUNTS = 2 ** 17
const HUNDREDTHS = 100

/**
 * Sorts numbers other than NaN in place, ascending, where they are all whole or all whole hundredths (as money is) and
 * lie close together: by how many there are of each. False, with nothing moved, where they are not.
 */
export function sortByCounting(values: Float64Array): boolean {
  return sortMultiples(values, 1) || sortMultiples(values, HUNDREDTHS)
}

/** As `sortByCounting`, for values that are n / `parts` with a whole n. */
function sortMultiples(values: Float64Array, parts: number): boolean {
  const range = rangeOf(values, parts)
  if (range === null) return false
  const { least, most } = range
  const counts = newCounts(most - least + 1)
  for (let at = 0; at < values.length; at++) {
    const place = Math.round((values[at] as number) * parts) - least
    counts[place] = (counts[place] as number) + 1
  }
  let end = 0
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number
    if (count === 0) continue
    values.fill((place + least) / parts, end, end + count)
    end += count
  }
  return true
}

interface Range {
  readonly least: number
  readonly most: number
}

/** From which to which n values of the form n / `parts` reach; null where one is not of that form, or they reach too far. */
function rangeOf(values: Float64Array, parts: number): Range | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    const multiple = Math.round(value * parts)
    // Only such values come back the same; −0 is left to those who sort by bits, for here it would become 0.
    if (multiple / parts !== value || (multiple === 0 && Object.is(value, -0))) return null
    if (multiple < least) least = multiple
    if (multiple > most) most = multiple
    if (!(most - least < MOST_COUNTS)) return null
  }
  return values.length === 0 ? null : { least, most }
}
