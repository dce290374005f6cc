import { describe, expect, it } from 'vitest'
import { alikeLineOf, type BandSums, reversalsOf } from '../../../../shared/economics/alike.ts'

const band = (units: number, contribution: number, years: number): BandSums => ({ units, contribution, years })

describe('lines among customers that are alike', () => {
  /*
   * Old customers bring 100 a year, new ones 10, in both segments alike. A has 90 old years and 10 new, B the reverse:
   * A brings 91 a year and B 19, which is all the work of tenure.
   */
  const a = [band(10, 100, 10), band(90, 9000, 90)]
  const b = [band(90, 900, 90), band(10, 1000, 10)]
  const base = [band(100, 1000, 100), band(100, 10_000, 100)]

  it('do not differ where all of a difference comes from what they are alike in', () => {
    const line = alikeLineOf('a', 103, a, base)
    expect(line.bands).toEqual([
      { units: 10, perUnitYear: 10 },
      { units: 90, perUnitYear: 100 },
    ])
    expect(line).toMatchObject({ unknown: 3, difference: 91 - 55, likeDifference: 0, isExplained: true })
  })

  it('keep a difference that is in every band, weighted by the base', () => {
    // 5 more in the first band and 20 more in the second: half and half.
    const own = [band(10, 150, 10), band(10, 1200, 10)]
    expect(alikeLineOf('c', 20, own, base)).toMatchObject({ likeDifference: 12.5, difference: 67.5 - 55 })
    expect(alikeLineOf('c', 20, own, base).isExplained).toBe(false)
  })

  it('are compared only in bands that they have years in, and not at all without any', () => {
    const [first = band(0, 0, 0)] = b
    expect(alikeLineOf('d', 90, [first, band(0, 0, 0)], base)).toMatchObject({ likeDifference: 0, difference: -45 })
    expect(alikeLineOf('e', 5, [band(5, 0, 0), band(0, 0, 0)], base)).toMatchObject({
      difference: null,
      likeDifference: null,
      isExplained: false,
    })
    const huge = alikeLineOf('f', 1, [band(1, 1.7e308, 1), band(0, 0, 0)], [band(2, -1.7e308, 1), band(0, 0, 0)])
    expect(huge).toMatchObject({ difference: null, likeDifference: null })
  })

  it('change places where the order turns', () => {
    const lines = [
      alikeLineOf('more', 20, [band(10, 90, 10), band(90, 8900, 90)], base),
      alikeLineOf('less', 20, [band(90, 990, 90), band(10, 1010, 10)], base),
    ]
    expect(reversalsOf(lines).map((pair) => pair.map(({ entryId }) => entryId))).toEqual([['more', 'less']])
    expect(reversalsOf(lines.toReversed()).map((pair) => pair.map(({ entryId }) => entryId))).toEqual([
      ['more', 'less'],
    ])
    expect(reversalsOf([alikeLineOf('a', 100, a, base), alikeLineOf('b', 100, b, base)])).toEqual([])
  })
})
