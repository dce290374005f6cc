import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createParquetWriter } from '../../../main/engine/sql/duckdb-parquet-writer.ts'
import { createPostgresEngine, openPostgresEngine } from '../../../main/engine/sql/postgres-engine.ts'
import { createSqliteEngine } from '../../../main/engine/sql/sqlite-engine.ts'
import type { SqlEngine, SqlTable, SqlValue } from '../../../main/ports/sql-engine.ts'
import { postgresForTests } from '../../fixtures/postgres-server.ts'

const signal = new AbortController().signal
const ROWS: readonly (readonly SqlValue[])[] = [
  [1, 0.1, 'é\u0301 "😀"', '2024-02-29', true],
  [2, Number.POSITIVE_INFINITY, '', '0001-01-01', false],
  [3, -0, "it's", '9999-12-31', null],
  [Number.MAX_SAFE_INTEGER, null, null, null, null],
]
async function* inBatches(rows: readonly (readonly SqlValue[])[], size: number) {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
const tableOf = (rows: readonly (readonly SqlValue[])[], size = 3000): SqlTable => ({
  name: 'odd "name"',
  columns: [
    { name: 'n', type: 'integer' },
    { name: 'Größe "x"', type: 'number' },
    { name: 't', type: 'text' },
    { name: 'd', type: 'date' },
    { name: 'b', type: 'boolean' },
  ],
  rows: inBatches(rows, size),
})
async function all(engine: SqlEngine, sql: string, parameters = {}): Promise<(readonly SqlValue[])[]> {
  const rows: (readonly SqlValue[])[] = []
  for await (const batch of engine.run(sql, parameters, signal)) rows.push(...batch)
  return rows
}

const postgres = postgresForTests()
if (postgres === null) console.warn('Skipped: the PostgreSQL engine, which is not installed here')
const ENGINES: readonly (readonly [string, () => Promise<SqlEngine>])[] = [
  ['DuckDB', createDuckdbEngine],
  ['SQLite', createSqliteEngine],
  ...(postgres === null ? [] : [['PostgreSQL', () => createPostgresEngine(postgres)] as const]),
]

describe.each(ENGINES)('the %s engine', (product, create) => {
  const opened: SqlEngine[] = []
  const open = async (): Promise<SqlEngine> => {
    const engine = await create()
    opened.push(engine)
    return engine
  }
  afterAll(async () => {
    await Promise.all(opened.map((engine) => engine.close()))
  })

  it('names itself with its version', async () => {
    const capabilities = await (await open()).capabilities()
    expect(capabilities.product).toBe(product)
    expect(capabilities.version).toMatch(/^\d+\.\d+/)
  })

  it('keeps every value it is given, and its own order', async () => {
    const engine = await open()
    const many = Array.from({ length: 20_001 }, (_, index) => [index, index / 7, `t${index}`, '2025-01-01', true])
    await engine.load(tableOf([...ROWS, ...many], 4096), signal)
    const rows = await all(engine, 'SELECT * FROM "odd ""name"""')
    const plain = (cell: SqlValue): SqlValue =>
      typeof cell === 'boolean' && product === 'SQLite' ? Number(cell) : cell
    expect(rows.slice(0, 4).map((row) => row.map((cell) => (cell === 0 ? 0 : cell)))).toEqual(
      ROWS.map((row) => row.map((cell) => (cell === 0 ? 0 : plain(cell)))),
    )
    expect(rows.slice(4).map(([n]) => n)).toEqual(many.map(([n]) => n))
  })

  it('replaces a table that is loaded again', async () => {
    const engine = await open()
    await engine.load(tableOf(ROWS), signal)
    await engine.load(tableOf(ROWS.slice(0, 1)), signal)
    expect(await all(engine, 'SELECT count(*) FROM "odd ""name"""')).toEqual([[1]])
  })

  it('rejects with what is wrong, and goes on', async () => {
    const engine = await open()
    await expect(all(engine, 'SELECT nonsense')).rejects.toThrow(/nonsense/)
    expect(await all(engine, 'SELECT 1')).toEqual([[1]])
  })

  it.each([0, 1, 60])('stops a query that is cancelled after %i ms', async (stopAfterMs) => {
    const engine = await open()
    const abort = new AbortController()
    const endless =
      'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 2000000000) SELECT x FROM c'
    const readAll = async (): Promise<void> => {
      for await (const _rows of engine.run(endless, {}, abort.signal));
    }
    setTimeout(() => abort.abort(), stopAfterMs)
    await expect(readAll()).rejects.toMatchObject({ code: 'cancelled' })
    await expect(readAll()).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('DuckDB', () => {
  it('reads no file, installs no extension and cannot be unlocked', async () => {
    const engine = await createDuckdbEngine()
    const file = import.meta.filename
    for (const sql of [
      `SELECT * FROM read_text('${file}')`,
      `COPY (SELECT 1) TO '${join(tmpdir(), 'leak.csv')}'`,
      'INSTALL httpfs',
      "LOAD 'httpfs'",
      'SET enable_external_access = true',
      'SET autoinstall_known_extensions = true',
      `ATTACH '${join(tmpdir(), 'leak.db')}'`,
    ]) {
      await expect(all(engine, sql), sql).rejects.toThrow()
    }
    await engine.close()
  })

  it('writes Parquet in the folder it is given and leaves nothing behind, cancelled or not', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'tessera-writer-'))
    const spill = join(parent, 'spill')
    try {
      const whileWriting: string[] = []
      async function* watched() {
        whileWriting.push(...readdirSync(spill))
        yield ROWS
      }
      const writer = createParquetWriter(spill)
      const bytes = await writer.write({ ...tableOf(ROWS), rows: watched() }, signal)
      expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('PAR1')
      expect(whileWriting).toEqual([expect.stringMatching(/^tessera-parquet-/)])
      await expect(writer.write(tableOf(ROWS), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
      expect(readdirSync(spill)).toEqual([])
      expect(existsSync(join(tmpdir(), 'leak.csv'))).toBe(false)
    } finally {
      rmSync(parent, { recursive: true, force: true })
    }
  })
})

describe('PostgreSQL where it cannot be run', () => {
  it('says so, and is no failure', async () => {
    expect(await openPostgresEngine(tmpdir(), null)).toEqual({
      product: 'PostgreSQL',
      reason: 'It is not installed on this computer.',
    })
    const found = await openPostgresEngine(tmpdir(), '/nowhere')
    expect('reason' in found ? found.reason : '').toMatch(/^It (refuses to run|could not be started)/)
  })
})
