import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { OverlapScreen } from '../pages/overlap-screen.ts'

onEveryHost((journey) => {
  journey('lays one option over another and shows who is in a pair, in two presses', async (desk) => {
    const { start, bar } = desk.screens
    const { page } = desk.workbench
    const overlap = new OverlapScreen(page)
    await start.openSample()
    await bar.goTo('Compare')
    await overlap.open()
    await overlap.agreement.waitFor()
    const cell = overlap.cell('Strategic', 'Audit-led')
    const units = await cell.innerText()
    await cell.click()
    const data = page.getByRole('main', { name: 'Data' })
    await data.getByText('Accounts of Strategic (Value tiers) and of Audit-led (Needs and behaviour)').waitFor()
    await data.getByText(`· ${units}`, { exact: true }).waitFor()
    await data.getByRole('button', { name: 'Back to Compare' }).click()
    await overlap.swap()
    const turned = overlap.cell('Audit-led', 'Strategic')
    await turned.waitFor()
    expect(await turned.innerText()).toBe(units)

    const others = page.getByRole('button', { name: /^Value tiers and Operating structure: .*Show them$/ })
    const index = await others.innerText()
    await others.click()
    await overlap.cell('Strategic', 'Partner-led').waitFor()
    await page.getByText(`agreement ${index} of 1`, { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Value tiers and Needs and behaviour: / }).click()
    await cell.waitFor()

    // By key: from the first cell, which Tab reaches, to the one at its right.
    await overlap.table.locator('[data-row="0"][data-column="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await data
      .getByText(/^Accounts of Strategic \(Value tiers\) and of Integration-led \(Needs and behaviour\)/)
      .waitFor()
  })

  journey('works out what lies behind the averages once nothing else is asked for', async (desk) => {
    const { start, bar } = desk.screens
    const overlap = new OverlapScreen(desk.workbench.page)
    await start.openSample()
    await bar.goTo('Compare')
    const spread = await overlap.band('What lies behind the averages?')
    await spread
      .getByRole('heading', { name: /the mean is/ })
      .first()
      .waitFor()
    const certainty = await overlap.band('How sure are the figures?')
    const chart = certainty.getByRole('figure').first()
    await chart.focus()
    await chart.press('t')
    const rows = await chart.getByRole('table').getByRole('row').allInnerTexts()
    expect(rows.some((row) => row.startsWith('Strategic'))).toBe(true)
    expect(rows.join(' ')).not.toMatch(/NaN|Infinity|undefined/)
  })
})
