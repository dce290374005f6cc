import { describe, expect, it } from 'vitest'
import { suggestKeys } from '../../../../../main/domain/recipe/suggest-keys.ts'

const unmatched = (...keys: readonly string[]) => keys.map((key, index) => ({ key, rows: 10 * (index + 1) }))

describe('suggested keys', () => {
  it('have the same letters, whatever stands between them', () => {
    expect(suggestKeys(unmatched('GTXPro'), ['GTX Basic', 'GTX Pro', 'GTX Plus Pro'])).toEqual([
      { from: 'GTXPro', to: 'GTX Pro', rows: 10, why: 'same-letters' },
    ])
    expect(suggestKeys(unmatched('Müller & Sohn'), ['MULLER-SOHN'])).toMatchObject([{ to: 'MULLER-SOHN' }])
  })

  it('are one edit away at five characters, two at ten', () => {
    expect(suggestKeys(unmatched('Betasolon'), ['Betasoloin', 'Cancity'])).toMatchObject([
      { to: 'Betasoloin', why: 'nearly-same' },
    ])
    expect(suggestKeys(unmatched('Acme'), ['Acne'])).toEqual([])
    expect(suggestKeys(unmatched('Acmes'), ['Acnes'])).toHaveLength(1)
  })

  it('come by the rows they would gain', () => {
    const found = suggestKeys(unmatched('first-one', 'second-one'), ['first one', 'second one'])
    expect(found.map(({ rows }) => rows)).toEqual([20, 10])
  })

  it('are not made where two could be meant, nor between numbers', () => {
    expect(suggestKeys(unmatched('north'), ['North', 'NORTH'])).toEqual([])
    expect(suggestKeys(unmatched('Gamma 1x'), ['Gamma 1a', 'Gamma 1b'])).toEqual([])
    expect(suggestKeys(unmatched('1000001'), ['1000002'])).toEqual([])
    expect(suggestKeys(unmatched('CUST-10001'), ['CUST-10002'])).toEqual([])
    expect(suggestKeys(unmatched('CUTS-10001'), ['CUST-10001', 'CUST-10002'])).toMatchObject([{ to: 'CUST-10001' }])
    expect(suggestKeys(unmatched('—'), ['–'])).toEqual([])
  })

  it('are at most three edits away, however long they are', () => {
    const long = 'the household of the longest name in the street'
    expect(suggestKeys(unmatched(long.replaceAll('ou', 'u')), [long])).toHaveLength(1)
    expect(suggestKeys(unmatched(long.replaceAll('e', '')), [long])).toEqual([])
  })
})
