/*
 * How fast 10M events become eight features of 1M units, and a duckdb that only adds up in the same run. Events are made
 * in memory: reading files is the import bench's.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { allocateColumns } from '../../main/columns/allocate-columns.ts'
import { markAll, validityOf, valuesOf } from '../../main/columns/column-view.ts'
import { buildDictionary } from '../../main/columns/dictionary.ts'
import { compileRecipe } from '../../main/domain/recipe/compile-recipe.ts'
import { duckdbRecipeDialect } from '../../main/domain/recipe/recipe-dialect.ts'
import type { SourceReader } from '../../main/ports/source-reader.ts'
import type { SpineColumns, StoredColumn } from '../../main/ports/spine-columns.ts'
import { createSpineBuilder } from '../../main/sources/spine/spine-builder.ts'
import { readRecipe } from '../../shared/recipe/read-recipe.ts'
import { timed } from './bench-figures.ts'
import { eventsRecipe } from './events-recipe.ts'
import { benchLargeCsv, type LargeCsvFigures } from './large-csv.ts'

const EVENTS = 10_000_000
const UNITS = 1_000_000
const KINDS = ['order', 'return', 'visit', 'call']
const THREADS = 2
const MEMORY_BYTES = 2 ** 31

export interface SpineFigures {
  readonly events: number
  readonly units: number
  readonly stagingMs: number
  readonly featuresMs: number
  /** Of all threads: on a busy machine this is what to trust. */
  readonly featuresCpuMs: number
  readonly features: readonly string[]
  /** The same sums by plain SQL over a table of DuckDB's own. */
  readonly plainDuckdbMs: number
  readonly memoryLimitMegabytes: number
  readonly peakMegabytes: number
  /** A file larger than the memory it may take, by the command line. */
  readonly largeCsv: LargeCsvFigures
}

const RECIPE = readRecipe(
  eventsRecipe('events', [
    { name: 'rows', kind: 'count' },
    { name: 'days', kind: 'frequency' },
    { name: 'recency', kind: 'recency' },
    { name: 'revenue', kind: 'sum', column: 'amount', where: 'kind = "order"' },
    { name: 'mean', kind: 'mean', column: 'amount' },
    { name: 'largest', kind: 'max', column: 'amount' },
    { name: 'share_returned', kind: 'share', of: 'kind = "return"' },
    { name: 'trend', kind: 'trend', column: 'amount', windowDays: 360 },
  ]),
)

/** Milliseconds of staging and of the recipe; memory is that of the whole process. */
export async function benchSpine(): Promise<SpineFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-spine-'))
  const events = makeEvents()
  const workerUrl = new URL('../../main/sources/source-worker.ts', import.meta.url)
  const builder = createSpineBuilder({
    reader: readerOf(events),
    workerUrl,
    temporaryFolder: folder,
    threads: THREADS,
    memoryLimitBytes: MEMORY_BYTES,
  })
  const signal = new AbortController().signal
  const session = builder.open()
  try {
    const source = {
      ...{ sourceId: 'events', paths: ['events'], options: {}, columns: null },
      ...{ dateColumn: null, repeatedRows: 'all' as const },
    }
    const { stagingMs, columns } = await session.stage(source, () => undefined, signal)
    const types = new Map(columns.map(({ name, type }) => [name, type]))
    const { plan, problems } = compileRecipe(RECIPE, new Map([['events', types]]), duckdbRecipeDialect)
    if (plan === null) throw new Error(problems[0]?.message)
    const before = process.cpuUsage()
    const run = await timed(() => session.run(plan, () => undefined, signal))
    const { user, system } = process.cpuUsage(before)
    const { table } = run.answer.spine
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    return {
      events: EVENTS,
      units: table.rowCount,
      stagingMs: Math.round(stagingMs),
      featuresMs: Math.round(run.ms),
      featuresCpuMs: Math.round((user + system) / 1000),
      features: plan.result.columns.slice(1).map(({ name }) => name),
      plainDuckdbMs: await plainDuckdbMs(),
      memoryLimitMegabytes: MEMORY_BYTES / 2 ** 20,
      peakMegabytes,
      largeCsv: await benchLargeCsv(),
    }
  } finally {
    await session.close()
    await builder.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const COLUMNS: readonly StoredColumn[] = [
  { name: 'customer', type: 'integer', storage: 'i32', dictionary: null },
  { name: 'day', type: 'date', storage: 'i32', dictionary: null },
  { name: 'amount', type: 'number', storage: 'f64', dictionary: null },
  { name: 'kind', type: 'text', storage: 'u8', dictionary: buildDictionary(KINDS) },
]

/** Three years of events by a linear congruential generator (Numerical Recipes). */
function makeEvents(): SpineColumns {
  const table = allocateColumns(COLUMNS, EVENTS)
  let state = 1
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    const [customers, days, amounts, kinds] = COLUMNS.map((_, column) => valuesOf(table, column, chunk))
    if (!customers || !days || !amounts || !kinds) throw new Error('A column is missing')
    for (let row = 0; row < rowCount; row++) {
      customers[row] = 1 + next(UNITS)
      days[row] = 19_175 + next(1095)
      amounts[row] = next(1_000_000) / 100
      kinds[row] = next(KINDS.length)
    }
    for (const column of COLUMNS.keys()) markAll(validityOf(table, column, chunk), rowCount)
  }
  return table
}

/** Gives a table that is in memory as if it had been read. */
function readerOf(table: SpineColumns): SourceReader {
  const source = { fileName: 'events', format: 'csv' as const, sizeBytes: 0, digest: '', rowsInFile: EVENTS }
  return {
    warm: () => undefined,
    // No format that is loaded while it is scanned: the table goes the way of one that was read whole.
    preview: async () => ({
      ...{ format: 'parquet', sizeBytes: 0, dialect: null, columns: [], rows: [], rowCount: EVENTS, notices: [] },
    }),
    digest: async () => ({ digest: '', sizeBytes: 0 }),
    read: async () => ({
      table,
      columns: table.columns.map(({ name, type }) => ({ name, header: name, type, missing: 0, misfits: 0 })),
      passedOver: [],
      source: { ...source, rowsSetAside: 0, dialect: null },
      setAside: [],
      misfits: [],
      misfitCount: 0,
      doubtfulColumns: [],
      notices: [],
    }),
    close: async () => undefined,
  }
}

async function plainDuckdbMs(): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(THREADS), memory_limit: '2GiB' })
  const connection = await instance.connect()
  await connection.run(`CREATE TABLE events AS SELECT
    CAST(1 + floor(random() * ${UNITS}) AS INTEGER) AS customer, DATE '2022-07-01' + CAST(floor(random() * 1095) AS INTEGER) AS day,
    random() * 10000 AS amount, ['order', 'return', 'visit', 'call'][1 + CAST(floor(random() * 4) AS INTEGER)] AS kind
    FROM range(${EVENTS})`)
  const { ms } = await timed(() =>
    connection.run(`CREATE TABLE features AS SELECT customer, count(*) AS n, count(DISTINCT day) AS days,
      DATE '2025-06-30' - max(day) AS recency, sum(amount) FILTER (kind = 'order') AS revenue, avg(amount) AS mean,
      max(amount) AS largest, count(*) FILTER (kind = 'return') / count(*) AS share,
      sum((5.5 - (DATE '2025-06-30' - day) // 30) * amount) FILTER (DATE '2025-06-30' - day < 360) / 143 AS trend
      FROM events WHERE day <= DATE '2025-06-30' GROUP BY customer ORDER BY customer`),
  )
  connection.closeSync()
  instance.closeSync()
  return Math.round(ms)
}
