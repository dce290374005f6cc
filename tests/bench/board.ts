/*
 * The comparison board of three options over 1M units, in the built host and a real browser: from the press on Compare to
 * the last chart, by a process that has only just opened the workspace; and what the room asks of it, at the first asking.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { findBrowser } from '../../main/hosts/loopback/find-browser.ts'
import { median, timed } from './bench-figures.ts'
import { generateUnits, withDuckdb } from './generate-units.ts'
import { type HostProcess, startHost } from './host-process.ts'
import { JOURNEY_ROLES, JOURNEY_STRUCTURES } from './journey-structures.ts'

const ROWS = Number(process.env.TESSERA_BENCH_ROWS ?? 1_000_000)
const ROUNDS = Number(process.env.TESSERA_BENCH_ROUNDS ?? 3)
const checkResult = z.object({ importId: z.string() })

/** A third option beside the journey's two; its first line is the one that a goal is sought for. */
const THIRD = {
  name: 'Volume',
  lens: 'behaviour' as const,
  segments: [
    ['Large', 'amount_3 >= @large'],
    ['Busy', 'logins >= 500'],
    ['Helped', 'tickets >= 8'],
    ['Recent', 'recency_days < 90'],
  ] as const,
}

export interface BoardFigures {
  /** Medians, in ms. From the press on Compare to its tables, and to the last chart; null where there is no browser. */
  readonly tablesMs: number | null
  readonly chartsMs: number | null
  /** The first asking of a process: a search, one account explained in three options, ten accounts placed. */
  readonly findMs: number
  readonly explainMs: number
  readonly placesMs: number
  /** Which options are the same; two of them compared; a goal sought. */
  readonly twinsMs: number
  readonly versionsMs: number
  readonly goalMs: number
}

/** Times the board; needs dist/ to be built. */
export async function benchBoard(): Promise<BoardFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-board-'))
  try {
    await withDuckdb(2, (connection) => generateUnits(connection, folder, ROWS, ['parquet']))
    await makeWorkspace(folder)
    const asked = await repeated(() => ask(folder))
    const drawn = (await repeated(() => draw(folder))).filter((times) => times !== null)
    const middle = (pick: (round: (typeof asked)[number]) => number): number => median(asked.map(pick))
    return {
      tablesMs: drawn.length === 0 ? null : median(drawn.map(({ tablesMs }) => tablesMs)),
      chartsMs: drawn.length === 0 ? null : median(drawn.map(({ chartsMs }) => chartsMs)),
      findMs: middle((round) => round.findMs),
      explainMs: middle((round) => round.explainMs),
      placesMs: middle((round) => round.placesMs),
      twinsMs: middle((round) => round.twinsMs),
      versionsMs: middle((round) => round.versionsMs),
      goalMs: middle((round) => round.goalMs),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function repeated<T>(work: () => Promise<T>): Promise<T[]> {
  const found: T[] = []
  for (let round = 0; round < ROUNDS; round++) found.push(await work())
  return found
}

async function withHost<T>(folder: string, work: (host: HostProcess) => Promise<T>): Promise<T> {
  const host = await startHost(folder)
  try {
    return await work(host)
  } finally {
    await host.close()
  }
}

async function makeWorkspace(folder: string): Promise<void> {
  await withHost(folder, async (host) => {
    const { client } = host
    await client.call('workspaces.create', { title: 'Board' })
    const grant = await host.grantOf('units.parquet')
    const answer = await host.ended(await client.call('imports.check', { grant, options: {} }))
    const { importId } = checkResult.parse(answer)
    await host.ended(await client.call('imports.load', { importId, keyColumn: 'account_id' }))
    for (const [role, column] of JOURNEY_ROLES) {
      const binding = { column, blankMeans: 'missing' as const, trueValues: [], confirmed: true }
      await client.call('mapping.bind', { role, binding })
    }
    await client.call('thresholds.set', { name: 'large', value: 60_000, unit: '€' })
    const sketches = [
      ...JOURNEY_STRUCTURES.map(({ name, lens, segments }) => ({
        ...{ name, lens },
        segments: segments.map((segment) => [segment.name, segment.rule] as const),
      })),
      THIRD,
    ]
    for (const { name, lens, segments } of sketches) {
      const structureId = (await client.call('structures.add', { name, lens })).structures.at(-1)?.id ?? ''
      for (const [segment, text] of segments)
        await client.call('segments.add', { structureId, kind: 'segment', name: segment, text })
    }
  })
}

/** Opens the workspace that was made; answers the ids of its options. */
async function reopen({ client }: HostProcess): Promise<readonly string[]> {
  const [workspace] = await client.call('workspaces.recent', {})
  if (workspace === undefined) throw new Error('The workspace is gone')
  const { structures } = await client.call('workspaces.open', { grant: workspace.grant })
  return structures.map(({ id }) => id)
}

function ask(folder: string) {
  return withHost(folder, async (host) => {
    const structureIds = [...(await reopen(host))]
    const [first = '', second = '', third = ''] = structureIds
    const { client } = host
    const find = await timed(() => client.call('lookUp.find', { text: '12345', most: 10 }))
    const keys = find.answer.map(({ key }) => key)
    const explain = await timed(() => client.call('lookUp.explain', { key: keys[0] ?? '', structureIds }))
    const places = await timed(() => client.call('lookUp.places', { keys, structureIds }))
    const twins = await timed(() => client.call('versions.twins', { structureIds }))
    const now = (structureId: string) => ({ structureId, version: null })
    const versions = await timed(() => client.call('versions.compare', { from: now(first), to: now(second) }))
    const view = await client.call('workspaces.current', {})
    const entryId = view?.structures.find(({ id }) => id === third)?.segments[0]?.id ?? ''
    const goal = await timed(() =>
      client.call('goals.seek', {
        ...{ structureId: third, entryId, measure: 'units', relation: 'at-most', target: ROWS / 7 },
        line: { kind: 'threshold', name: 'large' },
      }),
    )
    if (goal.answer.kind !== 'found') throw new Error(`The goal was ${goal.answer.kind}`)
    const answers = { findMs: find.ms, explainMs: explain.ms, placesMs: places.ms }
    return { ...answers, twinsMs: twins.ms, versionsMs: versions.ms, goalMs: goal.ms }
  })
}

async function draw(folder: string): Promise<{ readonly tablesMs: number; readonly chartsMs: number } | null> {
  const executablePath = findBrowser()
  if (executablePath === null) return null
  const browser = await chromium.launch({ executablePath })
  try {
    return await withHost(folder, async (host) => {
      await reopen(host)
      // A chart is drawn when it comes into view: in so tall a window all of them are.
      const page = await browser.newPage({ viewport: { width: 1280, height: 4000 } })
      await page.goto(host.launchUrl)
      await page.getByRole('main', { name: 'Hypothesise' }).waitFor()
      const startedMs = performance.now()
      await page.keyboard.press('ControlOrMeta+4')
      await page.getByRole('main', { name: 'Compare' }).getByRole('table').nth(2).waitFor()
      const tablesMs = performance.now() - startedMs
      await allDrawn(page)
      return { tablesMs, chartsMs: performance.now() - startedMs }
    })
  } finally {
    await browser.close()
  }
}

/** Every chart of the board has a drawing in it. */
async function allDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const charts = [...document.querySelectorAll('main .plotly-host')]
    return charts.length > 0 && charts.every((chart) => chart.querySelector('svg.main-svg') !== null)
  })
}
