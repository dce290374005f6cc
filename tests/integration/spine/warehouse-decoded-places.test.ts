import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { postcodeArea } from '../../../shared/quality/coarse-location.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* Places of files that no SQL decodes: their rows go along coarse, or the receiver's own table is read. */

const POSTCODES = ['SW1A 1AA', '10115', '80331', 'M1 1AE']
const ORDERS = [
  { site: 1, day: '2025-01-05', postcode: '10115', code: 'SW1A 1AA', amount: 10 },
  { site: 1, day: '2025-02-05', postcode: '80331', code: 'M1 1AE', amount: 20 },
  { site: 2, day: '2025-03-05', postcode: '10115', code: 'EC2V 7HH', amount: 5 },
]
let workbench: OpenWorkbench

beforeAll(async () => {
  workbench = await openWorkbench()
})
afterAll(() => workbench.close())

/** Builds a table of sites and orders from JSON. */
async function build(name: string, features: readonly object[]) {
  const { client, folder, grantPath } = workbench
  mkdirSync(join(folder, name))
  const [sites, orders] = [join(folder, name, 'sites.json'), join(folder, name, 'orders.json')]
  writeFileSync(
    sites,
    JSON.stringify(POSTCODES.map((postcode, row) => ({ id: row + 1, postcode, spot: postcode, seats: row }))),
  )
  writeFileSync(orders, JSON.stringify(ORDERS))
  const recipe = {
    unit: { noun: { plural: 'sites', singular: 'site' }, kind: 'site' },
    asOf: '2026-01-31',
    sources: [
      {
        ...{ id: 'sites', name: 'Sites', files: [{ path: sites }], role: 'attributes' },
        options: { types: { postcode: 'text', spot: 'text' } },
        // Nothing in the file calls it a place.
        steps: [{ id: 'names', kind: 'rename', columns: [{ from: 'spot', to: 'zip' }] }],
      },
      {
        ...{ id: 'orders', name: 'Orders', files: [{ path: orders }], role: 'flow', dateColumn: 'day' },
        ...{ completeness: 'complete', options: { types: { postcode: 'text', code: 'text' } } },
      },
    ],
    table: {
      base: { kind: 'source', source: 'sites', key: 'id' },
      steps: [{ id: 'seen', kind: 'features', source: 'orders', key: 'site', features }],
    },
  }
  await client.call('workspaces.create', { title: name })
  const files = { sites: [grantPath(sites)], orders: [grantPath(orders)] }
  await client.call('recipe.adopt', { recipe, files })
  await finish(workbench, await client.call('recipe.build', {}))
  return client.call('recipe.script', { product: 'duckdb' })
}

/** The table that the script makes, run beside the files that go along. */
async function inWarehouse(script: Awaited<ReturnType<typeof build>>, before: readonly string[] = []) {
  let text = script.text ?? ''
  for (const fileName of script.sideFiles) {
    const { bytes } = await workbench.client.file('recipe.sideFile', { fileName })
    writeFileSync(join(workbench.folder, fileName), bytes)
    text = text.replaceAll(`'${fileName}'`, `'${join(workbench.folder, fileName)}'`)
  }
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const statement of before) await connection.run(statement)
  await connection.run(text)
  const rows = (await connection.runAndReadAll('SELECT * FROM tessera_recipe.customers ORDER BY id')).getRowObjects()
  connection.closeSync()
  instance.closeSync()
  return rows
}

it('are made coarse once where the rows go along, under another name, too', async () => {
  const script = await build('copied', [{ name: 'spent', kind: 'sum', column: 'amount' }])
  expect(script.sideFiles).toEqual(['copied.recipe.sites.csv', 'copied.recipe.orders.csv'])
  const areas = POSTCODES.map(postcodeArea)
  const rows = await inWarehouse(script)
  expect(rows.map(({ postcode }) => postcode)).toEqual(areas)
  expect(rows.map(({ zip }) => zip)).toEqual(areas)
  const { bytes } = await workbench.client.file('recipe.sideFile', { fileName: 'copied.recipe.sites.csv' })
  expect(new TextDecoder().decode(bytes)).not.toMatch(/10115|SW1A/)
})

it('keep rows from going along where a rule asks about them', async () => {
  const script = await build('ruled', [{ name: 'berlin', kind: 'count', where: 'postcode = "10115"' }])
  expect(script.sideFiles).toEqual(['ruled.recipe.sites.csv'])
  expect(script.sources.map(({ table, decoded }) => table ?? decoded)).toEqual(['ruled.recipe.sites.csv', 'raw.orders'])
  const own = `SELECT * FROM read_json('${join(workbench.folder, 'ruled', 'orders.json')}', columns = {site: 'BIGINT', day: 'DATE', postcode: 'VARCHAR', code: 'VARCHAR', amount: 'BIGINT'})`
  const rows = await inWarehouse(script, ['CREATE SCHEMA raw', `CREATE TABLE raw.orders AS ${own}`])
  expect(rows.map(({ berlin }) => Number(berlin))).toEqual([1, 1, 0, 0])
})

it('are refused where only the values show that a rule asks about places', async () => {
  const { sideFiles } = await build('shown', [{ name: 'berlin', kind: 'count', where: 'code = "M1 1AE"' }])
  expect(sideFiles).toContain('shown.recipe.orders.csv')
  await expect(workbench.client.file('recipe.sideFile', { fileName: 'shown.recipe.orders.csv' })).rejects.toThrow(
    'The values of “code” in “Orders” look like places.',
  )
})
