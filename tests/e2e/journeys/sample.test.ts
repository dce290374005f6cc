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

  journey('tells why a figure is what it is, by press and by key', async (desk) => {
    const { start, bar, comparison } = desk.screens
    const { page } = desk.workbench
    await start.openSample()
    await bar.goTo('Compare')
    const [strategic] = (await comparison.lines('Value tiers')).filter(({ name }) => name === 'Strategic')
    const perYear = (await comparison.heads('Value tiers')).findIndex((head) => head.includes('per account-y'))
    const window = await comparison.why('Value tiers', 'Strategic', 'Contribution per active account-year')
    const rows = await window.getByRole('table').first().getByRole('row').allInnerTexts()
    const [contribution = 0, years = 1] = numbersBelowHead(rows)
    // The board rounds to whole euros, the window its years to hundredths.
    expect(Math.abs(contribution / years - asNumber(strategic?.cells[perYear] ?? ''))).toBeLessThan(1)
    await page.keyboard.press('Escape')
    await window.waitFor({ state: 'detached' })

    await comparison.focusLine('Value tiers', 'Strategic')
    await page.keyboard.press('w')
    await window.getByText('Gross margin − cost to serve').waitFor()
    await window.getByRole('button', { name: 'Show the accounts' }).click()
    await page.getByRole('main', { name: 'Data' }).waitFor()
  })

  journey('shows the board under a scenario, with its changes, and as things are again', async (desk) => {
    const { start, bar, comparison } = desk.screens
    const { page } = desk.workbench
    await start.openSample()
    await bar.goTo('Compare')
    await comparison.lines('Value tiers')
    const revenue = (await comparison.heads('Value tiers')).findIndex((head) => head.startsWith('Rev'))
    const all = async (): Promise<string> => {
      const lines = await comparison.lines('Value tiers')
      return lines.find(({ name }) => name === 'All accounts')?.cells[revenue] ?? ''
    }
    const before = await all()
    await comparison.supposePrices('Prices up', '10%')
    await comparison
      .table('Value tiers')
      .getByText(`+${(asNumber(before) / 10).toFixed(2)}`)
      .first()
      .waitFor()
    expect(asNumber(await all())).toBeCloseTo(asNumber(before) * 1.1, 1)
    await comparison.endScenario()
    await comparison.main.getByText('Scenario “Prices up”').waitFor({ state: 'detached' })
    expect(await all()).toBe(before)
    await bar.undo('add scenario')
    await page.getByRole('button', { name: 'Redo: add scenario' }).waitFor()
  })
})

/** The second cell of each row as a number, without the head. */
function numbersBelowHead(rows: readonly string[]): readonly number[] {
  return rows.slice(1).map((row) => asNumber(row.split('\t')[1] ?? ''))
}

function asNumber(text: string): number {
  return Number(text.replace(/[^\d.-]/g, ''))
}
