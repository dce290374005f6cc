import { describe, expect, it } from 'vitest'
import { FOLDS, movedByFolds } from '../../../../../main/domain/learning/learn-score.ts'
import { TrainingRows } from '../../../../../main/domain/learning/training-rows.ts'

const rowsOf = (count: number): TrainingRows => new TrainingRows(Uint32Array.from({ length: count }, (_, row) => row))

/** The least value that at least k fifths of the values do not exceed, found by trying each. */
function cutsOf(values: readonly number[]): number[] {
  return [1, 2, 3, 4].map((k) =>
    Math.min(...values.filter((cut) => values.filter((value) => value <= cut).length * 5 >= k * values.length)),
  )
}

const scoreIn = (cuts: readonly number[], value: number): number => 1 + cuts.filter((cut) => value > cut).length

describe('judging scores by folds', () => {
  it('counts the values that score otherwise when their fifth is left out', () => {
    const values = Array.from({ length: 60 }, (_, row) => (row * row * 37) % 101)
    const folds = Uint8Array.from(values, (_, row) => (row * 7) % FOLDS)
    const all = cutsOf(values)
    const moved = values.filter((value, row) => {
      const without = cutsOf(values.filter((_, other) => folds[other] !== folds[row]))
      return scoreIn(all, value) !== scoreIn(without, value)
    })
    expect(moved.length).toBeGreaterThan(0)
    expect(movedByFolds(rowsOf(60), [folds], (row) => values[row] ?? 0, 'high')).toBe(moved.length / 60)
    expect(movedByFolds(rowsOf(60), [folds, folds], (row) => values[row] ?? 0, 'low')).toBe(moved.length / 60)
  })

  it('says nothing where no row has a value', () => {
    expect(movedByFolds(rowsOf(3), [new Uint8Array(3)], () => Number.NaN, 'high')).toBeNull()
  })
})
