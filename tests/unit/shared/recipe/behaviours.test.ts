import { describe, expect, it } from 'vitest'
import { BEHAVIOURS, behaviourFeatures } from '../../../../shared/recipe/behaviours.ts'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { feature } from '../../../../shared/recipe/feature.ts'

const COLUMNS: readonly NamedColumn[] = [
  { name: 'customer', type: 'integer' },
  { name: 'OrderDay', type: 'date' },
  { name: 'EndsOn', type: 'date' },
  { name: 'subscription_plan', type: 'text' },
  { name: 'Quantity', type: 'integer' },
  { name: 'UnitPrice', type: 'number' },
  { name: 'SessionId', type: 'text' },
  { name: 'hit_number', type: 'integer' },
  { name: 'Campaign', type: 'text' },
  { name: 'Feature used', type: 'text' },
]

describe('the library of behaviours', () => {
  it('has the nine, each of columns whose names say what they are', () => {
    expect(BEHAVIOURS).toHaveLength(9)
    const of = (behaviour: (typeof BEHAVIOURS)[number]) => behaviourFeatures(behaviour, COLUMNS, 'OrderDay', [])
    expect(of('frequency')).toMatchObject([{ kind: 'frequency' }])
    expect(of('recency')).toMatchObject([{ kind: 'recency' }])
    expect(of('usageDepth')).toMatchObject([{ kind: 'perDay', column: null }])
    expect(of('featureAdoption')).toMatchObject([{ kind: 'breadth', column: 'Feature used' }])
    const term = { ends: 'EndsOn', item: 'subscription_plan' }
    expect(of('renewal')).toMatchObject([
      { kind: 'renewed', ...term },
      { kind: 'renewalGap', ...term },
    ])
    expect(of('priceResponse')).toMatchObject([{ kind: 'elasticity', column: 'Quantity', price: 'UnitPrice' }])
    expect(of('support')).toMatchObject([{ kind: 'count', windowDays: 360 }])
    expect(of('navigation')).toMatchObject([{ kind: 'path', visit: 'SessionId', order: 'hit_number' }])
    expect(of('campaign')).toMatchObject([{ kind: 'answered', item: 'Campaign', withinDays: 7 }])
  })

  it('asks only for what no name can tell: the rules of a path, and of contacts and answers', () => {
    for (const behaviour of BEHAVIOURS)
      for (const each of behaviourFeatures(behaviour, COLUMNS, 'OrderDay', []))
        expect(feature.safeParse(each).success, behaviour).toBe(behaviour !== 'navigation' && behaviour !== 'campaign')
  })

  it('takes no name that is taken, nor days of a source that has none', () => {
    const [first, second] = behaviourFeatures('renewal', COLUMNS, 'OrderDay', ['renewed_share'])
    expect([first?.name, second?.name]).toEqual(['renewed_share_2', 'days_to_renewal'])
    expect(behaviourFeatures('frequency', COLUMNS, null, [])).toMatchObject([{ kind: 'count' }])
    expect(behaviourFeatures('support', COLUMNS, null, [])).toMatchObject([{ windowDays: null }])
  })
})
