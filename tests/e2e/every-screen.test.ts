import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { root } from '../architecture/source-files.ts'
import { onEveryHost } from './on-every-host.ts'
import { savePictures } from './save-pictures.ts'
import { tour } from './tour.ts'

const AXE = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 to level AA and what axe holds for good practice. */
const OPTIONS: RunOptions = { resultTypes: ['violations'] }

declare global {
  interface Window {
    readonly axe: { run(options: RunOptions): Promise<AxeResults> }
  }
}

/** Every fault that axe finds in what the window shows, as one line each. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate((options) => window.axe.run(options), OPTIONS)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary ?? ''}`),
  )
}

onEveryHost((journey) => {
  for (const theme of ['light', 'dark'] as const) {
    journey(`has no fault that axe finds on any screen, ${theme}`, async (desk) => {
      const { page } = desk.workbench
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.evaluate(AXE)
      const faults = new Map<string, readonly string[]>()
      await tour(desk, async (stop) => {
        const found = await faultsOf(page)
        if (found.length > 0) faults.set(stop, found)
        await savePictures(page, `${stop}-${theme}`)
      })
      expect(Object.fromEntries(faults)).toEqual({})
    })
  }
})
