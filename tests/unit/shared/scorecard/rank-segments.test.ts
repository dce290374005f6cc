import { describe, expect, it } from 'vitest'
import { EMPTY_SCORECARD } from '../../../../shared/entities/scorecard.ts'
import { rankSegments } from '../../../../shared/scorecard/rank-segments.ts'
import { comparisonRow } from '../../renderer/charts/comparison-rows.ts'

/** Money in thousands. Long tail: much revenue, no profit; Rising: little share, the best of each. */
const ROWS = [
  segment('Anchor', { netRevenue: 900, contribution: 500, grossMargin: 600, costToServe: 100, each: 10, churn: 0.1 }),
  segment('Tail', { netRevenue: 1000, contribution: -50, grossMargin: 150, costToServe: 200, each: -1, churn: 0.4 }),
  segment('Rising', { netRevenue: 200, contribution: 140, grossMargin: 150, costToServe: 10, each: 14, churn: 0.02 }),
  segment('Givers', { netRevenue: 100, contribution: 10, grossMargin: 0, costToServe: 5, each: 1, churn: 0.1 }),
  comparisonRow('default', 'Standard path', { netRevenue: 1, contribution: 1 }),
  comparisonRow('total', 'All', { netRevenue: 2201, contribution: 601 }),
]

interface Figures {
  readonly netRevenue: number
  readonly contribution: number
  readonly grossMargin: number
  readonly costToServe: number
  readonly each: number
  readonly churn: number
}

function segment(name: string, { each, ...figures }: Figures) {
  const { netRevenue, contribution } = figures
  return comparisonRow('segment', name, {
    ...figures,
    contributionPerUnitYear: each,
    contributionMargin: contribution / netRevenue,
    contributionShare: contribution / 601,
  })
}

describe('segments in order', () => {
  const ranked = rankSegments(ROWS, EMPTY_SCORECARD)
  const byName = (name: string) => ranked.segments.find(({ entryId }) => entryId === name)!

  it('are the segments alone, by points of the best and the worst', () => {
    expect(ranked.segments.map(({ entryId }) => entryId)).toEqual(['Anchor', 'Tail', 'Rising', 'Givers'])
    // By hand, weights 40, 30 and 20 of 90 (nobody knows potential): per year (10 + 1) / 15, share the best, margin.
    const margin = (500 / 900 + 0.05) / (0.7 + 0.05)
    expect(byName('Anchor').attractiveness).toBeCloseTo(
      (40 * (100 * 11)) / 15 / 90 + (30 * 100) / 90 + (20 * 100 * margin) / 90,
      9,
    )
    expect(byName('Tail').attractiveness).toBeCloseTo(0, 9)
  })

  it('give nothing for serving those who bring nothing, and do not let that stretch the scale', () => {
    // Cost ÷ gross margin: 1/6, 4/3, 1/15 and none. Weights 50 and 30 of 80.
    const cost = (4 / 3 - 1 / 6) / (4 / 3 - 1 / 15)
    expect(byName('Anchor').service).toBeCloseTo((50 * 100 * cost + (30 * 100 * 0.3) / 0.38) / 80, 9)
    expect(byName('Givers').service).toBeCloseTo((30 * 100 * 0.3) / 0.38 / 80, 9)
  })

  it('stand by attractiveness × ability, revenue rank beside profit rank', () => {
    expect(ranked.ranks).toEqual([2, 4, 1, 3])
    expect(byName('Tail')).toMatchObject({ revenueRank: 1, profitRank: 4 })
    for (const { attractiveness, service, priority } of ranked.segments)
      expect(priority).toBeCloseTo((attractiveness! * service!) / 100, 9)
  })

  it('propose to fund, build and wind down', () => {
    expect(ranked.segments.map(({ proposed }) => proposed)).toEqual(['fund', 'wind-down', 'fund', null])
  })

  it('propose to build what is attractive and brings less than half of an even share', () => {
    const small = segment('Small', {
      netRevenue: 20,
      contribution: 16,
      grossMargin: 17,
      costToServe: 1,
      each: 30,
      churn: 0,
    })
    const found = rankSegments([...ROWS.slice(0, 2), small], EMPTY_SCORECARD)
    expect(found.segments.map(({ proposed }) => proposed)).toEqual(['fund', 'wind-down', 'build'])
  })

  it('leave out what not every segment has, and rank nothing where nothing is known', () => {
    expect(ranked.attraction).not.toContain('potential')
    expect(ranked.service).toEqual(['lowCostToServe', 'retention'])
    const bare = rankSegments([comparisonRow('segment', 'Only', { units: 3 })], EMPTY_SCORECARD)
    expect(bare.segments).toMatchObject([{ priority: null, proposed: null, profitRank: null }])
    expect(bare.ranks).toEqual([null])
  })

  it('rank as they would without a line of those too new to tier, of whom none could be lost yet', () => {
    const none = { kind: 'not-applicable', reason: 'No unit here could be lost in the period.' } as const
    const figures = { contribution: 5000, netRevenue: 9000, contributionPerUnitYear: 99, churn: none }
    const tooNew = comparisonRow('segment', 'Too new to tier', figures, { entryId: 'too-new', slot: null })
    expect(rankSegments([tooNew, ...ROWS], EMPTY_SCORECARD)).toEqual(ranked)
  })

  it('gives a lone segment the middle of every scale', () => {
    expect(rankSegments([ROWS[0]!], EMPTY_SCORECARD).segments[0]).toMatchObject({
      attractiveness: 50,
      service: 50,
      priority: 25,
    })
  })
})
