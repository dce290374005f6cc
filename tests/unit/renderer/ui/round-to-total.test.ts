import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundToTotal } from '../../../../renderer/ui/round-to-total.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('roundToTotal', () => {
  it('gives thirds of a hundred one extra tenth, to the first of the equal remainders', () => {
    expect(roundToTotal([100 / 3, 100 / 3, 100 / 3], 1)).toEqual([33.4, 33.3, 33.3])
  })

  it('rounds the parts of a negative total to it', () => {
    expect(roundToTotal([-4.86, 1.24, -0.74], 1)).toEqual([-4.9, 1.2, -0.7])
  })

  it('keeps the shown figure of a part that did not change and moves the difference to the others', () => {
    const before = { value: 33.34, shown: 33.4 }
    expect(roundToTotal([33.34, 33.33, 33.33], 1, [before])).toEqual([33.4, 33.3, 33.3])
    expect(roundToTotal([33.34, 40.27, 26.39], 1, [before])).toEqual([33.4, 40.2, 26.4])
  })

  it('adds up to the rounded total and moves no part by a whole step', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (values) => {
          const rounded = roundToTotal(values, 1)
          expect(Math.round(sum(rounded) * 10) + 0).toBe(Math.round(sum(values) * 10) + 0)
          rounded.forEach((figure, index) => {
            expect(Math.abs(figure - (values[index] ?? 0))).toBeLessThanOrEqual(0.1 + 1e-6)
          })
        },
      ),
    )
  })

  it('leaves amounts alone that are too large for single steps', () => {
    expect(roundToTotal([1e300, 3e284, -7e283, 1.5], 0)).toEqual([1e300, 3e284, -7e283, 1])
  })
})
