import { expect, it } from 'vitest'
import { columnOrigins } from '../../../../../main/domain/recipe/column-origins.ts'
import { recipe } from '../../../../../shared/recipe/recipe.ts'

const period = { start: '2025-01-01', end: '2025-12-31' }
const file = { files: [{ path: 'a.csv' }] }
const table = recipe.parse({
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-12-31',
  sources: [
    {
      id: 'c',
      name: 'Customers',
      role: 'attributes',
      ...file,
      steps: [
        {
          id: '1',
          kind: 'lookUp',
          source: 'r',
          on: [{ column: 'zip', other: 'zip' }],
          columns: [{ column: 'region' }],
        },
      ],
    },
    { id: 'r', name: 'Regions', role: 'attributes', ...file },
    { id: 'o', name: 'Orders', role: 'flow', taxBasis: 'net', period, ...file },
  ],
  table: {
    base: { kind: 'source', source: 'c', key: 'id' },
    steps: [
      {
        id: '2',
        kind: 'features',
        source: 'o',
        key: 'id',
        features: [{ kind: 'sum', name: 'spend', column: 'amount' }],
      },
      { id: '3', kind: 'attach', source: 'r', key: 'id', columns: [{ column: 'manager', as: 'owner' }] },
      { id: '4', kind: 'derive', name: 'monthly', formula: 'spend / 12' },
      { id: '5', kind: 'rename', columns: [{ from: 'spend', to: 'yearly' }] },
    ],
  },
})

it('says of each column of the table which source or formula it comes from', () => {
  const origins = columnOrigins(table, ['id', 'zip', 'region', 'yearly', 'owner', 'monthly'])
  expect([...origins].map(([name, { source }]) => [name, source])).toEqual([
    ['id', 'Customers'],
    ['zip', 'Customers'],
    ['region', 'Regions'],
    ['yearly', 'Orders'],
    ['owner', 'Regions'],
    ['monthly', '= spend / 12'],
  ])
  expect(origins.get('yearly')).toEqual({ source: 'Orders', taxBasis: 'net', period })
})
