/*
 * What lies behind a mean: quantiles, how unequal units are, and how few of them make the whole. Worked out from values
 * in ascending order, of which only some ranks and sums need be known.
 */

import type { Concentration, SpreadFigures } from '../../../shared/contract/statistics.ts'
import { finiteOrNull } from '../../../shared/economics/finite.ts'
import { between, quantileRanks } from './quantile.ts'

const PROBABILITIES = [0.1, 0.25, 0.5, 0.75, 0.9] as const
/** The curve is drawn through so many steps of equal numbers of units. */
const CURVE_STEPS = 40
const TOP_SHARE = 0.1

interface RankedSums {
  readonly count: number
  readonly sum: number
  /** Each value times its rank from 1 among all, ascending. */
  readonly rankedSum: number
}

/** Values in ascending order as far as they are known: those at spreadRanks, and the sums of the smallest of spreadCuts. */
export interface OrderedSums extends RankedSums {
  readonly positive: RankedSums
  readonly values: readonly number[]
  readonly sums: readonly number[]
}

/** The ranks from 0 whose values a spread needs, ascending. */
export function spreadRanks(count: number): readonly number[] {
  if (count === 0) return []
  const between = PROBABILITIES.flatMap((probability) => {
    const { lower, upper } = quantileRanks(count, probability)
    return [lower, upper]
  })
  return ascending([0, ...between, count - 1])
}

/** Of how many of the smallest values a spread needs the sum, ascending. */
export function spreadCuts(count: number): readonly number[] {
  if (count === 0) return []
  return ascending([...curveUnits(count), topUnits(count)].map((units) => count - units))
}

/** Quantiles and mean; all null where no unit has a value. What is beyond a double is null too. */
export function spreadFigures(ordered: OrderedSums): SpreadFigures {
  const { count, sum } = ordered
  const valueAt = lookup(spreadRanks(count), ordered.values)
  const quantile = (probability: number): number | null => {
    if (count === 0) return null
    const { lower, upper, part } = quantileRanks(count, probability)
    return finiteOrNull(between(valueAt(lower), valueAt(upper), part))
  }
  const at = (rank: number): number | null => (count === 0 ? null : finiteOrNull(valueAt(rank)))
  return {
    n: count,
    mean: count === 0 ? null : finiteOrNull(sum / count),
    least: at(0),
    p10: quantile(0.1),
    p25: quantile(0.25),
    median: quantile(0.5),
    p75: quantile(0.75),
    p90: quantile(0.9),
    most: at(count - 1),
    meanOfRest: count < 2 ? null : finiteOrNull((sum - valueAt(count - 1)) / (count - 1)),
  }
}

/**
 * The whale curve and what is read off it (economics.md, "concentration"). Shares of the whole are null where the whole is
 * zero, a loss or too large. The curve begins with what contributes most.
 */
export function concentrationOf(ordered: OrderedSums): Concentration {
  const { count, sum, positive } = ordered
  const below = lookup(spreadCuts(count), ordered.sums)
  const top = (units: number): number => sum - below(count - units)
  const share = (amount: number): number | null => (sum > 0 ? finiteOrNull(amount / sum) : null)
  const most = count === 0 ? 0 : lookup(spreadRanks(count), ordered.values)(count - 1)
  return {
    total: finiteOrNull(sum),
    gini: giniOf(ordered),
    topDecileShare: count === 0 ? null : share(top(topUnits(count))),
    peak: count === 0 ? null : { units: positive.count / count, share: share(positive.sum) },
    largest: count === 0 ? null : { amount: finiteOrNull(most), share: share(most) },
    curve: Number.isFinite(sum)
      ? curveUnits(count).map((units) => ({ units: units / Math.max(1, count), amount: finiteOrNull(top(units)) }))
      : [],
  }
}

/**
 * Gini of the values above zero, 0 where all are alike (Σ(2i − n − 1)x ÷ nΣx over ascending x; Gini 1912): shares of what
 * is lost mean nothing. Null with fewer than two such values.
 */
function giniOf({ count, positive }: OrderedSums): number | null {
  const { count: n, sum, rankedSum } = positive
  if (n < 2) return null
  const ownRanked = rankedSum - (count - n) * sum
  const gini = finiteOrNull((2 * ownRanked) / (n * sum) - (n + 1) / n)
  return gini === null ? null : Math.min(1, Math.max(0, gini))
}

function topUnits(count: number): number {
  return Math.ceil(count * TOP_SHARE)
}

/** Numbers of units at which the curve has a point, from none to all. */
function curveUnits(count: number): readonly number[] {
  return ascending(Array.from({ length: CURVE_STEPS + 1 }, (_, step) => Math.round((count * step) / CURVE_STEPS)))
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function lookup(keys: readonly number[], values: readonly number[]): (key: number) => number {
  const found = new Map(keys.map((key, at) => [key, values[at] ?? Number.NaN]))
  return (key) => found.get(key) ?? Number.NaN
}
