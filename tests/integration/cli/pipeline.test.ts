import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT_OPTIONS, writeAccountsCsv } from '../../fixtures/accounts-csv.ts'
import { runCli } from '../../fixtures/run-cli.ts'

const UNITS = 3000

describe('the command line', () => {
  let folder: string
  let workspace: string
  const inFolder = (name: string): string => join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-cli-test-'))
    workspace = inFolder('pipeline.tessera')
    await writeAccountsCsv(inFolder('accounts.csv'), UNITS)
    await writeFile(inFolder('options.json'), JSON.stringify(ACCOUNT_OPTIONS))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('imports a file with its column meanings', async () => {
    const roles = ['revenue=revenue', 'grossMargin=gross_margin', 'supportCost=support_cost', 'churned=churned']
    const run = await runCli([
      'import',
      inFolder('accounts.csv'),
      ...[
        '--unit',
        'account_id',
        '--workspace',
        workspace,
        '--as-of',
        '2025-09-30',
        '--period-start',
        '2024-10-01',
        '--json',
      ],
      ...roles.flatMap((role) => ['--role', role]),
    ])
    expect(run.stderr).toContain('accounts.csv')
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ rowsInFile: UNITS, loaded: UNITS, setAside: 0, misfits: 0 })
  })

  it('adds segmentation options and lists them', async () => {
    const added = await runCli(['structures', 'add', inFolder('options.json'), '--workspace', workspace])
    expect(added).toMatchObject({ code: 0 })
    const listed = await runCli(['structures', 'list', '--workspace', workspace, '--json'])
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { name: 'Value tiers' },
      { name: 'Needs', standardPath: 'Standard path' },
    ])
  })

  it('compares them, and every option adds up to all units', async () => {
    const run = await runCli(['compare', '--workspace', workspace, '--json'])
    const { structures } = JSON.parse(run.stdout)
    expect(structures).toHaveLength(2)
    for (const { rows } of structures) {
      const units = (row: { metrics: { units: { value: number } } }): number => row.metrics.units.value
      expect(units(rows.at(-1))).toBe(UNITS)
      expect(rows.slice(0, -1).reduce((sum: number, row: never) => sum + units(row), 0)).toBe(UNITS)
    }
  })

  it('exports a proved definition whose SQL gives the same assignments elsewhere', async () => {
    const out = inFolder('hand-over')
    const run = await runCli(['export', '--workspace', workspace, '--structure', 'Value tiers', '--out', out, '--json'])
    expect(run.stderr).not.toContain('Error')
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'same' })
    const files = await readdir(out)
    const named = (end: string): string => join(out, files.find((file) => file.endsWith(end)) ?? `no ${end}`)
    const ours = await assignmentsOf(named('.csv'))
    expect(ours.size).toBe(UNITS)
    expect(await duckdbAnswers(inFolder('accounts.csv'), named('tiers.duckdb.sql'))).toEqual(ours)
    const sqlite = await sqliteAnswers(inFolder('accounts.csv'), named('tiers.sqlite.sql'), inFolder('check.db'))
    if (sqlite) expect(sqlite).toEqual(ours)
  })

  it('reads decimals as it is told', async () => {
    await writeFile(inFolder('tons.csv'), 'id,tons\nA,1.500\nB,2.250\n')
    const misfitsWith = async (sign: string) => {
      const own = inFolder(`tons-${sign === ',' ? 'comma' : 'point'}.tessera`)
      const args = ['import', inFolder('tons.csv'), '--unit', 'id', '--workspace', own, '--decimal', sign]
      const run = await runCli([...args, '--type', 'tons=integer', '--json'])
      return run.code === 0 ? JSON.parse(run.stdout).misfits : run.code
    }
    // 1,500 and 2,250 are whole numbers, 1.5 and 2.25 are not.
    expect([await misfitsWith(','), await misfitsWith('.'), await misfitsWith(';')]).toEqual([0, 2, 2])
  })

  it('says what is wrong and changes nothing', async () => {
    const missing = await runCli(['import', inFolder('nothing.csv'), '--workspace', workspace])
    expect(missing).toMatchObject({ code: 3 })
    expect(missing.stderr).toContain('nothing.csv')
    await writeFile(
      inFolder('bad.json'),
      JSON.stringify({ name: 'Bad', segments: [{ name: 'X', rule: 'revenu > 5' }] }),
    )
    const bad = await runCli(['structures', 'add', inFolder('bad.json'), '--workspace', workspace])
    expect(bad).toMatchObject({ code: 3 })
    expect(bad.stderr).toContain('revenue')
    const listed = await runCli(['structures', 'list', '--workspace', workspace, '--json'])
    expect(JSON.parse(listed.stdout)).toHaveLength(2)
    expect(await runCli(['frobnicate'])).toMatchObject({ code: 2 })
    expect(await runCli(['compare', '--workspace', inFolder('none.tessera')])).toMatchObject({ code: 3 })
    const duplicate = await runCli(['import', inFolder('accounts.csv'), '--unit', 'industry', '--workspace', workspace])
    expect(duplicate).toMatchObject({ code: 3 })
    expect(duplicate.stderr).toContain('industry')
  })

  it('leaves no workspace behind where the file is refused', async () => {
    await writeFile(inFolder('header-only.csv'), 'id,revenue\n')
    const own = inFolder('refused.tessera')
    expect(await runCli(['import', inFolder('header-only.csv'), '--workspace', own])).toMatchObject({ code: 3 })
    expect((await readdir(folder)).filter((name) => name.startsWith('refused'))).toEqual([])
  })

  it('lets every option of a file use the thresholds of all, and refuses two values of one', async () => {
    const option = (name: string, value: number | null) => ({
      name,
      thresholds: value === null ? [] : [{ name: 'floor', value }],
      segments: [{ name: 'Above', rule: 'revenue >= @floor' }],
    })
    const add = async (options: readonly unknown[]) => {
      await writeFile(inFolder('shared.json'), JSON.stringify(options))
      return runCli(['structures', 'add', inFolder('shared.json'), '--workspace', workspace, '--json'])
    }
    const added = await add([option('First', null), option('Second', 20_000)])
    expect(added.stderr).toBe('')
    expect(JSON.parse(added.stdout).slice(-2)).toMatchObject([{ name: 'First' }, { name: 'Second' }])
    const refused = await add([option('Third', 1), option('Fourth', 2)])
    expect(refused).toMatchObject({ code: 3 })
    expect(refused.stderr).toContain('“floor” is 1 in one option and 2 in another')
  })

  it('shows its use', async () => {
    const run = await runCli(['--help'])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('tessera import FILE')
  })
})

/** Key to segment name, read from the assignments file by DuckDB. */
async function assignmentsOf(csv: string): Promise<Map<string, string>> {
  const connection = await (await DuckDBInstance.create()).connect()
  const rows = await (
    await connection.run(`from read_csv('${csv}', all_varchar = true, header = true)`)
  ).getRowObjects()
  return new Map(rows.map((row) => [String(row.account_id), String(row.segment_name)]))
}

/** The exported SQL in a DuckDB that reads the file by itself. */
async function duckdbAnswers(csv: string, sqlFile: string): Promise<Map<string, string>> {
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`create table customers as from read_csv('${csv}')`)
  const rows = await (await connection.run(await readFile(sqlFile, 'utf8'))).getRowObjects()
  return new Map(rows.map((row) => [String(row.account_id), String(row.segment_name)]))
}

/** The exported SQL in the sqlite3 command line, on a table it imported itself; null where there is none. */
async function sqliteAnswers(csv: string, sqlFile: string, database: string): Promise<Map<string, string> | null> {
  const run = promisify(execFile)
  const found = await run('sqlite3', ['--version']).catch(() => null)
  if (!found) {
    console.log('SKIPPED: no sqlite3 command line here.')
    return null
  }
  const header = (await readFile(csv, 'utf8')).split('\n', 1)[0]?.split(',') ?? []
  const texts = new Set([
    'account_id',
    'industry',
    'country',
    'channel',
    'needs',
    'customer_since',
    'end_date',
    'last_order',
    'support_tier',
  ])
  const columns = header.map((name) => `"${name}" ${texts.has(name) ? 'TEXT' : 'NUMERIC'}`)
  const blanks = header.map((name) => `"${name}" = nullif("${name}", '')`)
  const setUp = [`create table customers (${columns.join(', ')});`, '.mode csv', `.import --skip 1 ${csv} customers`]
  const query = [`update customers set ${blanks.join(', ')};`, '.mode json', `.read ${sqlFile}`]
  const { stdout } = await run('sqlite3', [database, ...setUp, ...query], { maxBuffer: 2 ** 26 })
  const rows: Record<string, unknown>[] = JSON.parse(stdout)
  return new Map(rows.map((row) => [String(row.account_id), String(row.segment_name)]))
}
