import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadOptions, ReadResult } from '../../../main/ports/source-reader.ts'
import { requireDefinition } from '../../../main/services/export-definition.ts'
import { loadSqlOf, sqlOf } from '../../../main/services/export-sql.ts'
import type { ExportInput } from '../../../main/services/export-types.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { exportInputOf, sha256, type Written } from '../../parity/exports/export-input-of.ts'
import { columnOf, distinctOf, openReading, type Reading } from '../sources/reading.ts'

/* A table that others load with the exported statements is held, cell for cell, against what was read here. */

const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0
if (!hasSqlite) console.log('SKIPPED: the sqlite3 command line is not installed.')

let reading: Reading
beforeAll(() => {
  reading = openReading()
})
afterAll(() => reading.close())

interface Loaded {
  readonly input: ExportInput
  readonly read: ReadResult
}

async function load(
  path: string,
  rules: readonly Written[],
  keyColumn: string | null,
  options: ReadOptions = {},
): Promise<Loaded> {
  const read = await reading.read(path, options)
  const columns = Object.fromEntries(read.columns.map(({ name, type }) => [name, type]))
  const input = exportInputOf({ columns, rows: [], rules, keyColumn })
  const spine = {
    ...input.spine,
    columns: read.columns.map((column) => ({ ...column, distinct: distinctOf(read, column.name) })),
    source: read.source,
    unitCount: read.table.rowCount,
  }
  return { input: { ...input, spine, table: read.table }, read }
}

type Rows = readonly (readonly unknown[])[]

/** The key and the columns of the rules, as both engines would print them. */
function cellsRead({ input, read }: Loaded): Rows {
  const { definition } = requireDefinition(input, sha256)
  const { grain, columns } = definition
  const names = input.spine.columns
    .map(({ name, type }) => ({ name, type }))
    .filter(({ name }) => name === grain.key || columns.some((column) => column.name === name))
  const cells = names.map(({ name, type }) =>
    columnOf(read, name).map((cell) => (type === 'date' && cell !== null ? isoFromDay(Number(cell)) : cell)),
  )
  return columnOf(read, names[0]!.name).map((_, row) => [
    ...(grain.keyIs === 'row-number' ? [row + 1] : []),
    ...cells.map((column) => column[row]),
  ])
}

const filesOf = ({ input }: Loaded, dialect: 'duckdb' | 'sqlite') => {
  const digested = requireDefinition(input, sha256)
  return { load: loadSqlOf(digested, input.spine, dialect), query: sqlOf(digested, dialect) }
}

/** Runs a load and the query after it; its cells and each row's ordinal. */
async function inDuckdb(loaded: Loaded): Promise<{ cells: Rows; ordinals: readonly number[] }> {
  const { load: statements, query } = filesOf(loaded, 'duckdb')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`SET file_search_path = '${reading.folder}'`)
  await connection.run(statements)
  const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)
  const result = await connection.runAndReadAll('SELECT * FROM customers')
  const cells = result
    .getRowsJS()
    .map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : plain(cell))))
  const ordinals = (await connection.runAndReadAll(query)).getRows().map((row) => Number(row[1]))
  connection.closeSync()
  return { cells, ordinals }
}

function runSqlite(script: string, database = ':memory:'): string {
  return execFileSync('sqlite3', [database], {
    input: script,
    cwd: reading.folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

function inSqlite(loaded: Loaded): { cells: Rows; ordinals: readonly number[] } {
  const { load: statements, query } = filesOf(loaded, 'sqlite')
  const booleans = loaded.input.spine.columns.filter(({ type }) => type === 'boolean').map(({ name }) => name)
  const mark = '-- next --'
  const printed = runSqlite(
    [statements, '.mode json', 'SELECT * FROM customers;', `.print '${mark}'`, query].join('\n'),
  )
  const [first = '', second = ''] = printed.split(`${mark}\n`)
  const rows = JSON.parse(first) as Record<string, unknown>[]
  const cells = rows.map((row) =>
    Object.entries(row).map(([name, cell]) => (booleans.includes(name) && cell !== null ? cell === 1 : cell)),
  )
  const answers = JSON.parse(second) as { segment_ordinal: number }[]
  return { cells, ordinals: answers.map((row) => row.segment_ordinal) }
}

const unitsOf = (ordinals: readonly number[], ordinal: number): number =>
  ordinals.filter((one) => one === ordinal).length

describe('the Telco customers', () => {
  const telco = sharedData(join('telco', 'WA_Fn-UseC_-Telco-Customer-Churn.csv'))
  const rules = [
    { name: 'Bound', rule: 'TotalCharges >= 0' },
    { name: 'New', rule: 'tenure < 12 or Contract = "x"' },
  ]

  it.skipIf(telco === null || !hasSqlite)('are loaded with their eleven blank cells missing', async () => {
    copyFileSync(telco!, join(reading.folder, basename(telco!)))
    const loaded = await load(join(reading.folder, basename(telco!)), rules, 'customerID')
    for (const { cells, ordinals } of [await inDuckdb(loaded), inSqlite(loaded)]) {
      expect(cells).toEqual(cellsRead(loaded))
      expect(unitsOf(ordinals, 1)).toBe(7032)
      expect(unitsOf(ordinals, 2)).toBe(11)
    }
  })

  it.skipIf(telco === null)('are refused where the file is another one', async () => {
    copyFileSync(telco!, join(reading.folder, 'telco.csv'))
    const loaded = await load(join(reading.folder, 'telco.csv'), rules, 'customerID')
    writeFileSync(join(reading.folder, 'telco.csv'), 'customerID\nx\n')
    await expect(inDuckdb(loaded)).rejects.toThrow(/Not as the workbench read it: .*rows 0 instead of 7043/s)
    if (hasSqlite) expect(() => inSqlite(loaded)).toThrow(/Not as the workbench read it/)
  })
})

const GERMAN = [
  'Export vom 1.2.2025',
  '',
  'Kundennummer;Umsatz;Kosten;Kunde seit;Branche;Gekündigt;Aktiv;Note',
  ...Array.from({ length: 300 }, (_, index) => {
    const revenue =
      index % 29 === 3
        ? '  '
        : `${index % 7 === 0 ? '-' : ''}${1 + (index % 900)}.${String(100 + (index % 800))},${10 + (index % 80)}`
    const cost = index % 31 === 5 ? 'unbekannt' : `${index}${index % 2 === 0 ? ',5' : ''}`
    const since =
      index % 37 === 4
        ? '31.02.2020'
        : `${1 + (index % 28)}.${String(1 + (index % 12)).padStart(2, '0')}.${1998 + (index % 25)}`
    const branch =
      index % 5 === 0 ? '"Handel; ""groß"""' : index % 5 === 1 ? '   ' : index % 5 === 2 ? ' Öffentlich' : '5" Rohre'
    const row = `K-${index};${revenue};${cost};${since};${branch};${index % 3 === 0 ? 'ja' : 'nein'};${index % 4 === 0 ? 'TRUE' : 'false'};${index % 10}`
    if (index === 50) return `${row};zu viel`
    if (index === 90) return 'K-90;1,0'
    if (index === 120) return `${row}\r\n`
    return row
  }),
].join('\r\n')
const GERMAN_RULES = [
  { name: 'Gone', rule: '[Gekündigt] = "ja" and Branche contains text "groß"' },
  { name: 'Large', rule: 'Umsatz >= 100000.5 or Kosten is missing' },
  { name: 'Old', rule: '[Kunde seit] < 2010-05-05 and Aktiv = true or Note > 7' },
]

describe('a file whose amounts bear a currency or percent', () => {
  it('is loaded as it was read, those of another currency missing', async () => {
    const spaces = ['', ' ', '\u00a0', '\u202f']
    const lines = Array.from({ length: 30_000 }, (_, index) => {
      const space = spaces[index % 4] ?? ''
      // Where the sample does not look: amounts of another currency in a column of €.
      const sign = index > 12_000 && index < 12_009 ? '$' : '€'
      const revenue = `${index % 9 === 0 ? '-' : ''}${1 + (index % 900)}.${100 + (index % 900)},50${space}${sign}`
      const cost = index % 3 === 0 ? `CHF ${index}` : index % 3 === 1 ? `${index} CHF` : String(index)
      return `K-${index};${revenue};${index % 100},5${space}%;${cost}`
    })
    const path = reading.file('betraege.csv', `Nr;Umsatz;Rabatt;Kosten\n${lines.join('\n')}\n`)
    const rule = 'Umsatz > 100000 or Rabatt < 5 or Kosten is missing'
    const loaded = await load(path, [{ name: 'Some', rule }], 'Nr')
    expect(loaded.read.columns.map(({ reading: how }) => how?.unit)).toEqual([undefined, '€', '%', 'CHF'])
    expect(loaded.read.misfitCount).toBe(8)
    expect((await inDuckdb(loaded)).cells).toEqual(cellsRead(loaded))
    if (hasSqlite) expect(inSqlite(loaded).cells).toEqual(cellsRead(loaded))
  })
})

describe('a German file with semicolons, days first, a preamble and rows to set aside', () => {
  const asRead = async (loaded: Loaded): Promise<void> => {
    const { ordinals: wanted, cells } = await inDuckdb(loaded)
    expect(cells).toEqual(cellsRead(loaded))
    expect(new Set(wanted)).toEqual(new Set([0, 1, 2, 3]))
    if (!hasSqlite) return
    const sqlite = inSqlite(loaded)
    expect(sqlite.cells).toEqual(cellsRead(loaded))
    expect(sqlite.ordinals).toEqual(wanted)
  }

  it('is loaded as it was read', async () => {
    const loaded = await load(reading.file('deutsch.csv', GERMAN), GERMAN_RULES, 'Kundennummer')
    expect(loaded.read.source.rowsSetAside).toBe(2)
    expect(loaded.read.misfitCount).toBeGreaterThan(10)
    await asRead(loaded)
  })

  it('is loaded as it was read by the number of the row', async () => {
    await asRead(await load(reading.file('zeilen.csv', GERMAN), GERMAN_RULES, null))
  })

  it('is loaded as it was read where a person chose types and missing texts', async () => {
    const money = GERMAN.replaceAll(/;(-?[\d.]+,\d\d);/g, (_, amount: string) => `;${amount} €;`)
    const options: ReadOptions = {
      types: { Umsatz: 'number', Aktiv: 'boolean', Note: 'boolean' },
      decimalSign: ',',
      missing: { Kosten: ['unbekannt', '7'], Branche: [' Öffentlich'] },
    }
    const rules = [
      { name: 'Gone', rule: '[Gekündigt] = "ja" and Branche is missing' },
      { name: 'Large', rule: 'Umsatz >= 100000.5 and Kosten > 3' },
      { name: 'Old', rule: 'Aktiv = true and Note = false' },
    ]
    await asRead(await load(reading.file('euro.csv', money), rules, 'Kundennummer', options))
  })

  it('is prepared first where it is packed or no UTF-8', async () => {
    const packed = reading.file('alt.csv.gz', gzipSync(Buffer.from(GERMAN, 'latin1')))
    const loaded = await load(packed, GERMAN_RULES, 'Kundennummer')
    const { load: statements } = filesOf(loaded, 'sqlite')
    const commands = statements.split('\n').flatMap((line) => /^-- {3}((gzip|iconv) .*)$/.exec(line)?.[1] ?? [])
    expect(commands).toHaveLength(2)
    for (const command of commands) execFileSync('sh', ['-c', command], { cwd: reading.folder })
    await asRead(loaded)
  })
})

describe('other sources', () => {
  it('are read from Parquet in DuckDB and refused in words in SQLite', async () => {
    const path = join(reading.folder, 'customers.parquet')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`COPY (SELECT i::BIGINT AS id, CASE i % 5 WHEN 0 THEN 'NaN'::DOUBLE WHEN 1 THEN NULL ELSE i / 3 END AS revenue,
      CASE i % 4 WHEN 0 THEN ' ' WHEN 1 THEN NULL ELSE 'p' || i END AS plan, TIMESTAMP '2024-01-01 10:00:00' + i * INTERVAL 1 DAY AS day,
      i % 2 = 0 AS active, (i / 7)::DECIMAL(9,2) AS price FROM range(200) t(i)) TO '${path}' (FORMAT parquet)`)
    const rules = [
      { name: 'A', rule: 'revenue > 10 and plan is missing' },
      { name: 'B', rule: 'day > 2024-03-01 and active = true or price > 20' },
    ]
    const loaded = await load(path, rules, 'id')
    expect((await inDuckdb(loaded)).cells).toEqual(cellsRead(loaded))
    expect(filesOf(loaded, 'sqlite').load).toMatch(/SQLite does not read Parquet[\s\S]*"id" INTEGER, "revenue" REAL/)
  })

  it.each(['sample', 'recipe', 'json'] as const)('say that no statement reads them: %s', async (format) => {
    const loaded = await load(reading.file('plain.csv', 'id,a\n1,2\n2,3\n'), [{ name: 'A', rule: 'a > 2' }], 'id')
    const spine = { ...loaded.input.spine, source: { ...loaded.input.spine.source, format } }
    const { load: statements } = filesOf({ ...loaded, input: { ...loaded.input, spine } }, 'duckdb')
    expect(statements).toContain('No statement of DuckDB reads this source')
    expect(statements.split('\n').filter((line) => line !== '' && !line.startsWith('--'))).toEqual([])
  })
})
