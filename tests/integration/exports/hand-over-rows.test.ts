import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { parseCsv } from '../../fixtures/parse-csv.ts'

/* A hand-over alone makes its table again: rows of files that no SQL reads lie in it. */

const RECIPE = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-12-31',
  keyDecisions: [{ kind: 'merge', key: 'A"99', into: 'A"1' }],
  sources: [
    { id: 'accounts', name: 'Accounts', role: 'attributes', files: [{ path: 'accounts.json' }] },
    {
      ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
      files: [{ path: 'orders.jsonl' }],
    },
  ],
  table: {
    base: { kind: 'source', source: 'accounts', key: 'account' },
    steps: [
      {
        ...{ id: 'bought', kind: 'features', source: 'orders', key: 'account' },
        features: [{ name: 'spent', kind: 'sum', column: 'amount' }],
      },
    ],
  },
}
const ACCOUNTS = Array.from({ length: 12 }, (_, row) => ({
  account: `A"${row}`,
  city: row % 3 === 0 ? null : `Köln ${row}`,
  latitude: 50.9375 + row,
}))
const ORDERS = Array.from({ length: 40 }, (_, row) => ({
  ...{ account: `A"${row % 12}`, day: `2025-${String((row % 12) + 1).padStart(2, '0')}-10`, amount: row * 1.25 },
}))

let workbench: OpenWorkbench
let folder: string
let structureId: string
beforeAll(async () => {
  workbench = await openWorkbench()
  folder = mkdtempSync(join(tmpdir(), 'tessera-handed-over-'))
  const [accounts, orders] = ['accounts.json', 'orders.jsonl'].map((name) => join(workbench.folder, name))
  writeFileSync(accounts ?? '', JSON.stringify(ACCOUNTS))
  writeFileSync(orders ?? '', ORDERS.map((order) => `${JSON.stringify(order)}\n`).join(''))
  const { client } = workbench
  await client.call('workspaces.create', { title: 'Rows' })
  const files = {
    accounts: [workbench.grantPath(accounts ?? '')],
    orders: [workbench.grantPath(orders ?? '')],
  }
  await client.call('recipe.adopt', { recipe: RECIPE, files })
  await finish(workbench, await client.call('recipe.build', {}))
  const made = await client.call('structures.add', { name: 'Tiers', lens: 'value' })
  structureId = made.structures[0]?.id ?? ''
  await client.call('segments.add', { structureId, kind: 'segment', name: 'High', text: 'spent >= 80' })
  await finish(workbench, await client.call('exports.prove', { structureId }))
})
afterAll(async () => {
  await workbench.close()
  rmSync(folder, { recursive: true, force: true })
})

const bundle = async (): Promise<Readonly<Record<string, Uint8Array>>> =>
  unzipSync((await workbench.client.file('exports.bundle', { structureId })).bytes)
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

it('makes the table and the assignments again from the archive alone', async () => {
  const files = await bundle()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['tiers.recipe.accounts.csv', 'tiers.recipe.orders.csv', 'tiers.recipe.duckdb.sql']),
  )
  const instance = await DuckDBInstance.create(':memory:', { file_search_path: folder })
  const connection = await instance.connect()
  await connection.run(text(files['tiers.recipe.duckdb.sql']))
  await connection.run('SET search_path = tessera_recipe')
  const answer = await connection.runAndReadAll(text(files['tiers.duckdb.sql']))
  const again = answer.getRows().map((row) => row.map(String))
  connection.closeSync()
  instance.closeSync()
  const [, ...assigned] = parseCsv(text(files['tiers.assignments.csv']).replace('\uFEFF', ''))
  expect(again.toSorted()).toEqual(assigned.toSorted())
  expect(again).toHaveLength(12)
  // Nobody consented to places finer than a city.
  expect(text(files['tiers.recipe.accounts.csv'])).toContain('"50.9"')
  expect(text(files['tiers.recipe.accounts.csv'])).not.toContain('50.9375')
  // By the numbers: of twelve accounts, those with orders of 80 and more.
  const spent = new Map(ACCOUNTS.map(({ account }) => [account, 0]))
  for (const { account, amount } of ORDERS) spent.set(account, (spent.get(account) ?? 0) + amount)
  const high = again.filter(([, , , name]) => name === 'High').map(([key]) => key)
  expect(high.toSorted()).toEqual([...spent].flatMap(([key, sum]) => (sum >= 80 ? [key] : [])).toSorted())
})

it('leaves rows out where they would name customers who do not consent', async () => {
  await workbench.client.call('consents.set', { consents: [{ purpose: 'Letters', rule: 'spent > 50' }] })
  const use = { kind: 'purpose', purpose: 'Letters' } as const
  const files = unzipSync((await workbench.client.file('exports.bundle', { structureId, use })).bytes)
  expect(Object.keys(files).filter((name) => name.endsWith('.csv'))).toEqual(['tiers.assignments.csv'])
  for (const fileId of ['recipe-rows:orders', 'recipe-keys'] as const) {
    const alone = workbench.client.file('exports.file', { structureId, fileId, use })
    await expect(alone).rejects.toThrow(/name everybody/)
    await expect(alone).rejects.toMatchObject({ code: 'conflict' })
  }
  const needsNone = { kind: 'no-consent-needed' } as const
  const keys = await workbench.client.file('exports.file', { structureId, fileId: 'recipe-keys', use: needsNone })
  expect(text(keys.bytes)).toContain('"A""99","A""1"')
  await workbench.client.call('history.undo', {})
})

it('does without rows whose file is gone, and reads a table in their place', async () => {
  rmSync(join(workbench.folder, 'orders.jsonl'))
  const files = await bundle()
  expect(Object.keys(files)).toContain('tiers.recipe.accounts.csv')
  expect(Object.keys(files)).not.toContain('tiers.recipe.orders.csv')
  expect(text(files['tiers.recipe.duckdb.sql'])).toContain('"raw"."orders"')
  const alone = workbench.client.file('exports.file', { structureId, fileId: 'recipe-rows:orders' })
  await expect(alone).rejects.toMatchObject({ code: 'file-missing' })
})
