import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceStep, niceWholeStep } from '../../../../shared/scales/nice-step.ts'

describe('niceStep', () => {
  it('is the least round step that needs no more parts', () => {
    expect([niceStep(100, 10), niceStep(101, 10), niceStep(0.9, 4), niceStep(117, 58)]).toEqual([10, 20, 0.25, 2.5])
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 100 }), (span, parts) => {
        expect(span / niceStep(span, parts)).toBeLessThanOrEqual(parts * (1 + 1e-9))
      }),
    )
  })

  it('is whole where values are', () => {
    expect([1, 40, 117, 1200].map((span) => niceWholeStep(span, 58))).toEqual([1, 1, 5, 25])
    expect(Number.isInteger(niceWholeStep(12_345, 7))).toBe(true)
  })
})
