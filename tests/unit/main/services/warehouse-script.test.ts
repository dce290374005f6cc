import { expect, it } from 'vitest'
import { sourceTable } from '../../../../main/services/warehouse-script.ts'
import { readRecipe } from '../../../../shared/recipe/read-recipe.ts'

const source = (id: string, name: string, path: string) => ({ id, name, role: 'flow', files: [{ path }] })

/** Names that are one as names of files, or as that of the decided keys. */
const recipe = readRecipe({
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-12-31',
  sources: [
    source('a', 'Sales 2024', 'a.xlsx'),
    source('b', 'sales: 2024!', 'b.xlsx'),
    source('c', 'Keys', 'c.xlsx'),
    source('d', '?', 'd.csv'),
    source('e', '!', 'e.csv'),
  ],
  table: { base: { kind: 'keys', name: 'account', of: [{ source: 'a', key: 'account' }] } },
})

it('gives the rows of every source a file or a table of its own', () => {
  const tables = recipe.sources.map((each) =>
    sourceTable(each, { recipe, sources: [], columns: [], stem: 'w', hasRows: () => true }),
  )
  expect(tables).toEqual([
    { decoded: 'w.recipe.sales-2024.csv' },
    { decoded: 'w.recipe.sales-2024-2.csv' },
    { decoded: 'w.recipe.keys-2.csv' },
    { name: 'raw.source' },
    { name: 'raw.source_2' },
  ])
})
