import type { ClassSums, MeasureSum } from './class-sums.ts'

/** A measure of a class's units: how many have it, its sum, and the sum of its squares. */
interface Spread extends MeasureSum {
  readonly squares: number
}

/**
 * Share of the variance of contribution per unit that lies between classes, 0..1 (η² = SS between ÷ SS total;
 * Fisher 1925), in sample. Null without contribution, with fewer than two costed units, or where nothing varies.
 */
export function separationOf(classes: readonly ClassSums[]): number | null {
  return varianceBetween(
    classes.flatMap(({ measures: { contribution, contributionSquared } }) => spread(contribution, contributionSquared)),
  )
}

/** The same share of the variance of net revenue per unit; null where the plan has no squares of it. */
export function revenueSeparationOf(classes: readonly ClassSums[]): number | null {
  return varianceBetween(
    classes.flatMap(({ measures: { revenue, revenueSquared } }) => spread(revenue, revenueSquared)),
  )
}

/**
 * Cramér's V of class by lost or stayed, 0..1 (Cramér 1946, §21.9), over the customers at the period's start. With two
 * outcomes χ²/n is η² of the outcome as 0 and 1, whose squares are itself. Null without churn or where nobody, or
 * everybody, was lost.
 */
export function churnContrastOf(classes: readonly ClassSums[]): number | null {
  const between = varianceBetween(classes.flatMap(({ measures: { lost } }) => spread(lost, lost)))
  return between === null ? null : Math.sqrt(between)
}

function spread(measure: MeasureSum | undefined, squared: MeasureSum | undefined): readonly Spread[] {
  return measure === undefined || squared === undefined ? [] : [{ ...measure, squares: squared.sum }]
}

function varianceBetween(spreads: readonly Spread[]): number | null {
  let n = 0
  let sum = 0
  let squares = 0
  let between = 0
  for (const own of spreads) {
    if (own.count === 0) continue
    n += own.count
    sum += own.sum
    squares += own.squares
    between += own.sum ** 2 / own.count
  }
  if (n < 2) return null
  const correction = sum ** 2 / n
  const total = squares - correction
  if (!(total > 1e-12 * squares)) return null
  return Math.min(1, Math.max(0, (between - correction) / total))
}
