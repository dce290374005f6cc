import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobProgress } from '../../../shared/contract/jobs.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const RECIPE = {
  unit: { noun: { plural: 'clients', singular: 'client' }, kind: 'account' },
  asOf: '2025-12-31',
  sources: [
    {
      id: 'orders',
      name: 'Orders',
      role: 'flow',
      completeness: 'complete',
      dateColumn: 'day',
      files: [{ path: 'one.csv' }, { path: 'two.csv' }],
    },
  ],
  table: {
    base: { kind: 'keys', name: 'client', of: [{ source: 'orders', key: 'client' }] },
    steps: [
      {
        kind: 'features',
        source: 'orders',
        key: 'client',
        features: [
          { name: 'spent', kind: 'sum', column: 'amount' },
          { name: 'gap', kind: 'medianGap' },
        ],
      },
    ],
  },
}

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
  const rows = Array.from({ length: 60_000 }, (_, row) => `C${row % 9000},2025-0${1 + (row % 9)}-11,${row % 97}`)
  await bed.write('one.csv', ['client,day,amount', ...rows])
  await bed.write('two.csv', ['client,day,amount', ...rows])
})
afterAll(() => bed.close())

async function spilled(): Promise<string[]> {
  return readdir(join(bed.folder, 'spill')).catch(() => [])
}

describe('a run that is cancelled', () => {
  const moments: readonly [string, (progress: JobProgress) => boolean][] = [
    ['while the first file is read', ({ phase }) => phase.endsWith('one.csv')],
    ['while the rest of a file goes into the database', ({ phase }) => phase.startsWith('Arranging two.csv')],
    ['before the first step', ({ unit, done }) => unit === 'steps' && done === 0],
    ['in the last step', ({ unit, done, total }) => unit === 'steps' && done + 1 === total],
  ]

  it.each(moments)('%s says so and leaves nothing behind', async (_, isMoment) => {
    const abort = new AbortController()
    const run = bed.make(RECIPE, null, abort.signal, (progress) => {
      if (isMoment(progress)) abort.abort()
    })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
    expect(abort.signal.aborted).toBe(true)
    expect(await spilled()).toEqual([])
  })

  it('does not stand in the way of the next', async () => {
    const made = await bed.make(RECIPE)
    expect(made.table.rowCount).toBe(9000)
    expect(await spilled()).toEqual([])
  })
})
