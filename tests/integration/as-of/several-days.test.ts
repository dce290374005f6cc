import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { CDNOW_RECIPE, unitsSql } from '../learning/cdnow-recipe.ts'

const DAYS = ['1997-01-31', '1997-02-28', '1997-06-30', '1998-06-30']

const folder = sharedData('cdnow')
describe.skipIf(folder === null)('customer tables of several days', () => {
  let workbench: OpenWorkbench
  const file = join(folder ?? '', 'CDNOW_sample.txt')
  beforeAll(async () => {
    workbench = await openWorkbench()
    const { client } = workbench
    await client.call('workspaces.create', { title: 'CDNOW' })
    await client.call('recipe.adopt', { recipe: CDNOW_RECIPE, files: { purchases: [workbench.grantPath(file)] } })
    await finish(workbench, await client.call('recipe.build', {}))
    await finish(workbench, await client.call('asOf.build', { days: [...DAYS].reverse() }))
  })
  afterAll(() => workbench.close())

  const list = () => workbench.client.call('asOf.list', {})

  const independently = async (asOf: string): Promise<number[][]> => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const sql = `${unitsSql(file, asOf)} SELECT customer, recency, frequency, money FROM units ORDER BY customer`
    const rows = (await connection.runAndReadAll(sql)).getRows()
    connection.closeSync()
    instance.closeSync()
    return rows.map((row) => row.map(Number))
  }

  const shownRows = async (): Promise<number[][]> => {
    const view = { filter: '', sort: null, within: null, offset: 0, limit: 5000 }
    const table = tableFromIPC((await workbench.client.file('grid.rows', view)).bytes)
    return Array.from({ length: table.numRows }, (_, row) =>
      ['customer', 'recency_days', 'frequency', 'money'].map((name) => Number(table.getChild(name)?.get(row))),
    )
  }

  it('are kept beside the one that is shown, with what they take', async () => {
    const { tables, memoryBytes } = await list()
    expect(tables.map(({ asOf, isShown }) => [asOf, isShown])).toEqual([
      ['1997-01-31', false],
      ['1997-02-28', false],
      ['1997-06-30', false],
      ['1997-09-30', true],
      ['1998-06-30', false],
    ])
    for (const { bytes, ownBytes, isByRecipe } of tables) {
      expect(bytes).toBeGreaterThan(0)
      expect(ownBytes).toBeLessThanOrEqual(bytes)
      expect(isByRecipe).toBe(true)
    }
    // From June on no customer is new: their keys are the same chunk, kept once.
    expect(tables.at(-1)?.ownBytes).toBeLessThan(tables.at(-1)?.bytes ?? 0)
    expect(memoryBytes).toBeGreaterThan(0)
  })

  it.each(DAYS)('has as of %s the features that an independent query finds, once it is shown', async (asOf) => {
    const view = await workbench.client.call('asOf.show', { asOf })
    expect(view.frame.asOf).toBe(asOf)
    expect(await workbench.client.call('recipe.get', {})).toMatchObject({ isStale: false, report: { asOf } })
    const [own, expected] = [await shownRows(), await independently(asOf)]
    expect(own.map(([customer, recency, frequency]) => [customer, recency, frequency])).toEqual(
      expected.map(([customer, recency, frequency]) => [customer, recency, frequency]),
    )
    for (const [row, [, , , money]] of expected.entries()) expect(own[row]?.[3]).toBeCloseTo(money ?? 0, 9)
  })

  it('shows options on the chosen day, and one undo goes back', async () => {
    const { client } = workbench
    await client.call('asOf.show', { asOf: '1997-01-31' })
    const filter = { filter: 'recency_days <= 30', sort: null, within: null }
    const then = await client.call('grid.count', filter)
    expect(then.rowCount).toBe((await independently('1997-01-31')).filter(([, recency = 99]) => recency <= 30).length)
    const { frame } = await client.call('asOf.show', { asOf: '1998-06-30' })
    expect(frame.asOf).toBe('1998-06-30')
    expect((await client.call('grid.count', filter)).rowCount).not.toBe(then.rowCount)
    expect((await client.call('history.undo', {})).frame.asOf).toBe('1997-01-31')
    expect(await client.call('grid.count', filter)).toEqual(then)
  })

  it('are compared by units and columns', async () => {
    const found = await workbench.client.call('asOf.compare', { from: '1997-01-31', to: '1997-06-30' })
    const [from, to] = [await independently('1997-01-31'), await independently('1997-06-30')]
    const mean = (rows: number[][], at: number): number =>
      rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length
    expect(found).toMatchObject({
      ...{ from: { units: from.length }, to: { units: to.length }, isSameRecipe: true },
      ...{ stayed: from.length, added: to.length - from.length, left: 0 },
    })
    const frequency = found.columns.find(({ name }) => name === 'frequency')
    expect(frequency?.from?.mean).toBeCloseTo(mean(from, 2), 9)
    expect(frequency?.to?.mean).toBeCloseTo(mean(to, 2), 9)
    expect(frequency?.to?.missingShare).toBe(0)
  })

  it('leaves the latest one unseen once customers are locked: what is learned comes from the day before', async () => {
    const { client } = workbench
    await client.call('asOf.show', { asOf: '1998-06-30' })
    await finish(workbench, await client.call('learning.lock', { drawnBy: 'customer', by: 'Ana' }))
    const { locked, latestUnseen } = await client.call('learning.unseen', {})
    expect(latestUnseen).toBe('1998-06-30')
    const middle = async () => (await client.call('learning.middle', { column: 'frequency' })).value
    const scores = [{ part: 'recency', name: 'r', column: 'recency_days', better: 'low' }] as const
    await finish(workbench, await client.call('learning.scores', { scores: [...scores] }))
    const learned = (await client.call('recipe.get', {}))?.recipe.scores[0]?.learned
    expect(learned).toMatchObject({ asOf: '1997-09-30', withoutUnseen: locked?.digest })
    await client.call('history.undo', {})
    expect(await middle()).toBe(1)
  })

  it('can be taken out again but for the one shown, and a cancelled run keeps the days that are done', async () => {
    const { client } = workbench
    await expect(client.call('asOf.remove', { asOf: '1998-06-30' })).rejects.toMatchObject({ code: 'conflict' })
    await client.call('asOf.remove', { asOf: '1997-02-28' })
    expect((await list()).tables.map(({ asOf }) => asOf)).not.toContain('1997-02-28')
    await client.call('history.undo', {})
    expect((await list()).tables.map(({ asOf }) => asOf)).toContain('1997-02-28')
    const before = (await list()).tables.length
    const { jobId } = await client.call('asOf.build', { days: ['1997-03-31', '1997-04-30', '1997-05-31'] })
    const isSecond = new Promise<void>((resolve) => {
      void client
        .finish(jobId, ({ progress }) => {
          if (progress.phase.includes('(2 of 3)') || progress.phase.includes('(3 of 3)')) resolve()
        })
        .catch(() => undefined)
        .finally(resolve)
    })
    await isSecond
    await client.call('jobs.cancel', { jobId })
    await client.finish(jobId, () => undefined).catch(() => undefined)
    const { tables } = await list()
    expect(tables.length).toBeGreaterThan(before)
    expect(tables.map(({ asOf }) => asOf)).toContain('1997-03-31')
  })
})
