import { describe, expect, it } from 'vitest'
import { adoptLabel } from '../../../../../main/domain/recipe/edit-label.ts'
import { editRecipe, type PlacedEdit } from '../../../../../main/domain/recipe/edit-recipe.ts'
import { readRecipe } from '../../../../../shared/recipe/read-recipe.ts'
import { featuresStep } from '../../../../../shared/recipe/recipe-step.ts'

const derive = (id: string) => ({ id, kind: 'derive' as const, name: id, formula: '1' })
const RECIPE = readRecipe({
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-06-30',
  sources: [
    { id: 'a', name: 'A', role: 'attributes', currency: 'EUR', files: [{ path: 'a.csv' }] },
    { id: 'b', name: 'B', role: 'flow', files: [{ path: 'b.csv' }], steps: [derive('p'), derive('q'), derive('r')] },
  ],
  table: {
    base: { kind: 'source', source: 'a', key: 'k' },
    steps: [{ id: 't', kind: 'attach', source: 'b', key: 'k', columns: [{ column: 'p' }] }],
  },
})

const edited = (edit: PlacedEdit) => editRecipe(RECIPE, edit, () => 'new')
const stepsOfB = (edit: PlacedEdit) => edited(edit).sources[1]?.steps.map(({ id }) => id)

describe('what one undo takes back', () => {
  const withMore = (...names: readonly string[]) => ({
    ...RECIPE,
    sources: [
      ...RECIPE.sources,
      ...RECIPE.sources.slice(0, 1).flatMap((a) => names.map((name) => ({ ...a, id: name, name }))),
    ],
  })

  it('is called by the sources that came, else by the recipe that was taken over', () => {
    expect(adoptLabel(RECIPE, withMore('Orders'))).toBe('add Orders')
    expect(adoptLabel(RECIPE, withMore('Orders', 'Tickets'))).toBe('add 2 sources')
    expect(adoptLabel(null, RECIPE)).toBe('take over a recipe')
    expect(adoptLabel(RECIPE, RECIPE)).toBe('take over a recipe')
    expect(adoptLabel(withMore('Gone'), withMore('Orders'))).toBe('take over a recipe')
  })
})

describe('editing a recipe', () => {
  it('adds, moves and removes steps where they stand', () => {
    const step = derive('ignored')
    expect(stepsOfB({ kind: 'add-prepare-step', sourceId: 'b', step, index: 1 })).toEqual(['p', 'new', 'q', 'r'])
    expect(stepsOfB({ kind: 'add-prepare-step', sourceId: 'b', step, index: null })).toEqual(['p', 'q', 'r', 'new'])
    expect(stepsOfB({ kind: 'move-step', stepId: 'r', toIndex: 0 })).toEqual(['r', 'p', 'q'])
    expect(stepsOfB({ kind: 'remove-step', stepId: 'q' })).toEqual(['p', 'r'])
    expect(edited({ kind: 'remove-step', stepId: 't' }).table.steps).toEqual([])
  })

  it('changes of a source only what is said, null included', () => {
    const { sources } = edited({
      kind: 'change-source',
      sourceId: 'a',
      changes: { name: 'Renamed', dateColumn: 'day' },
    })
    expect(sources[0]).toEqual({ ...RECIPE.sources[0], name: 'Renamed', dateColumn: 'day' })
    expect(
      edited({ kind: 'change-source', sourceId: 'a', changes: { currency: null } }).sources[0]?.currency,
    ).toBeNull()
  })

  it('adds files after those of a source, each once, and refuses where none is new', () => {
    const file = (path: string) => ({ path, sizeBytes: null, digest: null })
    const add = (...paths: readonly string[]) => edited({ kind: 'add-files', sourceId: 'b', files: paths.map(file) })
    expect(add('b.csv', 'c.csv').sources[1]?.files.map(({ path }) => path)).toEqual(['b.csv', 'c.csv'])
    expect(() => add('b.csv')).toThrow('“B” has this file already.')
  })

  it('puts a summary where a step of the table stood, and after its last where it was one of a source', () => {
    const step = featuresStep.parse({
      ...{ id: 'ignored', kind: 'features', source: 'b', key: 'k', features: [{ name: 'rows', kind: 'count' }] },
    })
    const attached = editRecipe(
      { ...RECIPE, table: { ...RECIPE.table, steps: [...RECIPE.table.steps, derive('after')] } },
      { kind: 'summarise', stepId: 't', step },
      () => 'new',
    )
    expect(attached.table.steps.map(({ id, kind }) => [id, kind])).toEqual([
      ['new', 'features'],
      ['after', 'derive'],
    ])
    const looked = edited({ kind: 'summarise', stepId: 'q', step })
    expect(looked.sources[1]?.steps.map(({ id }) => id)).toEqual(['p', 'r'])
    expect(looked.table.steps.map(({ id }) => id)).toEqual(['t', 'new'])
    expect(() => edited({ kind: 'summarise', stepId: 'zz', step })).toThrow('no longer')
  })

  it('adds to a map of keys, replaces in it and takes from it', () => {
    const mapped = edited({ kind: 'map-keys', stepId: 't', changes: [{ from: 'x', to: 'y' }] })
    expect(mapped.table.steps[0]).toMatchObject({ map: [{ from: 'x', to: 'y' }] })
    const changes = [
      { from: 'x', to: null },
      { from: 'v', to: 'w' },
    ]
    const again = editRecipe(mapped, { kind: 'map-keys', stepId: 't', changes }, () => 'new')
    expect(again.table.steps[0]).toMatchObject({ map: [{ from: 'v', to: 'w' }] })
  })

  it('refuses what is gone, and to remove the source of the base', () => {
    expect(() => edited({ kind: 'remove-step', stepId: 'zz' })).toThrow('no longer')
    expect(() => edited({ kind: 'remove-source', sourceId: 'zz' })).toThrow('no longer')
    expect(() => edited({ kind: 'remove-source', sourceId: 'a' })).toThrow('which rows the customer table has')
    expect(edited({ kind: 'remove-source', sourceId: 'b' }).sources).toHaveLength(1)
  })
})
