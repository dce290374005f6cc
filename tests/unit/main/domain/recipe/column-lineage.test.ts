import { expect, it } from 'vitest'
import { columnLineages } from '../../../../../main/domain/recipe/column-lineage.ts'
import { recipe } from '../../../../../shared/recipe/recipe.ts'

const file = { files: [{ path: 'a.csv' }] }
const table = recipe.parse({
  unit: { noun: { plural: 'people', singular: 'person' }, kind: 'user' },
  asOf: '2025-12-31',
  sources: [
    {
      id: 'c',
      name: 'People',
      role: 'attributes',
      ...file,
      steps: [
        { id: '1', kind: 'rename', columns: [{ from: 'religion', to: 'grp' }] },
        { id: '2', kind: 'derive', name: 'code', formula: 'abs(gender) + [birth year] + length("salary")' },
      ],
    },
    {
      id: 'v',
      name: 'Visits',
      role: 'flow',
      ...file,
      steps: [
        { id: '3', kind: 'rename', columns: [{ from: 'latitude', to: 'y' }] },
        { id: '7', kind: 'derive', name: 'large', formula: 'if(spend > 9, 1, 0)' },
      ],
    },
  ],
  table: {
    base: { kind: 'source', source: 'c', key: 'id' },
    steps: [
      {
        id: '4',
        kind: 'features',
        source: 'v',
        key: 'id',
        features: [
          { kind: 'last', name: 'last_y', column: 'y' },
          { kind: 'mean', name: 'mean_y', column: 'y' },
          { kind: 'count', name: 'visits' },
          { kind: 'max', name: 'most_there', column: 'spend', where: 'y > 50' },
          { kind: 'last', name: 'y_of_large', column: 'y', where: 'large = 1' },
        ],
      },
      {
        id: '5',
        kind: 'rename',
        columns: [
          { from: 'grp', to: 'visits' },
          { from: 'visits', to: 'grp' },
        ],
      },
      { id: '6', kind: 'derive', name: 'mixed', formula: 'visits / code' },
    ],
  },
  scores: [{ part: 'frequency', name: 'f', column: 'mean_y', better: 'high', cuts: [1], learned: null }],
})

it('follows a column to the columns of the files, through renames, formulas, features and scores', () => {
  const lineage = columnLineages(table)
  expect(lineage('id')).toEqual({ of: ['id'], asked: [], isCopy: true })
  expect(lineage('code')).toEqual({ of: ['gender', 'birth year'], asked: [], isCopy: false })
  expect(lineage('last_y')).toEqual({ of: ['latitude'], asked: [], isCopy: true })
  expect(lineage('mean_y')).toEqual({ of: ['latitude'], asked: [], isCopy: false })
  expect(lineage('f')).toEqual({ of: ['latitude'], asked: [], isCopy: false })
  // The two names were exchanged.
  expect(lineage('visits')).toEqual({ of: ['religion'], asked: [], isCopy: true })
  expect(lineage('grp')).toEqual({ of: [], asked: [], isCopy: false })
  expect(lineage('mixed')).toEqual({ of: ['religion', 'gender', 'birth year'], asked: [], isCopy: false })
})

it('takes the values of a feature from its own column, whatever its rule asks', () => {
  const lineage = columnLineages(table)
  expect(lineage('most_there')).toEqual({ of: ['spend'], asked: ['latitude'], isCopy: true })
  // A copy still, though the rule asks about what is worked out.
  expect(lineage('y_of_large')).toEqual({ of: ['latitude'], asked: ['spend'], isCopy: true })
})
