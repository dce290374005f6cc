import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../fixtures/run-cli.ts'
import { clientRecipe } from './client-recipe.ts'

describe('tessera recipe --sql', () => {
  let folder: string
  let workspace: string
  const recipeSql = (...args: string[]) => runCli(['recipe', '--workspace', workspace, '--sql', ...args])

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-warehouse-test-'))
    workspace = join(folder, 'w.tessera')
    const recipe = clientRecipe()
    const [bought] = recipe.table.steps
    const mapped = { ...bought, map: [{ from: 'C-1', to: 'C1' }] }
    await writeFile(join(folder, 'clients.csv'), 'client,sector\nC1,Health\nC2,Retail\n')
    await writeFile(
      join(folder, 'orders.csv'),
      'client,day,amount\nC-1,2025-01-05,10.5\nC2,2025-01-06,20\nC2,2025-03-01,7\n',
    )
    await writeFile(
      join(folder, 'recipe.json'),
      JSON.stringify({ ...recipe, table: { ...recipe.table, steps: [mapped] } }),
    )
    await runCli(['build', join(folder, 'recipe.json'), '--workspace', workspace])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('writes a script that makes the table from tables of a warehouse, as of the day that is asked for', async () => {
    const out = join(folder, 'out')
    const run = await recipeSql('duckdb', '--table', 'Orders=sales.orders', '--out', out)
    expect(run).toMatchObject({ code: 0, stdout: 'Wrote w.recipe.duckdb.sql and w.recipe.keys.csv.\n' })
    const script = await readFile(join(out, 'w.recipe.duckdb.sql'), 'utf8')
    const instance = await DuckDBInstance.create(':memory:', { file_search_path: out })
    const connection = await instance.connect()
    await connection.run('CREATE SCHEMA raw; CREATE SCHEMA sales')
    await connection.run(`CREATE TABLE raw.clients AS SELECT * FROM read_csv('${join(folder, 'clients.csv')}')`)
    await connection.run(`CREATE TABLE sales.orders AS SELECT * FROM read_csv('${join(folder, 'orders.csv')}')`)
    const made = async () =>
      (await connection.runAndReadAll('SELECT * FROM tessera_recipe.customers ORDER BY 1')).getRowObjectsJson()
    await connection.run(script)
    expect(await made()).toEqual([
      { client: 'C1', sector: 'Health', spent: 10.5 },
      { client: 'C2', sector: 'Retail', spent: 20 },
    ])
    await connection.run(`SET VARIABLE as_of = DATE '2025-12-31'; ${script}`)
    expect((await made())[1]).toEqual({ client: 'C2', sector: 'Retail', spent: 27 })
    // A client that stands twice would be two customers: the workbench refuses it, and so does the script.
    await connection.run("INSERT INTO raw.clients VALUES ('C1', 'Sports')")
    await expect(connection.run(script)).rejects.toThrow('“client” does not name each row of Clients once')
    connection.closeSync()
    instance.closeSync()
  })

  it('prints it, and remembers what tables are called', async () => {
    const printed = await recipeSql('postgresql', '--json')
    const { text, fileName, keys, stages } = JSON.parse(printed.stdout)
    expect(text).toContain('FROM "sales"."orders";')
    expect(text).toContain(stages.features)
    expect([fileName, keys]).toEqual(['w.recipe.postgresql.sql', { fileName: 'w.recipe.keys.csv', count: 1 }])
    expect((await recipeSql('postgresql')).stdout).toBe(`${text}\n`)
  })

  it('sends rows along that no SQL decodes, and keys as they are', async () => {
    const out = join(folder, 'decoded')
    const own = join(folder, 'json.tessera')
    const recipe = clientRecipe('orders.jsonl')
    const orders = ['=C1', '-C"2', '=C1'].map((client, row) => ({
      client,
      day: `2025-01-0${row + 1}`,
      amount: row + 0.5,
    }))
    const lines = [...orders, { client: '=C1', day: '2025-02-01', amount: null }].map((row) => JSON.stringify(row))
    await writeFile(join(folder, 'orders.jsonl'), lines.join('\n'))
    await writeFile(join(folder, 'clients.csv'), 'client,sector\n=C1,Health\n"-C""2",Retail\n')
    await writeFile(join(folder, 'json.json'), JSON.stringify(recipe))
    await runCli(['build', join(folder, 'json.json'), '--workspace', own])
    const run = await runCli(['recipe', '--workspace', own, '--sql', 'duckdb', '--out', out])
    expect(run.stdout).toBe('Wrote json.recipe.duckdb.sql and json.recipe.orders.csv.\n')
    const instance = await DuckDBInstance.create(':memory:', { file_search_path: out })
    const connection = await instance.connect()
    await connection.run('CREATE SCHEMA raw')
    await connection.run(`CREATE TABLE raw.clients AS SELECT * FROM read_csv('${join(folder, 'clients.csv')}')`)
    await connection.run(await readFile(join(out, 'json.recipe.duckdb.sql'), 'utf8'))
    const made = await connection.runAndReadAll('SELECT client, spent FROM tessera_recipe.customers ORDER BY 1')
    expect(made.getRowsJson()).toEqual([
      ['-C"2', 1.5],
      ['=C1', 3],
    ])
    connection.closeSync()
    instance.closeSync()
  })

  it('says how it is used where it is used wrongly', async () => {
    expect(await recipeSql('oracle')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('duckdb or postgresql'),
    })
    expect(await recipeSql('duckdb', '--table', 'Sales=x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no source “Sales”'),
    })
  })

  it('refuses a table of the warehouse that is called as the one that is made', async () => {
    const run = await recipeSql('duckdb', '--table', 'Clients=customers')
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('is called as the one that is made') })
  })
})
