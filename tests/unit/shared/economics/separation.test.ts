import { describe, expect, it } from 'vitest'
import type { ClassSums } from '../../../../shared/economics/class-sums.ts'
import { separationOf } from '../../../../shared/economics/separation.ts'

const classOf = (values: readonly number[]): ClassSums => ({
  units: values.length,
  measures: {
    contribution: { sum: values.reduce((a, b) => a + b, 0), count: values.length },
    contributionSquared: { sum: values.reduce((a, b) => a + b * b, 0), count: values.length },
  },
})

describe('separationOf', () => {
  it('is η²: between over total sum of squares', () => {
    // Groups 1,2,3 and 4,5,6 and 7,8,9: SS between 54, SS total 60 (one-way ANOVA worked by hand).
    expect(separationOf([classOf([1, 2, 3]), classOf([4, 5, 6]), classOf([7, 8, 9])])).toBeCloseTo(54 / 60, 12)
  })

  it('is one where classes have no spread inside, zero where they are alike', () => {
    expect(separationOf([classOf([1, 1]), classOf([9, 9])])).toBeCloseTo(1, 12)
    expect(separationOf([classOf([1, 3]), classOf([1, 3])])).toBeCloseTo(0, 12)
  })

  it('ignores empty classes and is unknown where nothing varies', () => {
    expect(separationOf([classOf([]), classOf([1, 2, 3]), classOf([4, 5, 6])])).toBeCloseTo(13.5 / 17.5, 12)
    expect(separationOf([classOf([5, 5]), classOf([5])])).toBeNull()
    expect(separationOf([{ units: 3, measures: {} }])).toBeNull()
  })
})
