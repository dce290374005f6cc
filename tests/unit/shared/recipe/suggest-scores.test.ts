import { describe, expect, it } from 'vitest'
import { feature } from '../../../../shared/recipe/feature.ts'
import { suggestScores } from '../../../../shared/recipe/suggest-scores.ts'

const tableOf = (features: readonly unknown[]) => ({
  table: {
    base: { kind: 'keys' as const, name: 'customer', of: [{ source: 'sales', key: 'customer' }], form: FORM },
    steps: [
      {
        ...{ id: 'rfm', kind: 'features' as const, source: 'sales', key: 'customer', form: FORM, map: [] },
        features: features.map((each) => feature.parse(each)),
      },
    ],
  },
})
const FORM = { spaces: true, ignoreCase: false, leadingZeros: false }

const RECENCY = { kind: 'recency', name: 'recency_days' }
const ORDERS = { kind: 'distinct', name: 'frequency', column: 'order' }
const COST = { kind: 'sum', name: 'cost', column: 'cost' }
const REVENUE = { kind: 'sum', name: 'revenue', column: 'revenue' }

describe('suggested scores', () => {
  it('are of recency, where low is best, of frequency, and of revenue rather than cost', () => {
    const recipe = tableOf([RECENCY, ORDERS, COST, REVENUE])
    expect(suggestScores(recipe, [{ name: 'recency_score', type: 'number' }])).toEqual([
      { part: 'recency', name: 'recency_score_2', column: 'recency_days', better: 'low' },
      { part: 'frequency', name: 'frequency_score', column: 'frequency', better: 'high' },
      { part: 'monetary', name: 'monetary_score', column: 'revenue', better: 'high' },
    ])
  })

  it('take days with rows for frequency where nothing is called so, and any sum for money', () => {
    const recipe = tableOf([{ kind: 'frequency', name: 'buying_days' }, RECENCY, COST])
    expect(suggestScores(recipe, []).map(({ column }) => column)).toEqual(['recency_days', 'buying_days', 'cost'])
  })

  it('are none where one of the three is lacking', () => {
    expect(suggestScores(tableOf([RECENCY, ORDERS]), [])).toEqual([])
    expect(suggestScores(tableOf([ORDERS, REVENUE]), [])).toEqual([])
  })
})
