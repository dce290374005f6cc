import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { WINDOW } from './hosts/workbench-host.ts'

/** Where a picture of every screen is saved, to be looked at: `TESSERA_SCREENSHOTS=folder`. Without it none is made. */
const folder = process.env.TESSERA_SCREENSHOTS

const SIZES = [{ width: 1920, height: 1080 }, WINDOW] as const

/** Saves what the window shows in both sizes, where pictures are wanted. */
export async function savePictures(page: Page, name: string): Promise<void> {
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  // Nothing is hovered, so no tooltip covers the screen.
  await page.mouse.move(0, 0)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) })
  }
}
