import { describe, expect, it } from 'vitest'
import { mergeBuilt } from '../../../../../main/domain/recipe/merge-built.ts'
import { type Recipe, recipe } from '../../../../../shared/recipe/recipe.ts'

const BEGUN = recipe.parse({
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2026-01-31',
  sources: [
    { id: 'accounts', name: 'Accounts', files: [{ path: 'accounts.csv' }], role: 'attributes' },
    { id: 'sales', name: 'Sales', files: [{ path: 'sales-01.csv' }], role: 'flow' },
  ],
  table: { base: { kind: 'source', source: 'accounts', key: 'id' } },
})

/** The run took February's sales, and read both files. */
const BUILT: Recipe = {
  ...BEGUN,
  asOf: '2026-02-28',
  sources: BEGUN.sources.map((source) => ({
    ...source,
    files: [{ path: source.id === 'sales' ? 'sales-02.csv' : 'accounts.csv', sizeBytes: 9, digest: 'd' }],
  })),
}

function withSource(id: string, changes: Partial<Recipe['sources'][number]>): Recipe {
  return { ...BEGUN, sources: BEGUN.sources.map((source) => (source.id === id ? { ...source, ...changes } : source)) }
}

describe('the recipe after a run', () => {
  it('is what was run where nobody edited it meanwhile', () => {
    expect(mergeBuilt(BEGUN, BUILT, BEGUN)).toEqual(BUILT)
  })

  it('keeps what a person changed while it ran, beside what the run brings', () => {
    const merged = mergeBuilt(BEGUN, BUILT, withSource('sales', { name: 'Orders', currency: 'EUR' }))
    expect(merged.sources[1]).toEqual({ ...BUILT.sources[1], name: 'Orders', currency: 'EUR' })
    expect(merged.asOf).toBe('2026-02-28')
  })

  it('keeps the files and the day that a person chose meanwhile', () => {
    const files = [{ path: 'sales-03.csv', sizeBytes: null, digest: null }]
    const merged = mergeBuilt(BEGUN, BUILT, { ...withSource('sales', { files }), asOf: '2026-03-31' })
    expect(merged.sources[1]?.files).toEqual(files)
    expect(merged.sources[0]?.files).toEqual(BUILT.sources[0]?.files)
    expect(merged.asOf).toBe('2026-03-31')
  })

  it('takes what was decided of rows in several files, unless a person decided otherwise meanwhile', () => {
    const decided = { ...BUILT, sources: BUILT.sources.map((source) => ({ ...source, repeatedRows: 'once' as const })) }
    expect(mergeBuilt(BEGUN, decided, BEGUN).sources[1]?.repeatedRows).toBe('once')
    const other = withSource('sales', { repeatedRows: 'all' })
    expect(mergeBuilt(BEGUN, decided, other).sources.map(({ repeatedRows }) => repeatedRows)).toEqual(['once', 'all'])
  })

  it('neither brings back a source that was removed nor loses one that was added', () => {
    const accounts = BEGUN.sources.slice(0, 1)
    const sources = [...accounts, ...accounts.map((source) => ({ ...source, id: 'sites', name: 'Sites' }))]
    const merged = mergeBuilt(BEGUN, BUILT, { ...BEGUN, sources })
    expect(merged.sources.map(({ id }) => id)).toEqual(['accounts', 'sites'])
  })
})
