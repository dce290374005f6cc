import { describe, expect, it } from 'vitest'
import { readRecipe, stepIdsOf } from '../../../../shared/recipe/read-recipe.ts'

const MINIMAL = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-06-30',
  sources: [{ id: 'a', name: 'A', role: 'attributes', files: [{ path: 'a.csv' }] }],
  table: { base: { kind: 'source', source: 'a', key: 'id' } },
}
const derive = { kind: 'derive', name: 'x', formula: '1' }

describe('a recipe as a person writes it', () => {
  it('may leave out what has a default, and the ids of steps', () => {
    const recipe = readRecipe({
      ...MINIMAL,
      sources: [{ ...MINIMAL.sources[0], steps: [derive, { ...derive, id: 'own' }] }],
      table: { ...MINIMAL.table, steps: [derive] },
    })
    expect(stepIdsOf(recipe)).toEqual(['a-1', 'own', 'table-1'])
    expect(recipe.sources[0]).toMatchObject({ completeness: 'partial', dateColumn: null, options: {} })
    expect(recipe.table.base).toMatchObject({ form: { spaces: true, ignoreCase: false, leadingZeros: false } })
  })

  it('reads back as the same recipe', () => {
    const recipe = readRecipe(MINIMAL)
    expect(readRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe)
  })

  it('is refused with the place of what is wrong', () => {
    const fault = (json: unknown) => () => readRecipe(json)
    expect(fault({ ...MINIMAL, asOf: '30.06.2025' })).toThrow(/at asOf/)
    expect(fault({ ...MINIMAL, sources: [{ ...MINIMAL.sources[0], steps: [{ kind: 'unknown' }] }] })).toThrow(
      /sources\.0\.steps\.0\.kind/,
    )
    expect(fault({ ...MINIMAL, sources: [MINIMAL.sources[0], MINIMAL.sources[0]] })).toThrow('“a” stands twice')
    expect(fault([])).toThrow('its top')
  })
})
