import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortByCounting } from '../../../../main/engine/count-sort.ts'
import { sortNumbers } from '../../../../main/engine/sort-numbers.ts'

const cents = fc.integer({ min: -3000, max: 60_000 }).map((count) => count / 100)
const odd = fc.constantFrom(-0, 0.005, 1e300, -1e300, 2 ** 53, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)

describe('sortByCounting', () => {
  it('sorts whole hundredths as comparing does', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 300 }), (values) => {
        const sorted = Float64Array.from(values)
        expect(sortByCounting(sorted)).toBe(true)
        expect(sorted).toEqual(Float64Array.from(values).sort())
      }),
    )
  })

  it('leaves alone what it would change: other fractions, −0, values far apart', () => {
    for (const values of [
      [1, 0.005],
      [2, -0, 1],
      [3, 0, 2 ** 40],
      [1, Number.POSITIVE_INFINITY],
      [0.1 + 0.2, 0.1],
    ]) {
      const left = Float64Array.from(values)
      expect(sortByCounting(left)).toBe(false)
      expect(left).toEqual(Float64Array.from(values))
    }
  })

  it('sorts beside what cannot be counted as comparing does, in room that held other numbers', () => {
    const spare = new Float64Array(400).fill(7)
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: cents }, odd), { maxLength: 300 }), (values) => {
        const sorted = Float64Array.from(values)
        sortNumbers(sorted, spare)
        expect(sorted).toEqual(Float64Array.from(values).sort())
      }),
    )
  })
})
