import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../../main/hosts/loopback/find-browser.ts'
import { type HostProcess, startHost } from './host-process.ts'

/** Milliseconds since the start of the host's process. */
export interface FirstScreen {
  readonly listeningMs: number
  readonly firstPaintMs: number
  /** The empty screen's buttons can be pressed. */
  readonly usableMs: number
}

/** Starts the host on a fresh home and opens its page, in a browser that runs already; null where there is no browser. */
export async function timeFirstScreen(home: string): Promise<FirstScreen | null> {
  const executablePath = findBrowser()
  if (executablePath === null) return null
  const browser = await chromium.launch({ executablePath })
  try {
    const startedMs = performance.now()
    const host = await startHost(home)
    try {
      return { listeningMs: host.listeningMs, ...(await openPage(browser, host, startedMs)) }
    } finally {
      await host.close()
    }
  } finally {
    await browser.close()
  }
}

async function openPage(browser: Browser, { launchUrl }: HostProcess, startedMs: number) {
  const page = await browser.newPage()
  const askedMs = performance.now() - startedMs
  await page.goto(launchUrl, { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Open the sample workspace' }).click({ trial: true })
  const usableMs = performance.now() - startedMs
  const paintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  return { firstPaintMs: askedMs + (paintMs ?? Number.NaN), usableMs }
}
