import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { ServingScreen } from '../pages/serving-screen.ts'

const CAPACITIES = 'Capacities and limits'
const DRAINS = 'Capacity used against profit earned'

onEveryHost((journey) => {
  journey('names the capacity that binds and who cannot be served, until a day is planned', async (desk) => {
    const { start, bar, frame } = desk.screens
    const { page } = desk.workbench
    const serving = new ServingScreen(page)
    await start.openSample()
    await bar.goTo('Compare')
    await serving.open()
    await serving.main.getByRole('heading', { name: 'Implementation binds: 114% of what there is' }).waitFor()
    await serving.row(CAPACITIES, 'Implementation').getByText('Too little').first().waitFor()
    await serving.row(DRAINS, 'Costly tail').getByText('Cannot be served today: implementation').waitFor()

    const dialog = await serving.waysOut('Costly tail')
    await dialog.getByLabel('Enough by').fill('1 Sep 2025')
    await dialog.getByLabel('How', { exact: true }).fill('Two more people')
    await dialog.getByText('Choose a day after the as-of date, 30 Sep 2025.').waitFor()
    await dialog.getByLabel('Enough by').fill('31 Mar 2026')
    await dialog.getByLabel('Enough by').press('Enter')
    await dialog.getByRole('button', { name: 'Keep the plan' }).click()
    await page.keyboard.press('Escape')
    await serving.row(DRAINS, 'Costly tail').getByText('Implementation: planned by 31 Mar 2026').waitFor()
    await page.keyboard.press('Control+z')
    await serving.row(DRAINS, 'Costly tail').getByText('Cannot be served today: implementation').waitFor()

    // More people in Frame, and everything fits.
    await bar.goTo('Frame')
    await frame.write('Implementation, days', '20000')
    await bar.goTo('Compare')
    await serving.main.getByRole('heading', { name: /^Everything fits; working capital is fullest/ }).waitFor()
    expect(await serving.main.innerText()).not.toMatch(/NaN|Infinity|undefined/)
  })

  journey('writes the statement, and ties it out to the books that Frame is given', async (desk) => {
    const { start, bar, frame } = desk.screens
    const { page } = desk.workbench
    const serving = new ServingScreen(page)
    await start.openSample()
    await bar.goTo('Frame')
    await frame.write('Net revenue, €', '300,000,000')
    await bar.goTo('Compare')
    await serving.open()
    await serving.show('Profit and loss')
    const cells = await serving.row('Profit and loss', 'Net revenue').getByRole('cell').allInnerTexts()
    const figures = cells.map((text) => Number(text.replaceAll(',', '').replace('−', '-')))
    const [onNoRow, books] = figures.slice(-2)
    const lines = figures.slice(0, -3)
    // What is shown adds up: the lines to all, all with what is on no row to the books.
    expect(lines.reduce((sum, figure) => sum + figure, 0)).toBeCloseTo(figures.at(-3) ?? Number.NaN, 6)
    expect((figures.at(-3) ?? Number.NaN) + (onNoRow ?? Number.NaN)).toBeCloseTo(books ?? Number.NaN, 6)
    expect(books).toBe(300)
    await serving.row('Profit and loss', 'Contribution').getByRole('button').first().click()
    await page.getByRole('dialog', { name: 'Why this figure?' }).getByText('Gross margin − cost to serve').waitFor()
    await page.keyboard.press('Escape')
  })

  journey('prices service levels, shares a capacity out and compares like tenure', async (desk) => {
    const { start, bar } = desk.screens
    const serving = new ServingScreen(desk.workbench.page)
    await start.openSample()
    await bar.goTo('Compare')
    await serving.open()
    await serving.show('Service levels')
    await serving.choose('Service level of Costly tail', 'Named')
    await serving.row('Service levels', 'Costly tail').getByText('Costs more than it earns').waitFor()
    await serving.show('Allocation')
    await serving.main.getByRole('button', { name: 'Best use first' }).click()
    await serving.table('Allocation').getByText('100.0%').nth(1).waitFor()
    const repair = serving.main.getByLabel('Share for Repair')
    await repair.fill('40%')
    await repair.press('Enter')
    await serving.main.getByText(/^The shares come to 13\d\.\d%: more than there is\./).waitFor()
    await serving.show('Like with like')
    await serving.table('Like with like').getByText('Too new: under 6 months').waitFor()
    await serving.choose('Alike in', 'industry')
    await serving.table('Like with like').getByText('Fintech').waitFor()
    await serving.leave()
    await serving.main.getByText('of which too new').first().waitFor()
  })
})
