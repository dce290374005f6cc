import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { findBrowser } from '../../../main/hosts/loopback/find-browser.ts'
import { generateUnits, withDuckdb } from '../generate-units.ts'
import { type HostProcess, startHost } from '../host-process.ts'
import { JOURNEY_ROLES } from '../journey-structures.ts'
import { type FrameTimes, frameTimes, type TraceEvent } from './frame-times.ts'

const THREADS = 2
const MOVES = 240
const FRAME_MS = 1000 / 60
const STEPS_BACK_AND_FORTH = 60

export interface TracedDrag extends FrameTimes {
  readonly rows: number
  /** From the hand's coming near till what the steps do is there for all three options. */
  readonly readyMs: number
  /** From the release till the kept threshold's exact figures are on screen. */
  readonly exactMs: number
}

/** Drags a threshold that three options share, in a browser, and reads the trace. Needs dist/ to be built. */
export async function tracedDrag(rows: number): Promise<TracedDrag | null> {
  const executablePath = findBrowser()
  if (executablePath === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-drag-'))
  try {
    await withDuckdb(THREADS, (connection) => generateUnits(connection, folder, rows, ['parquet']))
    const host = await startHost(folder)
    const browser = await chromium.launch({ executablePath })
    try {
      await loadUnits(host)
      await sketch(host)
      const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
      await page.goto(host.launchUrl)
      return { rows, ...(await dragged(page)) }
    } finally {
      await browser.close()
      await host.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const checkResult = z.object({ importId: z.string() })

async function loadUnits(host: HostProcess): Promise<void> {
  const { client } = host
  const grant = await host.grantOf('units.parquet')
  await client.call('workspaces.create', { title: 'Drag' })
  const answer = await host.ended(await client.call('imports.check', { grant, options: {} }))
  const { importId } = checkResult.parse(answer)
  await host.ended(await client.call('imports.load', { importId, keyColumn: 'account_id' }))
  for (const [role, column] of JOURNEY_ROLES) {
    const binding = { column, blankMeans: 'missing' as const, trueValues: [], confirmed: true }
    await client.call('mapping.bind', { role, binding })
  }
}

/** Three options of six segments that share @line. */
async function sketch({ client }: HostProcess): Promise<void> {
  await client.call('thresholds.set', { name: 'line', value: 50_000, unit: '' })
  const others = ['logins >= 700', 'tickets >= 15', 'amount_7 >= 50000', 'industry = "Fintech"', 'active = true']
  for (const [index, name] of ['First', 'Second', 'Third'].entries()) {
    const structureId = (await client.call('structures.add', { name, lens: 'value' })).structures.at(-1)?.id ?? ''
    const rules = ['amount_3 >= @line', ...others.slice(index), ...others.slice(0, index)]
    for (const [at, text] of rules.entries()) {
      await client.call('segments.add', { structureId, kind: 'segment', name: `Segment ${at + 1}`, text })
    }
  }
}

async function dragged(page: Page): Promise<Omit<TracedDrag, 'rows'>> {
  await page
    .getByRole('link', { name: 'Hypothesise' })
    .or(page.getByRole('button', { name: 'Hypothesise' }))
    .click()
  const flag = page.getByRole('slider')
  await flag.waitFor()
  const box = await flag.boundingBox()
  if (box === null) throw new Error('The threshold has no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.waitForTimeout(1000)
  const answers = Promise.all(['cube', 'moves'].map((name) => threeAnswers(page, `/api/thresholds.${name}`)))
  const nearMs = performance.now()
  await page.mouse.move(x, y)
  await answers
  const readyMs = performance.now() - nearMs
  await page.mouse.down()
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  const categories = 'devtools.timeline,toplevel'
  await session.send('Tracing.start', { categories, transferMode: 'ReportEvents' })
  await countFrames(page)
  for (let move = 0; move < MOVES; move++) {
    const next = performance.now() + FRAME_MS
    const turn = Math.abs((move % (2 * STEPS_BACK_AND_FORTH)) - STEPS_BACK_AND_FORTH)
    await page.mouse.move(x + (turn - STEPS_BACK_AND_FORTH / 2) * 5, y)
    await page.waitForTimeout(Math.max(0, next - performance.now()))
  }
  const frames = await countedFrames(page)
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  const exact = page.waitForResponse((answer) => answer.url().endsWith('/api/structures.reach'))
  const releasedMs = performance.now()
  await page.mouse.up()
  await (await exact).finished()
  return { readyMs, exactMs: performance.now() - releasedMs, ...frameTimes(events, frames) }
}

async function threeAnswers(page: Page, path: string): Promise<void> {
  let answers = 0
  await page.waitForResponse((answer) => answer.url().endsWith(path) && ++answers === 3, { timeout: 120_000 })
}

async function countFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { frames: 0, startMs: performance.now() }
    const count = (): void => {
      seen.frames++
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
    Object.assign(window, { benchFrames: seen })
  })
}

async function countedFrames(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { frames, startMs } = Reflect.get(window, 'benchFrames') as { frames: number; startMs: number }
    return (frames * 1000) / (performance.now() - startMs)
  })
}
