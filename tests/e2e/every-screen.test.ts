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
const PAGE_RULES: RunOptions = { resultTypes: ['violations'] }

/** An open dialogue or list hides the page from screen readers, so what is asked of a whole page is not asked of it. */
const OVERLAY_RULES: RunOptions = {
  ...PAGE_RULES,
  rules: {
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
}

declare global {
  interface Window {
    readonly axe: { run(options: RunOptions): Promise<AxeResults> }
  }
}

/** Every fault that axe finds in what the window shows, as one line each. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const isCovered = (await page.getByRole('dialog').count()) > 0
  const rules = isCovered ? OVERLAY_RULES : PAGE_RULES
  const { violations } = await page.evaluate((options) => window.axe.run(options), rules)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !isDescribedApart(id, html))
      .map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary ?? ''}`),
  )
}

/** The second line of a choice is its description, which axe takes for a part of the name that is left out. */
function isDescribedApart(rule: string, html: string): boolean {
  return rule === 'label-content-name-mismatch' && html.includes('aria-describedby=')
}

onEveryHost((journey) => {
  for (const theme of ['light', 'dark'] as const) {
    journey(`has no fault that axe finds on any screen, ${theme}`, async (desk, host) => {
      const { page } = desk.workbench
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.evaluate(AXE)
      const faults = new Map<string, readonly string[]>()
      const look = async (stop: string) => {
        const found = await faultsOf(page)
        if (found.length > 0) faults.set(stop, found)
        await savePictures(page, `${stop}-${theme}`)
      }
      await tour(desk, look)
      if (host.name === 'loopback') {
        // Elsewhere the file dialogue is the system's own.
        await page.keyboard.press('ControlOrMeta+i')
        await page.getByRole('dialog', { name: 'Choose data' }).getByRole('row').first().waitFor()
        await look('file-dialog')
      }
      expect(Object.fromEntries(faults)).toEqual({})
    })
  }
})
