import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { readComparison, savedTotal } from './main-path.ts'

const OPTIONS = ['Value tiers', 'Needs and behaviour', 'Operating structure'] as const
const ACCOUNTS = 20_000
const PNG_SIGNATURE = '89504e470d0a1a0a'
const MARGIN_MAP = /of contribution on .* of (?:costed )?revenue$/

onEveryHost((journey) => {
  journey('compares the three options of the sample and saves chart and table', async (desk) => {
    const { start, bar, comparison } = desk.screens
    await start.openSample()
    await bar.goTo('Compare')
    for (const option of OPTIONS) await readComparison(desk, option, ACCOUNTS)

    const png = await readFile(await desk.save(() => comparison.savePicture(MARGIN_MAP, 'PNG')))
    expect(png.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE)
    expect(png.readUInt32BE(16)).toBeGreaterThan(600)

    const svg = await readFile(await desk.save(() => comparison.savePicture(MARGIN_MAP, 'SVG')), 'utf8')
    expect(svg).toMatch(/^(?:<\?xml[^>]*>\s*)?<svg /)
    expect(svg).toContain('Strategic')
    expect(svg.match(/(?:href|src)="(?!#|data:)[^"]*"/g)).toBeNull()

    for (const option of OPTIONS) expect(await savedTotal(desk, option, /^Accounts$/)).toBe(ACCOUNTS)
  })
})
