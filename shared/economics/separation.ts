import type { ClassSums } from './class-sums.ts'

/**
 * Share of the variance of contribution per unit that lies between classes, 0..1 (η² = SS between ÷ SS total;
 * Fisher 1925), in sample. Null without contribution, with fewer than two costed units, or where nothing varies.
 */
export function separationOf(classes: readonly ClassSums[]): number | null {
  let n = 0
  let sum = 0
  let squares = 0
  let between = 0
  for (const { measures } of classes) {
    const { contribution, contributionSquared } = measures
    if (!contribution || !contributionSquared || contribution.count === 0) continue
    n += contribution.count
    sum += contribution.sum
    squares += contributionSquared.sum
    between += contribution.sum ** 2 / contribution.count
  }
  if (n < 2) return null
  const correction = sum ** 2 / n
  const total = squares - correction
  if (!(total > 1e-12 * squares)) return null
  return Math.min(1, Math.max(0, (between - correction) / total))
}
