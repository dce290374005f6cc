import { describe, expect, it } from 'vitest'
import { lineSteps } from '../../../../renderer/features/structures/line-steps.ts'

const asked = {
  edges: [0, 50, 100],
  scale: 'linear',
  within: null,
  asOf: '1970-01-11',
  isWhole: true,
  anchor: 50,
} as const

describe('the steps of a line', () => {
  it('end before the last edge where values are whole, and hold where it stands', () => {
    const steps = lineSteps({ ...asked, anchor: 7.5 })
    expect(steps.at(0)).toBe(0)
    expect(steps.at(-1)).toBe(99)
    expect(steps).toContain(7.5)
    expect(lineSteps({ ...asked, isWhole: false }).at(-1)).toBe(100)
  })

  it('of days before the snapshot are none after it, and the other way round', () => {
    // The snapshot is day 10.
    expect(lineSteps({ ...asked, within: 'before', anchor: 3 }).at(-1)).toBe(10)
    expect(lineSteps({ ...asked, within: 'after', anchor: 30 }).at(0)).toBe(10)
  })
})
