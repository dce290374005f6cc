import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Database from 'better-sqlite3'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createParquetWriter } from '../../../main/engine/sql/duckdb-parquet-writer.ts'
import { createPostgresEngine } from '../../../main/engine/sql/postgres-engine.ts'
import { createSqliteEngine } from '../../../main/engine/sql/sqlite-engine.ts'
import type { EngineNotRun, SqlEngine } from '../../../main/ports/sql-engine.ts'
import { createExportService } from '../../../main/services/export-service.ts'
import type { ExportPorts } from '../../../main/services/export-types.ts'
import { type ProofCertificate, proofCertificate } from '../../../shared/contract/exports.ts'
import type { JobProgress } from '../../../shared/contract/jobs.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { postgresForTests } from '../../fixtures/postgres-server.ts'
import { exportInputOf, type InputParts, sha256 } from '../../parity/exports/export-input-of.ts'
import { openClassifier } from './open-classifier.ts'

const { uniform: random } = seededRandom(11)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
const AS_OF = dayFromIso('2025-09-30')
const rows = Array.from({ length: 3000 }, (_, index): ReadonlyMap<string, Cell> => {
  const cells: [string, Cell][] = [
    ['account_id', index === 7 ? '=HYPERLINK("x")' : `A-${index}`],
    ['revenue', pick([null, Number.NaN, -0, 0, 49_999.99, 50_000, random() * 1e5])],
    ['plan', pick([null, '', 'pro', 'Pro', 'PRO ', 'enterprise', 'basic'])],
    ['needs', pick([null, 'sso', 'sso; audit trail', 'audit trails', 'Audit Trail'])],
    ['seats', pick([null, 0, 9, 10, 11, 2_000_000])],
    ['last_order', pick([null, AS_OF, AS_OF + 1, AS_OF - 90, AS_OF - 91, AS_OF - Math.floor(random() * 400)])],
    ['active', pick([null, true, false])],
  ]
  return new Map(cells)
})
const PARTS: InputParts = {
  name: 'Value tiers: “Ärger” / 2025',
  columns: {
    account_id: 'text',
    revenue: 'number',
    plan: 'text',
    needs: 'text',
    seats: 'integer',
    last_order: 'date',
    active: 'boolean',
  },
  rows,
  keyColumn: 'account_id',
  thresholds: [{ name: 'floor', value: 50_000, unit: 'EUR' }],
  rules: [
    { name: 'Not active', kind: 'exclusion', rule: 'active = false and not seats > 1000' },
    { name: 'Strategic', rule: 'revenue >= @floor and plan in ("pro", "enterprise") ignoring case' },
    { name: 'Audit -- "quoted"', rule: 'needs has "audit trail" or seats between 10 and 11' },
    { name: 'Recent', rule: 'last_order within 90 days before snapshot and not plan = "basic"' },
  ],
}
const input = exportInputOf(PARTS)
const signal = new AbortController().signal
const ignore = (): void => undefined
const ports = (engines: ExportPorts['sqlEngines']): ExportPorts => ({
  clock: { now: () => new Date().toISOString(), id: () => 'id' },
  sha256,
  sqlEngines: engines,
  openClassifier,
  parquet: createParquetWriter(),
  version: '0.1.0',
})
const bothEngines = () => Promise.all([createDuckdbEngine(), createSqliteEngine()])
const service = createExportService(ports(bothEngines))

describe('the same-answer proof', () => {
  let proof: ProofCertificate
  const progress: JobProgress[] = []
  beforeAll(async () => {
    proof = await service.prove(input, (step) => progress.push(step), signal)
  })

  it('finds no differing row, in any engine, over the grid and over the customer table', () => {
    expect(proof.differences).toEqual([])
    expect(proof.verdict).toBe('same')
    expect(proof.engines.map(({ id }) => id)).toEqual(['workbench', 'duckdb', 'sqlite'])
    for (const engine of proof.engines) {
      expect(engine).toMatchObject({ gridRows: proof.gridRows, gridDiffering: 0, spineRows: 3000, spineDiffering: 0 })
      expect(engine.unitsPerEntry).toEqual(proof.engines[0]!.unitsPerEntry)
      expect(engine.unitsPerEntry.reduce((sum, units) => sum + units, 0)).toBe(3000)
    }
  })

  it('is a certificate of the contract, with the grid told in cases that add up', () => {
    expect(proofCertificate.parse(proof)).toEqual(proof)
    expect(proof.gridCases.reduce((sum, { rows: count }) => sum + count, 0)).toBe(proof.gridRows)
    expect(proof.asOfDates).toEqual(['2025-09-30', '2025-07-02', '2025-12-29'])
    expect(proof.entries.map(({ kind }) => kind)).toEqual(['exclusion', 'segment', 'segment', 'segment', 'default'])
  })

  it('catches every altered definition that is not proved alike', () => {
    expect(proof.mutants.missed).toEqual([])
    expect(proof.mutants.caught + proof.mutants.equivalent.length).toBe(proof.mutants.made)
    expect(proof.mutants.made).toBeGreaterThan(80)
    expect(proof.mutants.equivalent.length).toBeLessThan(8)
  })

  it('reports progress in each phase', () => {
    expect(new Set(progress.map(({ phase }) => phase))).toEqual(
      new Set([
        'Deriving the rows to check',
        'Checking that a fault would be seen',
        'Running the exported SQL in DuckDB',
        'Running the exported SQL in SQLite',
      ]),
    )
  })

  it('opens the way for exports of this very definition only', async () => {
    expect(service.describe(input, proof)).toMatchObject({ blocked: [], stale: false })
    const file = await service.file(input, 'definition', proof, null, signal)
    expect(file.fileName).toBe('value-tiers-ärger-2025.definition.json')
    const changed = exportInputOf({ ...PARTS, thresholds: [{ name: 'floor', value: 50_001, unit: 'EUR' }] })
    expect(service.describe(changed, proof).stale).toBe(true)
    await expect(service.file(changed, 'definition', proof, null, signal)).rejects.toMatchObject({
      code: 'proof-failed',
    })
    await expect(service.file(input, 'definition', null, null, signal)).rejects.toMatchObject({ code: 'proof-failed' })
    const differs = { ...proof, verdict: 'differs' as const }
    const blind = { ...proof, verdict: 'blind' as const }
    await expect(service.file(input, 'proof', blind, null, signal)).rejects.toMatchObject({ code: 'proof-failed' })
    await expect(service.bundle(input, differs, null, signal)).rejects.toMatchObject({ code: 'proof-failed' })
  })

  it('packs all files, with no path of this machine and no cell that a spreadsheet runs', async () => {
    const { bytes, fileName } = await service.bundle(input, proof, null, signal)
    const files = unzipSync(bytes)
    expect(fileName).toBe('value-tiers-ärger-2025.zip')
    expect(Object.keys(files).sort()).toEqual(
      service
        .describe(input, proof)
        .files.map((file) => file.fileName)
        .sort(),
    )
    const csv = strFromU8(files['value-tiers-ärger-2025.assignments.csv']!).split('\r\n')
    // Spreadsheets read “Ärger” as two letters without the byte-order mark.
    expect([...files['value-tiers-ärger-2025.assignments.csv']!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(csv[0]).toBe('account_id,segment_ordinal,segment_id,segment_name')
    expect(csv[8]).toMatch(/^"'=HYPERLINK\(""x""\)",/)
    expect(csv).toHaveLength(3002)
    const texts = Object.entries(files).filter(([name]) => !name.endsWith('.parquet'))
    for (const [name, content] of texts) {
      expect(strFromU8(content)).not.toMatch(/\/(tmp|home|work|Users)\//)
      // Only what reads the file names it.
      expect(strFromU8(content).includes('accounts.csv'), name).toBe(name.includes('.load.'))
    }
  })

  describe('run by others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tessera-exports-'))
    afterAll(() => rmSync(folder, { recursive: true, force: true }))
    const expectedIds = async (): Promise<readonly string[]> => {
      const csv = strFromU8((await service.file(input, 'assignments-csv', proof, null, signal)).bytes)
      return csv
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.match(/,(\d+),([^,]+),/)![2]!)
    }
    const sqliteCells = (row: ReadonlyMap<string, Cell>) =>
      Object.entries(PARTS.columns).map(([name, type]) => {
        const cell = row.get(name) ?? null
        if (typeof cell === 'boolean') return Number(cell)
        return type === 'date' && cell !== null ? isoFromDay(Number(cell)) : cell
      })

    it('gives the same assignments in the sqlite3 command line', async (context) => {
      if (spawnSync('sqlite3', ['--version']).status !== 0) {
        console.log('SKIPPED: the sqlite3 command line is not installed.')
        return context.skip()
      }
      const path = join(folder, 'customers.sqlite')
      const database = new Database(path)
      database.exec(
        'CREATE TABLE customers (account_id TEXT, revenue REAL, plan TEXT, needs TEXT, seats INTEGER, last_order TEXT, active INTEGER)',
      )
      const insert = database.prepare('INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?, ?)')
      database.transaction(() => {
        for (const row of rows) insert.run(sqliteCells(row))
      })()
      database.close()
      const sql = strFromU8((await service.file(input, 'sqlite-sql', proof, null, signal)).bytes)
      const ids = (script: string): string[] =>
        execFileSync('sqlite3', ['-list', path], { input: script, encoding: 'utf8' })
          .trimEnd()
          .split('\n')
          .map((line) => line.split('|').at(-2)!)
      const expected = await expectedIds()
      expect(ids(sql)).toEqual(expected)
      expect(ids(`.parameter set :as_of "'2025-09-30'"\n${sql}`)).toEqual(expected)
      expect(ids(`.parameter set :as_of "'2024-09-30'"\n${sql}`)).not.toEqual(expected)
    })

    it('gives the same assignments in a DuckDB of its own, as does the Parquet file', async () => {
      const parquet = await service.file(input, 'assignments-parquet', proof, null, signal)
      const path = join(folder, parquet.fileName)
      writeFileSync(path, parquet.bytes)
      const connection = await (await DuckDBInstance.create(':memory:')).connect()
      await connection.run(
        'CREATE TABLE customers (account_id VARCHAR, revenue DOUBLE, plan VARCHAR, needs VARCHAR, seats INTEGER, last_order DATE, active BOOLEAN)',
      )
      const quote = (cell: Cell): string => (cell === null ? 'NULL' : `'${String(cell).replaceAll("'", "''")}'`)
      const values = rows.map((row) => `(${sqliteCells(row).map(quote).join(', ')})`)
      await connection.run(`INSERT INTO customers VALUES ${values.join(', ')}`)
      const sql = strFromU8((await service.file(input, 'duckdb-sql', proof, null, signal)).bytes)
      const ids = (await (await connection.run(sql)).getRows()).map((row) => row[2])
      expect(ids).toEqual(await expectedIds())
      const read = await connection.run(`SELECT * FROM read_parquet('${path}')`)
      const kept = await read.getRows()
      expect(kept.map((row) => row[2])).toEqual(ids)
      expect(kept[7]?.[0]).toBe('=HYPERLINK("x")')
    })
  })
})

describe('a proof that cannot hold', () => {
  it('shows the rows that a dialect without its guard against NaN puts elsewhere', async () => {
    const unguarded = async (): Promise<readonly SqlEngine[]> => {
      const engine = await createDuckdbEngine()
      const naive = (sql: string): string =>
        sql.replace(/CASE WHEN NOT isnan\((CAST\("\w+" AS DOUBLE\))\) THEN .*? END/g, '$1')
      return [{ ...engine, run: (sql, parameters, stop) => engine.run(naive(sql), parameters, stop) }]
    }
    const proof = await createExportService(ports(unguarded)).prove(input, ignore, signal)
    expect(proof.verdict).toBe('differs')
    expect(proof.differences).not.toEqual([])
    expect(proof.differences.length).toBeLessThanOrEqual(20)
    for (const { engine, cells } of proof.differences) {
      expect(engine).toBe('duckdb')
      expect([cells.revenue, cells.seats]).toContain('NaN')
    }
    await expect(service.file(input, 'duckdb-sql', proof, null, signal)).rejects.toMatchObject({ code: 'proof-failed' })
  })

  it('shows rows that an engine leaves out or answers twice', async () => {
    const lossy = async (): Promise<readonly SqlEngine[]> => {
      const engine = await createSqliteEngine()
      async function* run(...[sql, parameters, stop]: Parameters<SqlEngine['run']>) {
        for await (const batch of engine.run(sql, parameters, stop)) yield batch.slice(1).concat(batch.slice(1, 2))
      }
      return [{ ...engine, run }]
    }
    const proof = await createExportService(ports(lossy)).prove(input, ignore, signal)
    expect(proof.verdict).toBe('differs')
    expect(proof.differences[0]).toMatchObject({ engine: 'sqlite', got: 'no row' })
  })

  it('is not started where a rule cannot run, and says which', async () => {
    const broken = { ...input, structure: { ...input.structure, segments: [] } }
    expect(service.describe(broken, null)).toMatchObject({ blocked: ['The option has no segment yet.'], sql: null })
    await expect(service.prove(broken, ignore, signal)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each(['Deriving', 'Checking', 'Running the exported SQL in DuckDB', 'Running the exported SQL in SQLite'])(
    'stops where it is cancelled: %s',
    async (phase) => {
      const abort = new AbortController()
      const report = (step: JobProgress): void => {
        if (step.phase.startsWith(phase)) abort.abort()
      }
      await expect(service.prove(input, report, abort.signal)).rejects.toMatchObject({ code: 'cancelled' })
    },
  )
})

describe('as-of dates at the ends of the calendar', () => {
  it.each(['9999-12-31', '9999-11-01', '0001-01-01'])('are proved at days that every engine has: %s', async (asOf) => {
    const day = dayFromIso(asOf)
    const [first, last] = [dayFromIso('0001-01-01'), dayFromIso('9999-12-31')]
    const days = [day, day - 3, day + 3, day - 400].map((near) => Math.min(last, Math.max(first, near)))
    const some = days.map((near) => new Map<string, Cell>([['last_order', near]]))
    const rules = [
      { name: 'Lately', rule: 'last_order within 30 days before snapshot' },
      { name: 'Soon', rule: `last_order within 30 days after snapshot or last_order >= ${asOf}` },
    ]
    const late = exportInputOf({ columns: { last_order: 'date' }, rows: some, rules, asOf })
    const proof = await service.prove(late, ignore, signal)
    expect(proof.differences).toEqual([])
    expect(proof.verdict).toBe('same')
    expect(proof.asOfDates).toHaveLength(3)
    expect(proof.asOfDates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date))).toBe(true)
  })
})

describe('the proof in PostgreSQL', () => {
  const postgres = postgresForTests()
  it.skipIf(postgres === null)('runs the exported file over the grid and over the customer table', async () => {
    const engines = async () => [await createPostgresEngine(postgres ?? { programs: '', parent: '' })]
    const proof = await createExportService(ports(engines)).prove(input, ignore, signal)
    expect(proof.differences).toEqual([])
    expect(proof.verdict).toBe('same')
    const [workbench, other] = proof.engines
    expect(other).toMatchObject({ id: 'postgresql', name: 'PostgreSQL', spineRows: 3000, spineDiffering: 0 })
    expect(other?.unitsPerEntry).toEqual(workbench?.unitsPerEntry)
  })

  it('is said to be missing where it cannot be run, and for names that it would cut off', async () => {
    const notRun = { product: 'PostgreSQL', reason: 'It is not installed on this computer.' }
    const without = async (): Promise<readonly (SqlEngine | EngineNotRun)[]> => [...(await bothEngines()), notRun]
    const proof = await createExportService(ports(without)).prove(input, ignore, signal)
    expect(proof.verdict).toBe('same')
    expect(proof.engines).toHaveLength(3)
    expect(proof.notRun).toEqual([notRun])
    const name = `ä${'x'.repeat(62)}`
    const long = exportInputOf({
      columns: { [name]: 'number' },
      rows: [],
      rules: [{ name: 'A', rule: `[${name}] > 1` }],
    })
    const described = service.describe(long, null)
    expect(described.sql?.postgresql).toMatch(/^-- There is no SQL for PostgreSQL: its names have at most 63 bytes/)
    expect(described.sql?.duckdb).toContain(name)
  })
})
