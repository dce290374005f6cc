import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, commandLinesOf, guidePage, wordsOfCommand } from '../../architecture/guide-pages.ts'
import { writeAccountsCsv } from '../../fixtures/accounts-csv.ts'
import { runCli } from '../../fixtures/run-cli.ts'

/* Runs the guide's own main job, as it is printed, in a folder of its own. */

function hasSqlite(): boolean {
  try {
    execFileSync('sqlite3', ['--version'], { stdio: 'pipe' })
    return process.platform !== 'win32'
  } catch {
    return false
  }
}

const shell = codeOf(guidePage('hand-over.md'), 'shell').flatMap((text) => text.split('\n'))
const withSqlite = shell.filter((line) => line.startsWith('sqlite3 '))
const sqlite = hasSqlite()
if (!sqlite) console.warn("The guide's SQLite commands are not run: sqlite3 is not installed here.")

/** What the guide's recipe reads. */
const CUSTOMERS = 'customer_id,country\nC1,DE\nC2,FR\nC3,DE\n'
const ORDERS = 'customer_id,day,amount\nC1,2025-01-10,120.5\nC1,2025-03-02,80\nC2,2025-02-14,300\nC9,2025-02-15,10\n'

/** Key and ordinal of each row of a CSV; keys and ordinals of the sample have no quotes or commas. */
function assignmentsIn(file: string): ReadonlyMap<string, string> {
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  return new Map(lines.map((line) => line.split(',')).map(([key = '', ordinal = '']) => [key, ordinal]))
}

describe('commands of the guide', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-guide-'))
  const before = process.cwd()

  beforeAll(async () => {
    process.chdir(folder)
    await writeAccountsCsv('accounts.csv', 400)
    const [options = '', recipe = ''] = codeOf(guidePage('command-line.md'), 'json')
    writeFileSync('options.json', options)
    writeFileSync('recipe.json', recipe)
    writeFileSync('customers.csv', CUSTOMERS)
    writeFileSync('orders.csv', ORDERS)
    for (const line of commandLinesOf(guidePage('command-line.md'))) {
      const { code, stderr } = await runCli(wordsOfCommand(line))
      expect(code, `${line}\n${stderr}`).toBe(0)
    }
  })
  afterAll(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true, force: true })
  })

  it('end in assignments of every row', () => {
    const assigned = assignmentsIn('hand-over/value-tiers.assignments.csv')
    expect(assigned.size).toBe(400)
    expect(new Set(assigned.values()).size).toBeGreaterThan(2)
  })

  it.skipIf(!sqlite)('give the same assignments with the sqlite3 command line', () => {
    expect(withSqlite.length).toBe(3)
    for (const line of withSqlite) {
      execFileSync('sh', ['-c', line], { stdio: 'pipe' })
      if (line.includes('> assigned.csv')) {
        expect(assignmentsIn('assigned.csv')).toEqual(assignmentsIn('hand-over/value-tiers.assignments.csv'))
      }
    }
  })

  it('give the same assignments in DuckDB', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const files = shell.flatMap((line) => /^duckdb \S+ < (\S+)$/.exec(line)?.[1] ?? [])
    expect(files).toHaveLength(2)
    const [load = '', query = ''] = files.map((file) => readFileSync(file, 'utf8'))
    await connection.run(load)
    const rows = (await connection.runAndReadAll(query)).getRows()
    const answers = new Map(rows.map(([key, ordinal]) => [String(key), String(ordinal)]))
    expect(answers).toEqual(assignmentsIn('hand-over/value-tiers.assignments.csv'))
  })
})
