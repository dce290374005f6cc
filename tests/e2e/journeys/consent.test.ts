import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'

/** Rows that refuse and rows that were never asked, of 60. */
const CUSTOMERS = Array.from({ length: 60 }, (_, row) => {
  return `c${row},${row * 10},${row % 6 === 0 ? 'false' : row % 10 === 1 ? '' : 'true'}`
})
const CONSENTING = CUSTOMERS.filter((line) => line.endsWith('true')).length

onEveryHost((journey) => {
  journey('hands over only customers who consent to what the assignments are for', async (desk) => {
    const { start, bar, importing, options, handOver } = desk.screens
    const { page } = desk.workbench
    const path = await desk.put('people.csv', `id,revenue,mail_consent\n${CUSTOMERS.join('\n')}\n`)
    await start.chooseData(path)
    await importing.isChecked(CUSTOMERS.length)
    await importing.load()
    await bar.goTo('Hypothesise')
    await options.addOption('Tiers')
    await options.addLine('Segment', 'High')
    await options.write('High', 'revenue >= 300')
    await bar.goTo('Govern')
    await handOver.openPart('Consent')
    await page.getByRole('button', { name: 'Add a purpose' }).click()
    await page.getByRole('textbox', { name: 'Purpose', exact: true }).fill('Letters')
    await page.keyboard.press('Enter')
    await page
      .getByText(new RegExp(`^${CONSENTING} of 60 \\w+ consent\\.`))
      .first()
      .waitFor()
    await handOver.prove('Tiers')

    await handOver.saveAll()
    const dialog = page.getByRole('dialog', { name: 'Say first what the assignments are for' })
    await dialog.getByRole('button', { name: /What the assignments are for$/ }).click()
    await page.getByRole('option', { name: 'Letters' }).click()
    const archive = await desk.save(() => dialog.getByRole('button', { name: /^Export \d+ files…$/ }).click())
    const files = unzipSync(new Uint8Array(await readFile(archive)))
    const text = (name: string): string => new TextDecoder().decode(files[name])
    expect(text('tiers.assignments.csv').trimEnd().split('\r\n')).toHaveLength(CONSENTING + 1)
    expect(JSON.parse(text('tiers.consent.json')).units.withSegment).toBe(CONSENTING)
  })
})
