import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { onEveryHost } from './on-every-host.ts'
import { tour } from './tour.ts'

/** Where a picture of every screen is saved, to be looked at; without it none is made. */
const folder = process.env.TESSERA_SCREENSHOTS

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

if (folder === undefined)
  console.log('SKIPPED: no pictures are saved; TESSERA_SCREENSHOTS=folder saves one of every screen.')

onEveryHost(
  (journey) => {
    journey('saves a picture of every screen in both themes and two sizes', async (desk) => {
      const { page } = desk.workbench
      await mkdir(folder ?? '', { recursive: true })
      await tour(desk, async (stop) => {
        for (const size of SIZES) {
          await page.setViewportSize(size)
          for (const theme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
            await page.screenshot({ path: join(folder ?? '', `${stop}-${theme}-${size.width}.png`) })
          }
        }
      })
    })
  },
  { isPossible: folder !== undefined },
)
