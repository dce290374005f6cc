import { describe, expect, it } from 'vitest'
import {
  cutBlocks,
  drawnBlocks,
  hairlineBlocks,
  marginMap,
  marginRange,
} from '../../../../renderer/charts/size-margin-map.ts'
import { comparisonRow, VALUE_TIERS } from './comparison-rows.ts'

describe('marginMap', () => {
  it('orders segments by falling margin, then the standard path, then the not served', () => {
    const names = marginMap(VALUE_TIERS).blocks.map(({ name }) => name)
    expect(names).toEqual([
      'Strategic',
      'Core',
      'Invest',
      'Efficient',
      'Repair',
      'Costly tail',
      'Standard path',
      'Not served',
    ])
  })

  it('lays the blocks edge to edge over the whole width', () => {
    const { blocks } = marginMap(VALUE_TIERS)
    blocks.forEach((block, index) => {
      const next = blocks[index + 1]
      expect(block.start + block.width).toBeCloseTo(next?.start ?? 1, 12)
    })
  })

  it('gives each block the area of its contribution', () => {
    for (const block of marginMap(VALUE_TIERS).blocks) {
      expect(block.width * block.margin * 298_000).toBeCloseTo(block.contribution, 6)
    }
  })

  it('draws revenue and contribution of the same units where some are not costed', () => {
    const costed = { units: 8, revenue: 80, contribution: 20 }
    const figures = { units: 10, netRevenue: 120, contribution: 19, contributionMargin: 0.25 }
    const map = marginMap([
      comparisonRow('segment', 'Part', figures, { marginBase: costed }),
      comparisonRow('segment', 'Whole', { units: 5, netRevenue: 20, contribution: 2, contributionMargin: 0.1 }),
    ])
    const [part] = map.blocks
    expect(part).toMatchObject({ ...costed, width: 0.8 })
    expect((part?.width ?? 0) * (part?.margin ?? 0) * 100).toBeCloseTo(part?.contribution ?? Number.NaN, 12)
    expect([map.drawnUnits, map.allUnits]).toEqual([13, 15])
  })

  it('names a line without revenue or margin instead of drawing it', () => {
    const rows = [
      ...VALUE_TIERS,
      comparisonRow('segment', 'Returners', { netRevenue: -5, contributionMargin: 0.2 }),
      comparisonRow('segment', 'Unmapped', {
        netRevenue: 5,
        contributionMargin: { kind: 'unavailable', reason: 'No costs.' },
      }),
    ]
    expect(marginMap(rows).leftOut).toEqual(['Returners', 'Unmapped'])
  })
})

describe('marginRange', () => {
  it('holds zero and is not set by a block too thin to be read', () => {
    const rows = [
      comparisonRow('segment', 'Wide', { netRevenue: 1000, contributionMargin: 0.4 }),
      comparisonRow('segment', 'Thin', { netRevenue: 10, contributionMargin: -4 }),
      comparisonRow('segment', 'Hairline', { netRevenue: 1, contributionMargin: -4 }),
    ]
    const map = marginMap(rows)
    const range = marginRange([map])
    expect(range[0]).toBeLessThanOrEqual(0)
    expect(range[0]).toBeGreaterThan(-1)
    expect(range[1]).toBeGreaterThan(0.4)
    expect(cutBlocks(map, range).map(({ name }) => name)).toEqual(['Thin'])
    expect(drawnBlocks(map).map(({ name }) => name)).toEqual(['Wide', 'Thin'])
    expect(hairlineBlocks(map).map(({ name }) => name)).toEqual(['Hairline'])
  })

  it('shows an option whose every line loses', () => {
    const map = marginMap([comparisonRow('segment', 'Loss', { netRevenue: 10, contributionMargin: -0.3 })])
    const [low, high] = marginRange([map])
    expect(low).toBeLessThan(-0.3)
    expect(high).toBeGreaterThanOrEqual(0)
  })
})
