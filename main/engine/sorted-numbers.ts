/** The exact median of ascending numbers; the mean of the two middle ones where their number is even, null of none. */
export function medianOfSorted(sorted: Float64Array): number | null {
  const upper = sorted[sorted.length >> 1]
  if (upper === undefined) return null
  const lower = sorted.length % 2 === 1 ? upper : (sorted[(sorted.length >> 1) - 1] as number)
  // Halved before they are added: two huge values would be beyond a double together.
  return lower === upper ? upper : lower / 2 + upper / 2
}

/** Distinct values of ascending numbers; −0 equals 0. */
export function distinctOfSorted(sorted: Float64Array): number {
  let distinct = sorted.length === 0 ? 0 : 1
  for (let at = 1; at < sorted.length; at++) if (sorted[at] !== sorted[at - 1]) distinct++
  return distinct
}

/** How many of ascending numbers are below a bound. */
export function countBelow(sorted: Float64Array, bound: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of ascending numbers are not above a bound. */
export function countUpTo(sorted: Float64Array, bound: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) <= bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Ascending numbers without the infinite ones. */
export function finitePart(sorted: Float64Array): Float64Array {
  return sorted.subarray(countBelow(sorted, -Number.MAX_VALUE), countBelow(sorted, Number.POSITIVE_INFINITY))
}
