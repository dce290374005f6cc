import { describe, expect, it } from 'vitest'
import { ratioInterval } from '../../../../shared/economics/ratio-interval.ts'

const sumsOf = (pairs: readonly (readonly [y: number, x: number])[]) => ({
  n: pairs.length,
  y: pairs.reduce((sum, [y]) => sum + y, 0),
  x: pairs.reduce((sum, [, x]) => sum + x, 0),
  yy: pairs.reduce((sum, [y]) => sum + y * y, 0),
  xx: pairs.reduce((sum, [, x]) => sum + x * x, 0),
  xy: pairs.reduce((sum, [y, x]) => sum + x * y, 0),
})

describe('ratioInterval', () => {
  it('is the mean ± 1.645 s/√n where every denominator is one', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sample standard deviation √(32/7) = 2.13809 (worked by hand).
    const interval = ratioInterval(sumsOf([2, 4, 4, 4, 5, 5, 7, 9].map((y) => [y, 1])))
    const half = (1.6448536269514722 * Math.sqrt(32 / 7)) / Math.sqrt(8)
    expect(interval?.low).toBeCloseTo(5 - half, 12)
    expect(interval?.high).toBeCloseTo(5 + half, 12)
  })

  it('has no width where the ratio is the same for every unit', () => {
    const interval = ratioInterval(
      sumsOf([
        [2, 1],
        [6, 3],
        [10, 5],
      ]),
    )
    expect(interval?.low).toBeCloseTo(2, 9)
    expect(interval?.high).toBeCloseTo(2, 9)
  })

  it('follows the formula on a case worked by hand', () => {
    // y = 1, 5; x = 1, 2: r = 2; residuals −1, 1; Σ = 2; SE = √(2/1 · 2)/3 = 2/3.
    const interval = ratioInterval(
      sumsOf([
        [1, 1],
        [5, 2],
      ]),
    )
    expect((interval?.high ?? 0) - 2).toBeCloseTo(1.6448536269514722 * (2 / 3), 12)
  })

  it('is unknown for one unit and for a denominator of zero', () => {
    expect(ratioInterval(sumsOf([[1, 1]]))).toBeNull()
    expect(
      ratioInterval(
        sumsOf([
          [1, 0],
          [2, 0],
        ]),
      ),
    ).toBeNull()
  })
})
