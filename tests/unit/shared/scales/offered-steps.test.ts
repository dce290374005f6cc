import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestStep, offeredSteps } from '../../../../shared/scales/offered-steps.ts'

const linear = (low: number, high: number, isWhole = false, kept: readonly number[] = []): readonly number[] =>
  offeredSteps({ range: [low, high], scale: 'linear', isWhole, kept })
const log = (low: number, high: number, isWhole = false): readonly number[] =>
  offeredSteps({ range: [low, high], scale: 'log', isWhole, kept: [] })

describe('the values that a line may be put on', () => {
  it('are round hundredths of a linear range', () => {
    expect(linear(0, 200)).toEqual(Array.from({ length: 101 }, (_, step) => step * 2))
    expect(linear(0.1, 0.9)[2]).toBe(0.12)
    expect(linear(-3, 12, true)).toEqual(Array.from({ length: 16 }, (_, step) => step - 3))
  })

  it('lie within the ends, which need not be round themselves', () => {
    expect(linear(1, 10.999999999999996, true)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(linear(0.37, 99.2)).toEqual(Array.from({ length: 99 }, (_, step) => step + 1))
  })

  it('are two digits of each decade of a log range, and whole where values are', () => {
    expect(log(90, 130)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 110, 120, 130])
    expect(log(1, 12, true)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('hold the values where lines stand as they are, once each', () => {
    expect(linear(0, 1, true, [0.5, 1, 7.25])).toEqual([0, 0.5, 1, 7.25])
  })

  it('are a few hundred at most, ascend and come down to the kept ones where there is no range', () => {
    const end = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(
        end,
        end,
        fc.boolean(),
        fc.constantFrom('linear' as const, 'log' as const),
        (a, b, isWhole, scale) => {
          const steps = offeredSteps({ range: [Math.min(a, b), Math.max(a, b)], scale, isWhole, kept: [a] })
          expect(steps.length).toBeLessThan(500)
          expect(steps).toContain(a)
          for (const [index, step] of steps.entries()) if (index > 0) expect(step).toBeGreaterThan(steps[index - 1]!)
        },
      ),
    )
    expect(linear(5, 5, false, [5])).toEqual([5])
  })

  it('are found by the nearest', () => {
    expect(nearestStep([1, 5, 10], 7.4)).toBe(1)
    expect(nearestStep([1, 5, 10], 7.6)).toBe(2)
    expect(nearestStep([1, 5, 10], 7.5)).toBe(1)
    expect(nearestStep([1, 5, 10], -99)).toBe(0)
  })
})
