import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothForms } from '../../../shared/recipe/key-form.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'
import { type Cell, openRecipeBed, type RecipeBed } from '../../integration/spine/recipe-bed.ts'
import { AS_OF, type DrawnRecipe, drawnRecipe } from './drawn-recipe.ts'
import { type PlainRow, type PlainValue, plainFeature, plainKey } from './plain-features.ts'

const RECIPES = 24

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
})
afterAll(() => bed.close())

describe('a drawn recipe', () => {
  it('gives every unit what plain arithmetic gives it, or is refused where keys of units become one', {
    timeout: 240_000,
  }, async () => {
    const seeds = Array.from({ length: RECIPES }, (_, index) => index + 1)
    let refused = 0
    for (const seed of seeds) {
      const drawn = drawnRecipe(seed)
      await writeFiles(drawn)
      const expected = plainTable(drawn)
      if (expected === null) {
        refused += 1
        await expect(bed.make(recipeOf(drawn)), `seed ${seed}`).rejects.toMatchObject({ code: 'key-invalid' })
        continue
      }
      const made = await bed.make(recipeOf(drawn))
      expect(new Set(made.values('id')), `seed ${seed}`).toEqual(new Set(expected.keys()))
      for (const [index, { name }] of drawn.features.entries()) {
        const values = made.byKey(name)
        for (const [key, row] of expected) {
          const label = `seed ${seed}, ${JSON.stringify(drawn.features[index])} of “${key}”`
          expectSame(values.get(key) ?? null, row[index] ?? null, label)
        }
      }
    }
    // Both ends were met.
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThan(RECIPES / 2)
  })
})

async function writeFiles({ unitKeys, events }: DrawnRecipe): Promise<void> {
  await bed.write('units.csv', ['id,number', ...unitKeys.map((key, index) => `"${key}",${index}`)])
  const lines = events.map(({ key, day, amount, sort }) => `"${key}",${day},${amount},${sort}`)
  await bed.write('events.csv', ['key,day,amount,sort', ...lines])
}

function recipeOf({ form, stepForm, isComplete, features }: DrawnRecipe): object {
  const typed = (types: object) => ({ dialect: { delimiter: ',' }, types })
  return {
    unit: { noun: { plural: 'units', singular: 'unit' }, kind: 'account' },
    asOf: isoFromDay(AS_OF),
    sources: [
      {
        ...{ id: 'units', name: 'Units', role: 'attributes', options: typed({ id: 'text' }) },
        files: [{ path: 'units.csv' }],
      },
      {
        ...{ id: 'events', name: 'Events', role: 'flow', dateColumn: 'day', files: [{ path: 'events.csv' }] },
        completeness: isComplete ? 'complete' : 'partial',
        options: typed({ key: 'text', day: 'date', amount: 'number', sort: 'text' }),
      },
    ],
    table: {
      base: { kind: 'source', source: 'units', key: 'id', form },
      steps: [{ id: 'made', kind: 'features', source: 'events', key: 'key', form: stepForm, features }],
    },
  }
}

/** The values of each unit in the order of the features; null where two units could not be told apart. */
function plainTable({ unitKeys, events, form, stepForm, isComplete, features }: DrawnRecipe) {
  const both = bothForms(form, stepForm)
  const units = unitKeys.map((key) => plainKey(key, form) ?? '')
  const asked = units.map((key) => plainKey(key, both) ?? '')
  if (new Set(units).size < units.length || new Set(asked).size < asked.length) return null
  const rows = new Map<string, PlainRow[]>()
  for (const { key, day, amount, sort } of events) {
    const evened = key.trim() === '' ? null : plainKey(key, both)
    if (evened === null || day === '' || dayFromIso(day) > AS_OF) continue
    const row = {
      day: dayFromIso(day),
      amount: amount === '' ? null : Number(amount),
      sort: sort === '' ? null : sort,
    }
    rows.set(evened, [...(rows.get(evened) ?? []), row])
  }
  return new Map(
    units.map((key, index): [string, PlainValue[]] => {
      const own = rows.get(asked[index] ?? '') ?? []
      return [key, features.map((feature) => plainFeature(feature, own, { asOf: AS_OF, isComplete }))]
    }),
  )
}

/** Alike to the ninth digit, for rows are added up in any order. */
function expectSame(value: Cell, wanted: PlainValue, label: string): void {
  if (typeof wanted !== 'number' || typeof value !== 'number') {
    expect(value, label).toBe(wanted)
    return
  }
  expect(Math.abs(value - wanted), label).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)))
}
