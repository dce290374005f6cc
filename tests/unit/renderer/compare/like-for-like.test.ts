import { describe, expect, it } from 'vitest'
import { likeForLike } from '../../../../renderer/features/compare/like-for-like.ts'
import { likeForLikeWords as say } from '../../../../renderer/strings/like-for-like.ts'
import type { ComparedStructure } from '../../../../shared/contract/comparison.ts'
import { comparisonRow, VALUE_TIERS } from '../charts/comparison-rows.ts'

const NOUN = { singular: 'account', plural: 'accounts' }

function option(name: string, rest: Partial<ComparedStructure> = {}): ComparedStructure {
  return {
    ...{ structureId: name, name, lens: 'value', rows: [...VALUE_TIERS], broken: [] },
    ...{ separation: 0.5, revenueSeparation: 0.5, churnContrast: 0.2 },
    circular: { separation: [], revenueSeparation: [], churnContrast: [] },
    ...{ defaultShare: 0.1, excludedShare: 0, overlapShare: 0.3 },
    ...rest,
  }
}

const words = (structures: readonly ComparedStructure[]) =>
  likeForLike(structures).map((fault) => say.fault(fault, NOUN, 'EUR'))

describe('like for like', () => {
  it('finds nothing where totals and scores agree and all is costed', () => {
    expect(likeForLike([option('A'), option('B')])).toEqual([])
  })

  it('names the first total that differs, with both amounts', () => {
    const rows = VALUE_TIERS.map((row) =>
      row.kind === 'total'
        ? comparisonRow('total', 'All', { units: 18_412, netRevenue: 300_000, contribution: 1 })
        : row,
    )
    expect(words([option('A'), option('B', { rows })])).toEqual([
      'The options are not of the same total: A adds up to €298,000 of net revenue, B to €300,000 of net revenue.',
    ])
  })

  it('takes the last digits of a sum for none, and an amount that is not known for another', () => {
    const total = (netRevenue: number) =>
      VALUE_TIERS.map((row) =>
        row.kind === 'total' ? comparisonRow('total', 'All', { units: 18_412, netRevenue, contribution: 90_400 }) : row,
      )
    expect(likeForLike([option('A'), option('B', { rows: total(298_000 + 1e-6) })])).toEqual([])
    const unknown = VALUE_TIERS.map((row) =>
      row.kind === 'total' ? comparisonRow('total', 'All', { units: 18_412, contribution: 90_400 }) : row,
    )
    expect(words([option('A'), option('B', { rows: unknown })])[0]).toMatch(/B to an amount that is not known\.$/)
  })

  it('names a score that one option lacks, and none that all lack', () => {
    expect(words([option('A'), option('B', { churnContrast: null })])).toEqual([
      'Churn contrast is not known of B: by it the options cannot be compared.',
    ])
    const without = { churnContrast: null }
    expect(likeForLike([option('A', without), option('B', without)])).toEqual([])
  })

  it('names the lines of an option that have no costs, or too few, beside one that has them', () => {
    const rows = VALUE_TIERS.map((row) => {
      if (row.name === 'Core')
        return comparisonRow('segment', 'Core', { units: 886, contribution: { kind: 'unavailable', reason: 'none' } })
      if (row.name === 'Repair')
        return comparisonRow('segment', 'Repair', {
          units: 281,
          contribution: { kind: 'value', value: 9, completeness: 0.4 },
        })
      return row
    })
    expect(words([option('A'), option('B', { rows })])).toEqual([
      'Contribution of Core in B (none costed) and Repair in B (40% costed) cannot be held against the others.',
    ])
  })

  it('says nothing line by line where contribution is known nowhere', () => {
    const bare = VALUE_TIERS.map(({ kind, name }) =>
      comparisonRow(kind, name, { units: 9, contribution: { kind: 'unavailable', reason: 'no costs' } }),
    )
    expect(likeForLike([option('A', { rows: bare }), option('B', { rows: bare })])).toEqual([])
  })
})
