import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionOf, valueAt } from '../../../../renderer/charts/line-scale.ts'
import { logTicks, niceTicks } from '../../../../renderer/charts/nice-ticks.ts'

describe('niceTicks', () => {
  it('puts zero among the ticks of a range around it, without decimal dust', () => {
    expect(niceTicks(-0.25, 0.52, 4)).toEqual([0, 0.5])
    expect(niceTicks(0, 0.9, 4)).toEqual([0, 0.5])
    expect(niceTicks(0, 75_000, 5)).toEqual([0, 20_000, 40_000, 60_000])
  })

  it('stays within the range and the count', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        (low, span) => {
          const ticks = niceTicks(low, low + span, 5)
          expect(ticks.length).toBeLessThanOrEqual(6)
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(low - span * 1e-3)
            expect(tick).toBeLessThanOrEqual(low + span * 1.001)
          }
        },
      ),
    )
  })
})

describe('logTicks', () => {
  it('takes powers of ten, and finer ones where there are few', () => {
    expect(logTicks(80, 2_000_000)).toEqual([100, 1_000, 10_000, 100_000, 1_000_000])
    expect(logTicks(120, 3_000)).toEqual([200, 500, 1_000, 2_000])
    expect(logTicks(0, 10)).toEqual([])
  })
})

describe('the scale of a movable line', () => {
  it('gives back the value of a position on either scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('linear' as const, 'log' as const),
        (at, scale) => {
          const range = [2, 4_000_000] as const
          expect(positionOf(valueAt(at, range, scale), range, scale)).toBeCloseTo(at, 6)
        },
      ),
    )
  })
})
