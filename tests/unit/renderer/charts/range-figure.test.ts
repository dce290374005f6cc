import { describe, expect, it } from 'vitest'
import { niceTicks } from '../../../../renderer/charts/nice-ticks.ts'
import { type RangeRow, rangeOf } from '../../../../renderer/charts/range-figure.ts'
import { whaleRange } from '../../../../renderer/charts/whale-figure.ts'
import { formatAxis } from '../../../../renderer/ui/format-axis.ts'

const row = (ends: RangeRow['ends'], dot: number | null = null): RangeRow => {
  return { name: 'A', paint: 1, ends, middle: ends, tick: null, dot, words: '', figure: '' }
}

describe('the scale of ranges', () => {
  it('holds every end and dot of all options, and zero', () => {
    const [low, high] = rangeOf([[row([10, 90])], [row(null, 200), row([-50, 5])]])!
    expect(low).toBeLessThan(-50)
    expect(high).toBeGreaterThan(200)
    expect(rangeOf([[row([10, 90])]])![0]).toBe(0)
  })

  it('is one with room where all is zero, and none where nothing is', () => {
    const [low, high] = rangeOf([[row([0, 0])]])!
    expect(high).toBeGreaterThan(low)
    expect(rangeOf([[row(null)]])).toBeNull()
    expect(rangeOf([[row([-1e308, 1.7e308])]])).toBeNull()
  })
})

it('the scale of whale curves holds nothing and all, and what lies beyond', () => {
  expect(whaleRange([])).toEqual([0, 1.04])
  const [low, high] = whaleRange([[{ name: 'A', paint: 1, points: [{ units: 0.5, share: 1.5 }] }]])
  expect(low).toBe(0)
  expect(high).toBeGreaterThan(1.5)
})

it('figures on an axis are short', () => {
  expect([0, 950, 2500, 12_500, -1_200_000, 3e9].map(formatAxis)).toEqual([
    '0',
    '950',
    '2,500',
    '12.5k',
    '−1.2m',
    '3bn',
  ])
})

it('ticks of huge ranges are few and finite', () => {
  const ticks = niceTicks(...rangeOf([[row([-3e299, 1e300])]])!, 5)
  expect(ticks.length).toBeLessThan(12)
  expect(ticks.every(Number.isFinite)).toBe(true)
})
