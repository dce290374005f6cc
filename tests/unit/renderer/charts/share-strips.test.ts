import { describe, expect, it } from 'vitest'
import { comparedStrip, shareStrips, widestGap } from '../../../../renderer/charts/share-strips.ts'
import { stripRange } from '../../../../renderer/charts/strips-figure.ts'
import { comparisonRow, VALUE_TIERS } from './comparison-rows.ts'

describe('shareStrips', () => {
  it('adds up to one in every strip, losses taken off', () => {
    const parts = shareStrips(VALUE_TIERS)
    for (const metric of ['units', 'netRevenue', 'contribution'] as const) {
      expect(parts.reduce((sum, part) => sum + (part.shares[metric] ?? 0), 0)).toBeCloseTo(1, 12)
    }
  })

  it('has no shares of a whole that is not above zero', () => {
    const rows = [
      comparisonRow('segment', 'A', { contribution: -2 }),
      comparisonRow('total', 'All', { contribution: -2 }),
    ]
    expect(shareStrips(rows)[0]?.shares.contribution).toBeNull()
  })

  it('finds the line whose part of contribution is furthest from its part of units', () => {
    // 41.1 % of units against -5.3 % of contribution.
    expect(widestGap(shareStrips(VALUE_TIERS), 'contribution')?.name).toBe('Costly tail')
  })

  it('holds units against revenue where contribution is not available, and against nothing where neither is', () => {
    const rows = (figures: Parameters<typeof comparisonRow>[2]) => [
      comparisonRow('segment', 'A', figures),
      comparisonRow('total', 'All', figures),
    ]
    expect(comparedStrip([shareStrips(VALUE_TIERS)])).toBe('contribution')
    expect(comparedStrip([shareStrips(rows({ units: 2, netRevenue: 5 }))])).toBe('netRevenue')
    expect(comparedStrip([shareStrips(rows({ units: 2 }))])).toBeNull()
    expect(widestGap(shareStrips(rows({ units: 2 })), 'contribution')).toBeNull()
  })

  it('widens the axis by what hangs left of zero', () => {
    const [low, high] = stripRange([shareStrips(VALUE_TIERS)])
    expect(low).toBeCloseTo((-4_800 - 700) / 90_400, 12)
    expect(high).toBeCloseTo((90_400 + 5_500) / 90_400, 12)
  })
})
