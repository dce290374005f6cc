import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learnCutPoints, learnMiddle } from '../../../../../main/domain/learning/cut-points.ts'
import { TrainingRows } from '../../../../../main/domain/learning/training-rows.ts'

const allOf = (values: readonly number[]): TrainingRows => new TrainingRows(Uint32Array.from(values.keys()))
const reading = (values: readonly number[]) => (row: number) => values[row] ?? Number.NaN

describe('cut points', () => {
  it('are the least values that a fifth, two fifths and so on do not exceed', () => {
    const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    expect(learnCutPoints(allOf(values), reading(values), 5)).toEqual([2, 4, 6, 8])
  })

  it('stand at the tie where many share a value', () => {
    const values = [1, 1, 1, 1, 1, 1, 1, 2, 3, 4]
    expect(learnCutPoints(allOf(values), reading(values), 5)).toEqual([1, 1, 1, 2])
  })

  it('leave missing values out, and are none where no value is left', () => {
    const values = [Number.NaN, 5, Number.NaN, 1]
    expect(learnMiddle(allOf(values), reading(values))).toBe(1)
    expect(learnCutPoints(allOf([Number.NaN]), reading([Number.NaN]), 5)).toEqual([])
    expect(learnMiddle(allOf([]), reading([]))).toBeNull()
  })

  it('have at least k fifths of the values up to them, and fewer below them', () => {
    const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(numbers, (values) => {
        const cuts = learnCutPoints(allOf(values), reading(values), 5)
        return cuts.every((cut, index) => {
          const upTo = values.filter((value) => value <= cut).length
          const below = values.filter((value) => value < cut).length
          return upTo * 5 >= values.length * (index + 1) && below * 5 < values.length * (index + 1)
        })
      }),
    )
  })

  it('are learned from the rows that were handed out and no other', () => {
    const asked: number[] = []
    const values = [1, 1000, 2, 1000, 3, 1000]
    const training = new TrainingRows(Uint32Array.of(0, 2, 4))
    const cuts = learnCutPoints(
      training,
      (row) => {
        asked.push(row)
        return values[row] ?? 0
      },
      3,
    )
    expect(cuts).toEqual([1, 2])
    expect([...new Set(asked)]).toEqual([0, 2, 4])
  })
})
