// npm run icons: draws the SVG sources of renderer/icon/ in Chromium and writes what electron-builder packs, into this
// folder. CHROMIUM names the browser where it is not /usr/bin/chromium.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { icnsOf, icoOf, type Picture } from './icon-containers.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Up to here the drawing for small sizes, whose edges lie on pixels. */
const LARGEST_SMALL = 48

async function draw(browser: Browser, size: number): Promise<Picture> {
  const file = size <= LARGEST_SMALL ? 'icon-small.svg' : 'icon.svg'
  const svg = readFileSync(here(`../../../../renderer/icon/${file}`)).toString('base64')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<body style="margin:0"><img style="display:block" width="${size}" src="data:image/svg+xml;base64,${svg}">`,
  )
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return { size, png }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
const pictures: Picture[] = []
for (const size of SIZES) pictures.push(await draw(browser, size))
await browser.close()

mkdirSync(here('icons'), { recursive: true })
for (const { size, png } of pictures) writeFileSync(here(`icons/${size}x${size}.png`), png)
writeFileSync(here('icon.ico'), icoOf(pictures.filter(({ size }) => size <= 256)))
writeFileSync(here('icon.icns'), icnsOf(pictures))
