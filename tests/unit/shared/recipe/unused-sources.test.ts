import { describe, expect, it } from 'vitest'
import { recipe } from '../../../../shared/recipe/recipe.ts'
import { unusedSources } from '../../../../shared/recipe/unused-sources.ts'

const lookUp = (source: string) => ({
  ...{ id: `to-${source}`, kind: 'lookUp', source, on: [{ column: 'k', other: 'k' }], columns: [{ column: 'c' }] },
})
const source = (id: string, ...steps: readonly object[]) => ({
  ...{ id, name: id, files: [{ path: `${id}.csv` }], role: 'attributes', steps },
})
const made = (...steps: readonly object[]) =>
  recipe.parse({
    unit: { noun: { singular: 'a', plural: 'as' }, kind: 'account' },
    asOf: '2025-01-31',
    sources: [source('base'), source('rows', lookUp('prices')), source('prices', lookUp('rates')), source('rates')],
    table: { base: { kind: 'source', source: 'base', key: 'k' }, steps },
  })

describe('unusedSources', () => {
  it('names what reaches the table by no way, a chain of look-ups from nowhere included', () => {
    expect(unusedSources(made()).map(({ id }) => id)).toEqual(['rows', 'prices', 'rates'])
  })

  it('follows look-ups from what the table takes', () => {
    const features = [{ name: 'n', kind: 'count' }]
    expect(unusedSources(made({ id: 'f', kind: 'features', source: 'rows', key: 'k', features }))).toEqual([])
    const attach = { id: 'a', kind: 'attach', source: 'prices', key: 'k', columns: [{ column: 'c' }] }
    expect(unusedSources(made(attach)).map(({ id }) => id)).toEqual(['rows'])
  })
})
