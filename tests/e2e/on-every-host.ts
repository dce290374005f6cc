import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from './desk.ts'
import { createElectronHost } from './hosts/electron-host.ts'
import { createLoopbackHost } from './hosts/loopback-host.ts'
import type { WorkbenchHost } from './hosts/workbench-host.ts'

export interface JourneyOptions {
  /** The journey breaks something on purpose, and the browser writes that to its console. */
  readonly mayFault?: boolean
  /** Only there can a test do what the journey does. */
  readonly on?: WorkbenchHost['name']
}

/** Declares one test: what a person does at a fresh desk, and sees. */
export type DeclareJourney = (
  title: string,
  walk: (desk: Desk, host: WorkbenchHost) => Promise<void>,
  options?: JourneyOptions,
) => void

export interface HostsOptions {
  /** False where this computer lacks what the journeys are about; they are skipped then. */
  readonly isPossible?: boolean
}

/**
 * Declares the same journeys for every host. Where a host cannot run, its journeys are skipped and the reason is
 * printed. Whatever a journey is about, its windows ask nobody but the workbench and throw nothing.
 */
export function onEveryHost(define: (journey: DeclareJourney) => void, { isPossible = true }: HostsOptions = {}): void {
  for (const host of [createLoopbackHost(), createElectronHost()]) {
    const missing = host.missing()
    if (missing !== null) console.log(`SKIPPED: ${missing}`)
    describe.skipIf(missing !== null || !isPossible)(`on the ${host.name} host`, () => {
      afterAll(() => host.close())
      define((title, walk, options = {}) => {
        if ((options.on ?? host.name) === host.name) it(title, () => walkAt(host, walk, options))
      })
    })
  }
}

/** So much of a window is printed, in characters. */
const PRINTED = 6_000

async function walkAt(
  host: WorkbenchHost,
  walk: (desk: Desk, host: WorkbenchHost) => Promise<void>,
  { mayFault = false }: JourneyOptions,
): Promise<void> {
  const desk = await openDesk(host)
  try {
    await walk(desk, host)
    expect(desk.watches.flatMap(({ strangers }) => strangers)).toEqual([])
    if (!mayFault) expect(desk.watches.flatMap(({ faults }) => faults)).toEqual([])
  } catch (error) {
    await keepEvidence(desk)
    throw error
  } finally {
    await desk.leave()
  }
}

/**
 * What the window showed when the journey failed, as a picture and as a screen reader has it. The latter is printed
 * too: of a run elsewhere nothing but what it printed is left.
 */
async function keepEvidence({ workbench: { page }, watches }: Desk): Promise<void> {
  if (page.isClosed()) return
  const stem = join(tmpdir(), `tessera-e2e-failed-${process.pid}-${Date.now()}`)
  await page.screenshot({ path: `${stem}.png` })
  const heard = await page.locator('body').ariaSnapshot()
  await writeFile(`${stem}.txt`, heard)
  console.log(`The window when it failed: ${stem}.png, ${stem}.txt\n${heard.slice(0, PRINTED)}`)
  for (const fault of watches.flatMap(({ faults }) => faults)) console.log(fault)
}
