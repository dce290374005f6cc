import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coarseDegrees, postcodeArea, postcodeAreaNumber } from '../../../shared/quality/coarse-location.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { type PostgresServer, postgresPrograms, startPostgres } from '../../fixtures/postgres-server.ts'

/* The table that a script makes in a warehouse holds places as coarse as the workbench's own. */

const DEGREES = [52.520008, -0.04, -0.05, -0.06, 0.05, 13.25, -13.25, 13.35, 89.949999, -179.96, 0]
const POSTCODES = [
  ...['SW1A 1AA', 'sw1a 1aa', '10115', 'D-10115', 'A 8010', '8010', '123', '12', '', 'ABC 123', ' EC2V 7HH ', 'M1 1AE'],
  ...['90210-1234', 'ABCD1', 'DE 80331'],
]
const NUMBERS = [10_115, 8010, 99, 123, 1_234_567, 0, 90_210, 1]
const LINES = Array.from({ length: 15 }, (_, row) =>
  [
    ...[row, DEGREES[row % DEGREES.length], `"${POSTCODES[row]}"`, NUMBERS[row % NUMBERS.length]],
    ...[`Weg ${row}`, row * 3],
  ].join(','),
)
const HEAD = 'id,latitude,postcode,zip_number,street,seats'
const EXPECTED = LINES.map((_, row) => ({
  id: row,
  latitude: coarseDegrees(DEGREES[row % DEGREES.length] ?? 0),
  postcode: postcodeArea(POSTCODES[row] ?? ''),
  zip_number: postcodeAreaNumber(NUMBERS[row % NUMBERS.length] ?? 0),
  street: null,
  seats: row * 3,
}))

const programs = postgresPrograms()
if (programs === null) console.warn('Skipped: places in PostgreSQL, which is not installed here')
let workbench: OpenWorkbench
let server: PostgresServer | null = null

beforeAll(async () => {
  workbench = await openWorkbench()
  server = programs === null ? null : await startPostgres(programs)
  const file = join(workbench.folder, 'sites.csv')
  writeFileSync(file, `${HEAD}\n${LINES.join('\n')}\n`)
  const types = { latitude: 'number', postcode: 'text', zip_number: 'integer' }
  const recipe = {
    unit: { noun: { plural: 'sites', singular: 'site' }, kind: 'site' },
    asOf: '2026-01-31',
    sources: [
      {
        ...{ id: 'sites', name: 'Sites', files: [{ path: file }], role: 'attributes', table: 'raw.sites' },
        options: { types },
      },
    ],
    table: { base: { kind: 'source', source: 'sites', key: 'id' }, steps: [] },
  }
  const { client } = workbench
  await client.call('workspaces.create', { title: 'Places' })
  await client.call('recipe.adopt', { recipe, files: { sites: [workbench.grantPath(file)] } })
  await finish(workbench, await client.call('recipe.build', {}))
})
afterAll(async () => {
  await workbench.close()
  await server?.close()
})

it('are as in the workbench in DuckDB', async () => {
  const { text } = await workbench.client.call('recipe.script', { product: 'duckdb' })
  expect(text).toContain('Places are kept to about a city')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('CREATE SCHEMA raw')
  await connection.run(
    `CREATE TABLE raw.sites AS SELECT * FROM read_csv('${join(workbench.folder, 'sites.csv')}', header = true, ` +
      "columns = {'id': 'BIGINT', 'latitude': 'DOUBLE', 'postcode': 'VARCHAR', 'zip_number': 'BIGINT', 'street': 'VARCHAR', 'seats': 'BIGINT'})",
  )
  await connection.run(text ?? '')
  const rows = (await connection.runAndReadAll('SELECT * FROM tessera_recipe.customers ORDER BY id')).getRowObjects()
  const plain = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, typeof cell === 'bigint' ? Number(cell) : cell]),
    ),
  )
  expect(plain).toEqual(EXPECTED)
  connection.closeSync()
  instance.closeSync()
})

it.skipIf(programs === null)('are as in the workbench in PostgreSQL', async () => {
  const { text } = await workbench.client.call('recipe.script', { product: 'postgresql' })
  const load = [
    'CREATE SCHEMA raw;',
    'CREATE TABLE raw.sites (id bigint, latitude double precision, postcode text, zip_number bigint, street text, seats bigint);',
    `\\copy raw.sites FROM 'sites.csv' WITH (FORMAT csv, HEADER)`,
  ]
  writeFileSync(join(workbench.folder, 'load.sql'), load.join('\n'))
  writeFileSync(join(workbench.folder, 'script.sql'), text ?? '')
  await server?.runFile(join(workbench.folder, 'load.sql'), workbench.folder)
  await server?.runFile(join(workbench.folder, 'script.sql'), workbench.folder)
  expect(await server?.rows('SELECT * FROM tessera_recipe.customers ORDER BY id')).toEqual(EXPECTED)
})
