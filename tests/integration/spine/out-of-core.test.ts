import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordersRecipe } from './client-recipe.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const ROWS = 1_200_000
const UNITS = 150_000

const RECIPE = ordersRecipe([
  { name: 'spent', kind: 'sum', column: 'amount' },
  { name: 'buying_days', kind: 'frequency' },
  { name: 'gap', kind: 'medianGap' },
  { name: 'last_note', kind: 'last', column: 'note' },
])

describe('a recipe with less memory than its rows take', () => {
  let roomy: RecipeBed
  let narrow: RecipeBed
  beforeAll(async () => {
    roomy = await openRecipeBed()
    narrow = await openRecipeBed(128 * 2 ** 20)
    const rows = Array.from({ length: ROWS }, (_, row) => {
      const client = `client number ${(row * 7919) % UNITS}`
      return `${client},2025-${String(1 + (row % 12)).padStart(2, '0')}-1${row % 10},${(row % 9973) / 4},note ${row % 5003}`
    })
    for (const bed of [roomy, narrow]) await bed.write('orders.csv', ['client,day,amount,note', ...rows])
  })
  afterAll(() => Promise.all([roomy.close(), narrow.close()]))

  it('gives the same customer table', { timeout: 120_000 }, async () => {
    const spilled = new Set<string>()
    const watch = (): void => {
      const names = readdirSync(join(narrow.folder, 'spill'), { recursive: true, encoding: 'utf8' })
      for (const name of names) if (name.includes('duckdb_temp')) spilled.add(name)
    }
    const one = await roomy.make(RECIPE)
    const other = await narrow.make(RECIPE, null, new AbortController().signal, watch)
    // Before its last step what does not fit lies on the disk.
    expect(spilled.size).toBeGreaterThan(0)
    expect(other.table.rowCount).toBe(UNITS)
    for (const column of ['client', 'spent', 'buying_days', 'gap', 'last_note'])
      expect(other.values(column), column).toEqual(one.values(column))
  })
})
