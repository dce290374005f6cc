import type { OrderedValues, RankedSums } from '../ports/still-engine.ts'
import type { RankedPart } from './worker-task.ts'

const NOTHING: RankedSums = { count: 0, sum: 0, rankedSum: 0 }

/** What was asked of one class: ascending ranks and cuts. */
export interface Asked {
  readonly ranks: readonly number[]
  readonly cuts: readonly number[]
}

/** Puts the parts of one class together, in the order of their values, whichever thread found them. */
export function orderedOf(parts: readonly RankedPart[], { cuts }: Asked): OrderedValues {
  const inOrder = parts.filter(({ count }) => count > 0).toSorted((a, b) => a.before - b.before)
  let whole = NOTHING
  let positive = NOTHING
  const sums: number[] = []
  for (const part of inOrder) {
    for (const sum of part.sums) sums.push(whole.sum + sum)
    whole = together(whole, part)
    positive = together(positive, part.positive)
  }
  // All values together are no part's: each part sums what lies before one of its own.
  while (sums.length < cuts.length) sums.push(whole.sum)
  return { ...whole, positive, values: inOrder.flatMap(({ values }) => values), sums }
}

function together(a: RankedSums, b: RankedSums): RankedSums {
  return { count: a.count + b.count, sum: a.sum + b.sum, rankedSum: a.rankedSum + b.rankedSum }
}
