/*
 * The main job as a person meets it: the built host in a process of its own, spoken to over HTTP. A file of 1M units ×
 * 24 columns is looked at, checked, loaded, mapped and compared; the workspace is opened again by a new process; a page
 * is opened in a real browser. DuckDB reads the same file into a table and answers the same comparison in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { median, timed } from './bench-figures.ts'
import { type FirstScreen, timeFirstScreen } from './first-screen.ts'
import { generateUnits, type UnitFiles, withDuckdb } from './generate-units.ts'
import { type HostProcess, startHost } from './host-process.ts'
import { JOURNEY_ROLES, JOURNEY_STRUCTURES, peerComparison } from './journey-structures.ts'

const ROWS = Number(process.env.TESSERA_BENCH_ROWS ?? 1_000_000)
const ROUNDS = Number(process.env.TESSERA_BENCH_ROUNDS ?? 3)
const THREADS = 2

export interface ImportJourney {
  /** Medians. File to the first comparison of two options, all work of the person's clicks included. */
  readonly toComparisonMs: number
  /**
   * Its parts: the beginning of the file shown; all of it read and profiled; the table saved and acknowledged; meanings
   * and options; the comparison.
   */
  readonly previewMs: number
  readonly checkMs: number
  readonly loadMs: number
  readonly mapMs: number
  readonly compareMs: number
  readonly cpuMs: number
  readonly peakMemoryMiB: number
  /** DuckDB: file into a table, both comparisons. */
  readonly duckdbMs: number
  readonly timesDuckdb: number
}

export interface JourneyFigures {
  readonly csv: ImportJourney
  readonly parquet: ImportJourney
  /** A new process told to open the workspace, until it has answered the comparison; and without its own start. */
  readonly startToReopenedComparisonMs: number
  readonly reopenToComparisonMs: number
  readonly reopenedPeakMemoryMiB: number
  readonly firstScreen: FirstScreen | null
}

/** Times the whole journey; needs dist/ to be built. */
export async function benchJourney(): Promise<JourneyFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-journey-'))
  try {
    const files = await withDuckdb(THREADS, (connection) => generateUnits(connection, folder, ROWS))
    const csv = await importJourney(folder, files, 'csv')
    const parquet = await importJourney(folder, files, 'parquet')
    const reopened = await repeated(() => reopen(folder))
    const screens = await repeated(() => timeFirstScreen(join(folder, 'fresh')))
    return {
      csv,
      parquet,
      startToReopenedComparisonMs: median(reopened.map(({ startMs }) => startMs)),
      reopenToComparisonMs: median(reopened.map(({ openMs }) => openMs)),
      reopenedPeakMemoryMiB: median(reopened.map(({ peakMemoryMiB }) => peakMemoryMiB)),
      firstScreen: middleScreen(screens.filter((screen) => screen !== null)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function middleScreen(screens: readonly FirstScreen[]): FirstScreen | null {
  if (screens.length === 0) return null
  return {
    listeningMs: median(screens.map(({ listeningMs }) => listeningMs)),
    firstPaintMs: median(screens.map(({ firstPaintMs }) => firstPaintMs)),
    usableMs: median(screens.map(({ usableMs }) => usableMs)),
  }
}

async function repeated<T>(work: () => Promise<T>): Promise<T[]> {
  const found: T[] = []
  for (let round = 0; round < ROUNDS; round++) found.push(await work())
  return found
}

const checkResult = z.object({ importId: z.string() })

async function importJourney(folder: string, files: UnitFiles, format: keyof UnitFiles): Promise<ImportJourney> {
  const rounds = await repeated(async () => {
    const own = await importOnce(folder, `units.${format}`)
    return { ...own, duckdbMs: await duckdbOnce(files, format, own.counts) }
  })
  const middle = (pick: (round: (typeof rounds)[number]) => number): number => median(rounds.map(pick))
  const [toComparisonMs, duckdbMs] = [middle((round) => round.toComparisonMs), middle((round) => round.duckdbMs)]
  return {
    toComparisonMs,
    previewMs: middle((round) => round.previewMs),
    checkMs: middle((round) => round.checkMs),
    loadMs: middle((round) => round.loadMs),
    mapMs: middle((round) => round.mapMs),
    compareMs: middle((round) => round.compareMs),
    cpuMs: middle((round) => round.cpuMs),
    peakMemoryMiB: middle((round) => round.peakMemoryMiB),
    duckdbMs,
    timesDuckdb: Math.round((toComparisonMs / duckdbMs) * 100) / 100,
  }
}

/** Units of each line of each option, in order. */
type Counts = readonly (readonly number[])[]

async function importOnce(folder: string, fileName: string) {
  rmSync(join(folder, 'workspaces'), { recursive: true, force: true })
  const host = await startHost(folder)
  try {
    const { client } = host
    const grant = await host.grantOf(fileName)
    await client.call('workspaces.create', { title: 'Journey' })
    const cpuBefore = host.cpuMs()
    const preview = await timed(() => client.call('imports.preview', { grant, options: {} }))
    const check = await timed(async () => {
      const answer = await host.ended(await client.call('imports.check', { grant, options: {} }))
      const { importId } = checkResult.parse(answer)
      await client.call('imports.checked', { importId })
      return importId
    })
    const keyColumn = 'account_id'
    const load = await timed(async () =>
      host.ended(await client.call('imports.load', { importId: check.answer, keyColumn })),
    )
    const map = await timed(() => mapAndSketch(host))
    const compare = await timed(() => compared(host))
    const parts = { previewMs: preview.ms, checkMs: check.ms, loadMs: load.ms, mapMs: map.ms, compareMs: compare.ms }
    return {
      ...parts,
      toComparisonMs: preview.ms + check.ms + load.ms + map.ms + compare.ms,
      cpuMs: host.cpuMs() - cpuBefore,
      peakMemoryMiB: host.peakMemoryMiB(),
      counts: compare.answer,
    }
  } finally {
    await host.close()
  }
}

async function mapAndSketch({ client }: HostProcess): Promise<void> {
  for (const [role, column] of JOURNEY_ROLES) {
    const binding = { column, blankMeans: 'missing' as const, trueValues: [], confirmed: true }
    await client.call('mapping.bind', { role, binding })
  }
  for (const { name, lens, segments } of JOURNEY_STRUCTURES) {
    const structureId = (await client.call('structures.add', { name, lens })).structures.at(-1)?.id ?? ''
    for (const { name: segment, rule } of segments)
      await client.call('segments.add', { structureId, kind: 'segment', name: segment, text: rule })
  }
}

async function compared({ client }: HostProcess): Promise<Counts> {
  const view = await client.call('workspaces.current', {})
  const structureIds = (view?.structures ?? []).map(({ id }) => id)
  const { structures } = await client.call('comparison.run', { structureIds })
  return structures.map(({ rows }) =>
    rows
      .filter(({ kind }) => kind !== 'total')
      .map(({ metrics: { units } }) => (units?.kind === 'value' ? units.value : Number.NaN)),
  )
}

/** The same work by DuckDB; throws where it counts other units than the workbench. */
async function duckdbOnce(files: UnitFiles, format: keyof UnitFiles, counts: Counts): Promise<number> {
  return withDuckdb(THREADS, async (connection) => {
    const { ms, answer } = await timed(async () => {
      await connection.run(`CREATE TABLE units AS SELECT * FROM read_${format}('${files[format]}')`)
      const found: number[][] = []
      for (const structure of JOURNEY_STRUCTURES) {
        const rows = (await connection.runAndReadAll(peerComparison(structure))).getRowObjects()
        found.push(structureCounts(rows, structure.segments.length + 1))
      }
      return found
    })
    if (JSON.stringify(answer) !== JSON.stringify(counts))
      throw new Error(`${JSON.stringify(counts)} units are not ${JSON.stringify(answer)}`)
    return ms
  })
}

function structureCounts(rows: readonly Readonly<Record<string, unknown>>[], lines: number): number[] {
  return Array.from({ length: lines }, (_, line) =>
    Number(rows.find(({ segment }) => Number(segment) === line)?.units ?? 0),
  )
}

async function reopen(folder: string) {
  const startedMs = performance.now()
  const host = await startHost(folder)
  try {
    const { client } = host
    const open = await timed(async () => {
      const [workspace] = await client.call('workspaces.recent', {})
      if (workspace !== undefined) await client.call('workspaces.open', { grant: workspace.grant })
      return compared(host)
    })
    return { startMs: performance.now() - startedMs, openMs: open.ms, peakMemoryMiB: host.peakMemoryMiB() }
  } finally {
    await host.close()
  }
}
