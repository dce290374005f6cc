import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { AS_OF, CDNOW_RECIPE, unitsSql } from './cdnow-recipe.ts'

const SCORES = [
  { part: 'recency', name: 'r', column: 'recency_days', better: 'low' },
  { part: 'frequency', name: 'f', column: 'frequency', better: 'high' },
  { part: 'monetary', name: 'm', column: 'money', better: 'high' },
] as const

/** The same from the file by SQL alone: features, the draw, the cut points of who is not unseen, the scores. */
const independent = (file: string, salt: string) => `
  ${unitsSql(file, AS_OF)}, training AS (
    SELECT * FROM units
    WHERE ('0x' || left(sha256('${salt}:' || CAST(customer AS VARCHAR)), 16))::UBIGINT >= 5534023222112865280
  ), ranked AS (
    SELECT 'r' AS score, recency AS value FROM training UNION ALL SELECT 'f', frequency FROM training
    UNION ALL SELECT 'm', money FROM training
  ), counted AS (
    SELECT score, value, count(*) OVER (PARTITION BY score ORDER BY value RANGE UNBOUNDED PRECEDING) AS up_to,
      count(*) OVER (PARTITION BY score) AS all_of FROM ranked
  ), cuts AS (
    SELECT score, k, min(value) AS cut FROM counted, range(1, 5) AS fifths(k) WHERE up_to * 5 >= k * all_of GROUP BY score, k
  )
  SELECT customer,
    CAST(5 - (SELECT count(*) FROM cuts WHERE score = 'r' AND recency > cut) AS INTEGER),
    CAST(1 + (SELECT count(*) FROM cuts WHERE score = 'f' AND frequency > cut) AS INTEGER),
    CAST(1 + (SELECT count(*) FROM cuts WHERE score = 'm' AND money > cut) AS INTEGER),
    ntile(5) OVER (ORDER BY frequency, customer)
  FROM units ORDER BY customer`

const folder = sharedData('cdnow')
describe.skipIf(folder === null)('RFM scores of CDNOW', () => {
  let workbench: OpenWorkbench
  beforeAll(async () => {
    workbench = await openWorkbench()
  })
  afterAll(() => workbench.close())

  const rowsOf = async (columns: readonly string[]): Promise<number[][]> => {
    const view = { filter: '', sort: null, within: null, offset: 0, limit: 5000 }
    const table = tableFromIPC((await workbench.client.file('grid.rows', view)).bytes)
    return Array.from({ length: table.numRows }, (_, row) =>
      columns.map((name) => Number(table.getChild(name)?.get(row))),
    )
  }

  it('equal an independent SQL computation for every customer, ties and unseen ones included', {
    timeout: 60_000,
  }, async () => {
    const { client } = workbench
    const file = join(folder ?? '', 'CDNOW_sample.txt')
    await client.call('workspaces.create', { title: 'CDNOW' })
    await client.call('recipe.adopt', { recipe: CDNOW_RECIPE, files: { purchases: [workbench.grantPath(file)] } })
    await finish(workbench, await client.call('recipe.build', {}))
    await finish(workbench, await client.call('learning.lock', { drawnBy: 'customer', by: 'Ana' }))
    await finish(workbench, await client.call('learning.scores', { scores: [...SCORES] }))
    expect(await client.call('learning.rfm', {})).toBeNull()
    const view = await client.call('recipe.get', {})
    expect(view).toMatchObject({ isStale: true, problems: [] })
    const { locked } = await client.call('learning.unseen', {})
    expect(view?.recipe.scores.map(({ learned }) => learned)).toEqual(
      Array.from({ length: 3 }, () => ({
        ...{ asOf: AS_OF, units: 2357 - (locked?.unitsUnseen ?? 0), withoutUnseen: locked?.digest, movedByFolds: null },
      })),
    )
    await finish(workbench, await client.call('recipe.build', {}))
    expect(await client.call('recipe.get', {})).toMatchObject({ isStale: false })

    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const found = await connection.runAndReadAll(independent(file, locked?.salt ?? ''))
    const expected = found.getRows().map((row) => row.map(Number))
    connection.closeSync()
    instance.closeSync()
    expect(expected).toHaveLength(2357)
    const own = await rowsOf(['customer', 'r', 'f', 'm'])
    expect(own).toEqual(expected.map(([customer, r, f, m]) => [customer, r, f, m]))
    // NTILE deals customers of the same frequency out to different fifths, so that equal customers differ.
    const dealt = expected.filter(([, , f, , ntile]) => f !== ntile).length
    expect(dealt).toBeGreaterThan(100)
  })

  it('make the named segments an option in one step, as rules that can be edited and one undo takes back', async () => {
    const { client } = workbench
    expect(await client.call('learning.rfm', {})).toEqual({ recency: 'r', frequency: 'f', monetary: 'm' })
    const view = await client.call('learning.addRfmOption', {})
    const option = view.structures[0]
    expect(option).toMatchObject({ name: 'RFM segments', lens: 'rfm', defaultPath: { name: 'No purchases' } })
    expect(option?.segments.every(({ draft }) => draft.rule !== null)).toBe(true)
    const structureId = option?.id ?? ''
    const named = await Promise.all(
      [...(option?.segments ?? []), { id: 'default' }].map(async ({ id: entryId }) => {
        const within = { structureId, entryId, units: 'taken' as const }
        return (await client.call('grid.count', { filter: '', sort: null, within })).rowCount
      }),
    )
    expect(named.reduce((sum, count) => sum + count, 0)).toBe(2357)
    expect(named.at(-1)).toBe(0)
    expect((await client.call('history.undo', {})).structures).toEqual([])
  })

  it('keep their cut points when the table is built for another day, until they are learned again', {
    timeout: 60_000,
  }, async () => {
    const { client } = workbench
    const cutsOf = async () => (await client.call('recipe.get', {}))?.recipe.scores.map(({ cuts }) => cuts)
    const before = await cutsOf()
    await finish(workbench, await client.call('recipe.build', { asOf: '1998-06-30' }))
    expect(await cutsOf()).toEqual(before)
    // The latest of two days is unseen as a whole: what is learned is still learned from the one before.
    await finish(workbench, await client.call('learning.scores', { scores: [...SCORES] }))
    expect(await cutsOf()).toEqual(before)
    await client.call('learning.unlock', { by: 'Ana', reason: 'To learn from the latest day' })
    await finish(workbench, await client.call('learning.scores', { scores: [...SCORES] }))
    expect(await cutsOf()).not.toEqual(before)
    await client.call('history.undo', {})
    expect(await cutsOf()).toEqual(before)
  })
})
