/*
 * A CSV file that is larger than the memory it may take: fourteen columns, of which a recipe uses six, built by the
 * command line in a process of its own. `TESSERA_BENCH_CSV_MIB` says how large (5120 for the figure in the README);
 * the file is in the system's temporary folder and is deleted afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { timed } from './bench-figures.ts'
import { eventsRecipe } from './events-recipe.ts'
import { withDuckdb } from './generate-units.ts'

const DEFAULT_MIB = 64
const BYTES_PER_ROW = 186
const UNITS = 1_000_000
const CLI = join(import.meta.dirname, '../../main/hosts/cli/cli.ts')
const MS_BETWEEN_LOOKS = 20
const MS_PER_TICK = 10

export interface LargeCsvFigures {
  readonly megabytes: number
  readonly rows: number
  readonly columns: number
  readonly columnsUsed: number
  readonly units: number
  /** From the start of the command line to its end: reading, types over the whole file, features, the workspace. */
  readonly buildMs: number
  /** Of that: the file, into the database. */
  readonly readingMs: number
  /** Of all threads over the whole build: on a busy machine this is what to trust; NaN where the system does not say. */
  readonly cpuMs: number
  /** DuckDB's sniffed read of the same six columns, alone. */
  readonly duckdbReadMs: number
  /** Of the whole process, DuckDB included; NaN where the system does not say (not Linux). */
  readonly peakMegabytes: number
  /** What is left in the spill folder; must be none. */
  readonly filesLeft: number
}

const RECIPE = eventsRecipe('events.csv', [
  { name: 'rows', kind: 'count' },
  { name: 'days', kind: 'frequency' },
  { name: 'recency', kind: 'recency' },
  { name: 'revenue', kind: 'sum', column: 'amount', where: 'kind = "order"' },
  { name: 'pieces', kind: 'sum', column: 'quantity' },
  { name: 'last_channel', kind: 'last', column: 'channel' },
])

/** Throws where the customer table is not what DuckDB makes of the same file. */
export async function benchLargeCsv(): Promise<LargeCsvFigures> {
  const mebibytes = Number(process.env.TESSERA_BENCH_CSV_MIB ?? DEFAULT_MIB)
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-csv-'))
  try {
    const { bavail, bsize } = statfsSync(folder)
    // The file, what is spilled of it, and as much again to be on the safe side.
    if (bavail * bsize < 3 * mebibytes * 2 ** 20)
      throw new Error(`There is no room for ${3 * mebibytes} MiB in ${folder}`)
    const csv = join(folder, 'events.csv')
    return await withDuckdb(2, async (connection) => {
      await generateEvents(connection, csv, Math.ceil((mebibytes * 2 ** 20) / BYTES_PER_ROW))
      const duckdb = await timed(() => expectedOf(connection, csv))
      const built = await timed(() => build(folder))
      const { rows, units } = duckdb.answer
      if (built.answer.units !== units || built.answer.rows !== rows)
        throw new Error(`Built ${JSON.stringify(built.answer)} instead of ${JSON.stringify(duckdb.answer)}`)
      return {
        megabytes: Math.round(statSync(csv).size / 1e6),
        ...{ rows, columns: 14, columnsUsed: 6, units },
        ...{
          buildMs: Math.round(built.ms),
          readingMs: Math.round(built.answer.readingMs),
          cpuMs: built.answer.cpuMs,
          duckdbReadMs: Math.round(duckdb.ms),
        },
        peakMegabytes: built.answer.peakMegabytes,
        filesLeft: readdirSync(folder).filter((name) => name !== 'events.csv' && name !== 'recipe.json').length - 1,
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same rows in every run: a text key, a day, amounts with blanks, few-valued texts, and long texts nobody uses. */
async function generateEvents(connection: DuckDBConnection, csv: string, rows: number): Promise<void> {
  await connection.run(`COPY (SELECT
      'E-' || lpad(i::VARCHAR, 10, '0') AS event, 'C-' || lpad((hash(i) % ${UNITS})::VARCHAR, 7, '0') AS customer,
      DATE '2022-07-01' + (hash(i + 1) % 1095)::INT AS day,
      CASE WHEN hash(i + 2) % 50 > 0 THEN round((hash(i + 3) % 1000003) / 100.0, 2) END AS amount,
      (1 + hash(i + 4) % 9)::INT AS quantity, ['order', 'return', 'visit', 'call'][1 + (hash(i + 5) % 4)::INT] AS kind,
      ['web', 'shop', 'phone'][1 + (hash(i + 6) % 3)::INT] AS channel,
      'session ' || hash(i + 7) AS session, 'agent ' || (hash(i + 8) % 5000) AS agent,
      round((hash(i + 9) % 10007) / 7.0, 4) AS latitude, round((hash(i + 10) % 10007) / 7.0, 4) AS longitude,
      'a note of some length about event number ' || i || ', as systems write them' AS note,
      hash(i + 11) % 2 = 0 AS consent, (hash(i + 12) % 1000)::INT AS score
    FROM range(${rows}) t(i)) TO '${csv}' (HEADER)`)
}

async function expectedOf(connection: DuckDBConnection, csv: string): Promise<{ rows: number; units: number }> {
  const answer =
    await connection.runAndReadAll(`SELECT count(*) AS rows, count(DISTINCT customer) FILTER (WHERE day <= DATE '2025-06-30') AS units,
    sum(amount), sum(quantity), max(kind), max(channel) FROM read_csv('${csv}')`)
  const [row] = answer.getRowObjects()
  return { rows: Number(row?.rows), units: Number(row?.units) }
}

/** Runs the command line over the recipe; answers with what it printed and the most memory it ever held. */
async function build(
  folder: string,
): Promise<{ rows: number; units: number; readingMs: number; cpuMs: number; peakMegabytes: number }> {
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(RECIPE))
  const child = spawn(
    process.execPath,
    [CLI, 'build', join(folder, 'recipe.json'), '--workspace', join(folder, 'w.tessera'), '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TESSERA_HOME: folder, TMPDIR: folder } },
  )
  let peakMegabytes = Number.NaN
  let cpuMs = Number.NaN
  const timer = setInterval(() => {
    peakMegabytes = peakOf(child) ?? peakMegabytes
    cpuMs = cpuOf(child) ?? cpuMs
  }, MS_BETWEEN_LOOKS)
  try {
    const printed: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`The command line ended with ${code}`)
    const { report } = JSON.parse(printed.join(''))
    const [{ rows, readingMs }] = report.sources
    return { rows, units: report.units, readingMs, cpuMs, peakMegabytes }
  } finally {
    clearInterval(timer)
  }
}

/** VmHWM, the most that was ever resident; null once the process is gone, or where the system keeps none. */
function peakOf({ pid }: ChildProcess): number | null {
  try {
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kibibytes === undefined ? null : Math.round((Number(kibibytes) * 1024) / 1e6)
  } catch {
    return null
  }
}

/** Processor time of all threads so far; null as above. */
function cpuOf({ pid }: ChildProcess): number | null {
  try {
    // The name in brackets may hold spaces: user and system time are the 12th and 13th fields after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
  } catch {
    return null
  }
}
