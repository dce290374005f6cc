import { expect, it } from 'vitest'
import { columnUse } from '../../../../../main/domain/recipe/column-use.ts'
import { recipe } from '../../../../../shared/recipe/recipe.ts'

const source = (id: string, steps: readonly unknown[]) => ({
  ...{ id, name: id, role: 'attributes', files: [{ path: `${id}.json` }], steps },
})
const merge = (key: string, into: string) => ({ kind: 'merge', key, into })
const made = (base: object, keyDecisions: readonly object[] = []) =>
  recipe.parse({
    keyDecisions,
    unit: { noun: { plural: 'sites', singular: 'site' }, kind: 'site' },
    asOf: '2025-12-31',
    sources: [
      source('sites', [
        { id: '1', kind: 'rename', columns: [{ from: 'zip', to: 'postcode' }] },
        { id: '2', kind: 'keep', rule: 'street != "?"' },
        {
          ...{ id: '3', kind: 'lookUp', source: 'areas', on: [{ column: 'area', other: 'name' }] },
          columns: [{ column: 'latitude', as: 'lat' }],
        },
      ]),
      source('areas', [{ id: '4', kind: 'derive', name: 'far', formula: 'longitude * 2' }]),
      source('visits', [{ id: '5', kind: 'rename', columns: [{ from: 'plz', to: 'postcode' }] }]),
      source('rows', [{ id: '6', kind: 'distinct' }]),
    ],
    table: {
      base: { kind: 'source', source: 'sites', key: 'id', ...base },
      steps: [
        {
          ...{ id: '7', kind: 'features', source: 'visits', key: 'site' },
          features: [{ kind: 'count', name: 'berlin', where: 'postcode = "10115"' }],
        },
        { id: '8', kind: 'attach', source: 'rows', by: 'owner', key: 'owner', columns: [{ column: 'address' }] },
        { id: '9', kind: 'derive', name: 'code', formula: 'berlin + phone' },
      ],
    },
    scores: [{ part: 'frequency', name: 'score', column: 'seats', better: 'high', cuts: [1], learned: null }],
  })

it('follows what is only repeated back to its file', () => {
  const { copyOf } = columnUse(made({}))
  expect(copyOf('postcode')).toEqual({ source: 'sites', column: 'zip' })
  expect(copyOf('lat')).toEqual({ source: 'areas', column: 'latitude' })
  expect(copyOf('address')).toEqual({ source: 'rows', column: 'address' })
  for (const name of ['berlin', 'code', 'score']) expect(copyOf(name), name).toBeNull()
})

it('knows what rules, formulas, features, scores and keys rest on', () => {
  const { isUsed } = columnUse(made({}))
  const used = (from: string, columns: readonly string[]) =>
    columns.filter((column) => isUsed({ source: from, column }))
  expect(used('sites', ['id', 'zip', 'street', 'area', 'owner', 'phone', 'seats', 'latitude'])).toEqual([
    ...['id', 'street', 'area', 'owner', 'phone', 'seats'],
  ])
  expect(used('areas', ['name', 'latitude', 'longitude'])).toEqual(['name', 'longitude'])
  // By its name in the file, and not by the one that the rule says.
  expect(used('visits', ['site', 'plz', 'postcode', 'street'])).toEqual(['site', 'plz'])
  expect(used('rows', ['address'])).toEqual(['address'])
})

it('counts every column of rows that become one', () => {
  const { isUsed } = columnUse(made({ rollUp: [] }))
  expect(isUsed({ source: 'sites', column: 'zip' })).toBe(true)
  expect(isUsed({ source: 'areas', column: 'latitude' })).toBe(true)
  expect(isUsed({ source: 'visits', column: 'street' })).toBe(false)
})

it('counts what keys that people merged are put together by', () => {
  const merged = columnUse(made({ mergeRules: [{ column: 'postcode', rule: 'min' }] }, [merge('a', 'b')]))
  expect(merged.isUsed({ source: 'sites', column: 'zip' })).toBe(true)
  // The key that stays has its own.
  expect(merged.isUsed({ source: 'areas', column: 'latitude' })).toBe(false)
  const itself = columnUse(made({}, [merge('a', 'a')]))
  expect(itself.isUsed({ source: 'areas', column: 'latitude' })).toBe(true)
})
