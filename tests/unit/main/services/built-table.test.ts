import { expect, it } from 'vitest'
import { recipeDigest } from '../../../../main/services/built-table.ts'
import { readRecipe } from '../../../../shared/recipe/read-recipe.ts'

const json = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-12-31',
  sources: [{ id: 'a', name: 'Orders', role: 'flow', files: [{ path: 'a.csv' }] }],
  table: { base: { kind: 'keys', name: 'account', of: [{ source: 'a', key: 'account' }] } },
}
const digest = (changes: object): string => recipeDigest(readRecipe({ ...json, ...changes }), (text) => text)
const rated = (rate: number): object => ({
  currency: { code: 'EUR', rates: { kind: 'typed', rows: [{ from: 'USD', to: 'EUR', rate }] } },
})

it('takes tables of other rates for tables of another recipe', () => {
  expect(digest(rated(0.9))).not.toBe(digest(rated(0.8)))
  expect(digest(rated(0.9))).not.toBe(digest({}))
})

it('takes tables of other days, files and names in a warehouse for tables of the same one', () => {
  const [source] = json.sources
  const others = [{ ...source, name: 'Sales', table: 'raw.sales', files: [{ path: 'b.csv' }] }]
  expect(digest({ asOf: '2026-01-31', sources: others })).toBe(digest({}))
})
