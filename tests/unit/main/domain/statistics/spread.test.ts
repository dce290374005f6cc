import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentileInterval } from '../../../../../main/domain/statistics/percentile-interval.ts'
import { quantileOf } from '../../../../../main/domain/statistics/quantile.ts'
import { ranksWithoutLargest } from '../../../../../main/domain/statistics/rests-on-one.ts'
import {
  concentrationOf,
  type OrderedSums,
  spreadCuts,
  spreadFigures,
  spreadRanks,
} from '../../../../../main/domain/statistics/spread.ts'

/** What an engine would find of these values, the plain way. */
function ordered(values: readonly number[]): OrderedSums {
  const sorted = values.toSorted((a, b) => a - b)
  const sumOf = (some: readonly number[]): number => some.reduce((all, value) => all + value, 0)
  const ranked = sorted.map((value, rank) => value * (rank + 1))
  const first = sorted.filter((value) => value <= 0).length
  return {
    ...{ count: sorted.length, sum: sumOf(sorted), rankedSum: sumOf(ranked) },
    positive: {
      ...{ count: sorted.length - first, sum: sumOf(sorted.slice(first)), rankedSum: sumOf(ranked.slice(first)) },
    },
    values: spreadRanks(sorted.length).map((rank) => sorted[rank]!),
    sums: spreadCuts(sorted.length).map((cut) => sumOf(sorted.slice(0, cut))),
  }
}

const TEN = [3, -5, 0, 12, 7, 7, 100, 2.5, -1, 40]

describe('what lies behind a mean', () => {
  it('has the quantiles of numpy.quantile (numpy 2, linear)', () => {
    expect(spreadFigures(ordered(TEN))).toEqual({
      ...{ n: 10, mean: 16.55, least: -5, most: 100, meanOfRest: expect.closeTo(65.5 / 9, 12) },
      ...{ p10: expect.closeTo(-1.4, 12), p25: 0.625, median: 5, p75: 10.75, p90: expect.closeTo(46, 12) },
    })
  })

  it('has the Gini of the values above zero, by its mean difference in numpy: Σ|a − b| ÷ 2n²·mean', () => {
    expect(concentrationOf(ordered(TEN)).gini).toBeCloseTo(0.6189087880049979, 12)
    expect(concentrationOf(ordered([1, 2, 3, 4])).gini).toBeCloseTo(0.25, 12)
    expect(concentrationOf(ordered([5, 5, 5])).gini).toBeCloseTo(0, 12)
  })

  it('has the whale curve: what the best make, its peak and what the rest lose of it', () => {
    const { total, curve, peak, topDecileShare, largest } = concentrationOf(ordered(TEN))
    // numpy.cumsum of the values in descending order: 100, 140, 152, 159, 166, 169, 171.5, 171.5, 170.5, 165.5.
    expect(curve).toEqual(
      [0, 100, 140, 152, 159, 166, 169, 171.5, 171.5, 170.5, 165.5].map((amount, units) => ({
        units: units / 10,
        amount: expect.closeTo(amount, 10),
      })),
    )
    expect(total).toBeCloseTo(165.5, 10)
    expect(peak).toEqual({ units: 0.7, share: expect.closeTo(171.5 / 165.5, 12) })
    expect(topDecileShare).toBeCloseTo(100 / 165.5, 12)
    expect(largest).toEqual({ amount: 100, share: expect.closeTo(100 / 165.5, 12) })
  })

  it('is within what it is made of, whatever the values', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), (values) => {
        const sorted = Float64Array.from(values).sort()
        const { least, p10, p25, median, p75, p90, most } = spreadFigures(ordered(values))
        const found = [least, p10, p25, median, p75, p90, most]
        expect(found).toEqual([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((part) => quantileOf(sorted, part)))
        const { gini, curve } = concentrationOf(ordered(values))
        if (gini !== null) expect(gini >= 0 && gini <= 1).toBe(true)
        expect(curve[0]?.amount).toBeCloseTo(0, 3)
        expect(curve.at(-1)?.units).toBe(1)
      }),
    )
  })

  it.each([
    ['no unit', []],
    ['one unit', [7]],
    ['one that loses', [-7]],
    ['nothing but zero', [0, 0, 0]],
    ['losses alone', [-1, -2]],
    ['sums beyond a double', [1e308, 1e308, 1e308]],
    ['a huge gain and a huge loss', [1e308, -1e308]],
    ['an infinite value', [Number.POSITIVE_INFINITY, 1]],
    ['both infinities', [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
  ])('is a true figure or none, never NaN or infinite: %s', (_, values) => {
    const figures = JSON.stringify([spreadFigures(ordered(values)), concentrationOf(ordered(values))], (__, value) => {
      if (typeof value === 'number') expect(value, String(value)).toSatisfy(Number.isFinite)
      return value
    })
    expect(figures).not.toBe('')
  })
})

describe('a line that rests on one unit', () => {
  it('changes its place without it', () => {
    const lines = [
      { total: 100, largest: 80 },
      { total: 60, largest: 5 },
      { total: 10, largest: -1 },
      { total: null, largest: null },
    ]
    expect(ranksWithoutLargest(lines)).toEqual([
      { rank: 1, without: 2 },
      { rank: 2, without: 2 },
      { rank: 3, without: 3 },
      null,
    ])
  })
})

describe('a percentile interval', () => {
  it('is the middle 90 % by numpy.quantile', () => {
    // numpy.quantile(numpy.arange(200), [0.05, 0.95]) = [9.95, 189.05]
    const figures = Array.from({ length: 200 }, (_, at) => (at * 37) % 200)
    const { low, high } = percentileInterval(figures)!
    expect(low).toBeCloseTo(9.95, 10)
    expect(high).toBeCloseTo(189.05, 10)
  })

  it('leaves out resamples without the figure, and is none where they are many', () => {
    const figures = Array.from({ length: 100 }, (_, at) => (at < 5 ? null : 3))
    expect(percentileInterval(figures)).toEqual({ low: 3, high: 3 })
    expect(percentileInterval([...figures, null, Number.NaN])).toBeNull()
    expect(percentileInterval([])).toBeNull()
  })
})
