import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { parseCsv } from '../../fixtures/parse-csv.ts'
import { onEveryHost } from '../on-every-host.ts'
import { readComparison } from './main-path.ts'

const OPTIONS = ['Value tiers', 'Needs and behaviour', 'Operating structure'] as const
const ACCOUNTS = 20_000
const PNG_SIGNATURE = '89504e470d0a1a0a'
const MARGIN_MAP = /of contribution on .* of revenue$/

onEveryHost((journey) => {
  journey('compares the three options of the sample and saves chart and table', async (desk) => {
    const { start, bar, comparison } = desk.screens
    await start.openSample()
    await bar.goTo('Compare')
    const shown = new Map<string, number>()
    for (const option of OPTIONS) {
      const lines = await readComparison(desk, option, ACCOUNTS)
      shown.set(option, lines.length)
    }

    const png = await readFile(await desk.save(() => comparison.savePicture(MARGIN_MAP, 'PNG')))
    expect(png.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE)
    expect(png.readUInt32BE(16)).toBeGreaterThan(600)

    const svg = await readFile(await desk.save(() => comparison.savePicture(MARGIN_MAP, 'SVG')), 'utf8')
    expect(svg).toMatch(/^(?:<\?xml[^>]*>\s*)?<svg /)
    expect(svg).toContain('Strategic')
    expect(svg.match(/(?:href|src)="(?!#|data:)[^"]*"/g)).toBeNull()

    const [head = [], ...rows] = parseCsv(await readFile(await desk.save(() => comparison.saveTable()), 'utf8'))
    const at = head.indexOf('Accounts')
    for (const option of OPTIONS) {
      const own = rows.filter(([name]) => name?.endsWith(option))
      expect(own).toHaveLength(shown.get(option) ?? 0)
      const units = own.filter(([, , kind]) => kind !== 'all').reduce((sum, row) => sum + Number(row[at]), 0)
      expect(units).toBe(ACCOUNTS)
    }
  })
})
