import type { TrainingRows } from './training-rows.ts'

/**
 * The values that cut what is learned from into parts of equal size, as far as ties allow: cut k is the least value that
 * at least k / parts of the rows with a value do not exceed (the inverse of the empirical distribution, type 1 of
 * Hyndman & Fan 1996). Always `parts` − 1 of them, ascending, equal ones included; none where no row has a value.
 */
export function learnCutPoints(
  training: TrainingRows,
  valueAt: (row: number) => number,
  parts: number,
): readonly number[] {
  const sorted = training.values(valueAt).sort()
  if (sorted.length === 0) return []
  return Array.from({ length: parts - 1 }, (_, index) => {
    const place = Math.ceil((sorted.length * (index + 1)) / parts) - 1
    return sorted[Math.max(0, place)] ?? 0
  })
}

/** The least value that at least half of the rows with a value do not exceed; null where none has one. */
export function learnMiddle(training: TrainingRows, valueAt: (row: number) => number): number | null {
  return learnCutPoints(training, valueAt, 2)[0] ?? null
}
