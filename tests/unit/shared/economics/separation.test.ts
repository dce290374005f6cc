import { describe, expect, it } from 'vitest'
import type { ClassSums } from '../../../../shared/economics/class-sums.ts'
import { churnContrastOf, revenueSeparationOf, separationOf } from '../../../../shared/economics/separation.ts'

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

describe('churnContrastOf', () => {
  it("is Cramér's V of the table of classes by lost and stayed", () => {
    const lost = (of: number, count: number): ClassSums => ({ units: count, measures: { lost: { sum: of, count } } })
    // 30 of 50, 10 of 50: expected 20 and 30 each; χ² = 4·10²·(1/20 + 1/30)/2 = 16.667; V = √(χ²/100).
    expect(churnContrastOf([lost(30, 50), lost(10, 50)])).toBeCloseTo(Math.sqrt(50 / 3 / 100), 12)
    expect(churnContrastOf([lost(5, 20), lost(0, 0), lost(10, 40)])).toBeCloseTo(0, 7)
    expect(churnContrastOf([lost(0, 20), lost(0, 10)])).toBeNull()
    expect(churnContrastOf([{ units: 3, measures: {} }])).toBeNull()
  })
})

describe('revenueSeparationOf', () => {
  it('is η² of revenue, and unknown where no squares are planned', () => {
    const paid = (values: readonly number[]): ClassSums => ({
      units: values.length,
      measures: {
        revenue: { sum: values.reduce((a, b) => a + b, 0), count: values.length },
        revenueSquared: { sum: values.reduce((a, b) => a + b * b, 0), count: values.length },
      },
    })
    expect(revenueSeparationOf([paid([1, 2, 3]), paid([4, 5, 6]), paid([7, 8, 9])])).toBeCloseTo(54 / 60, 12)
    expect(revenueSeparationOf([classOf([1, 2]), classOf([3, 4])])).toBeNull()
  })
})
