import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'

/* Three customers: Ann buys every month, Bo in January and February, Cy once in March. Figures by hand. */
const CUSTOMERS = 'customer_id,region\nC1,North\nC2,South\nC3,North\n'
const ORDERS = [
  'order_no,order_date,customer_id,amount',
  'O1,2025-01-10,C1,100',
  'O2,2025-01-20,C2,40',
  'O3,2025-02-10,C1,100',
  'O4,2025-02-28,C2,10',
  'O5,2025-03-10,C1,100',
  'O6,2025-03-31,C3,5',
  '',
].join('\n')

onEveryHost((journey) => {
  journey('keeps customers unseen, counts every look at them, and undo gives none of it back', async (desk) => {
    const { start, bar, table } = desk.screens
    const { page } = desk.workbench
    const dialog = page.getByRole('dialog')
    await start.openSample()
    await bar.goTo('Data')
    await table.main.getByRole('tab', { name: 'Unseen customers' }).click()
    await table.main.getByRole('heading', { name: 'No accounts are kept unseen' }).waitFor()
    await table.main.getByRole('button', { name: 'Lock unseen customers…' }).click()
    await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ana')
    await dialog.getByRole('button', { name: 'Lock', exact: true }).click()
    await table.main.getByRole('heading', { name: /of 20,000 accounts are kept unseen/ }).waitFor()

    await table.main.getByRole('button', { name: 'Look at an option…' }).click()
    await dialog.getByRole('textbox', { name: 'What for' }).fill('Before the board meets')
    await page.keyboard.press('Enter')
    const found = table.main.getByRole('region', { name: 'Value tiers on unseen customers' })
    await found.getByRole('row', { name: /^Strategic/ }).waitFor()
    const log = table.main.getByRole('region', { name: 'What happened to them' })
    await log.getByRole('row', { name: /Ana Looked at Value tiers on .* Before the board meets/ }).waitFor()

    await table.main.getByRole('button', { name: 'Give them free…' }).click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Trying it out')
    await dialog.getByRole('button', { name: 'Give free' }).click()
    await table.main.getByRole('heading', { name: 'No accounts are kept unseen' }).waitFor()
    expect(await log.getByRole('row').count()).toBe(4)
    await page.keyboard.press('ControlOrMeta+z')
    expect(await log.getByRole('row').count()).toBe(4)
  })

  journey('lists the members of a set and goes on with who has one and lacks another', async (desk) => {
    const { start, bar, table } = desk.screens
    const { page } = desk.workbench
    await start.openSample()
    await bar.goTo('Data')
    await table.main.getByRole('tab', { name: /^Sets/ }).click()
    await page
      .getByRole('row', { name: /^Audit trail/ })
      .getByText('', { exact: true })
      .first()
      .waitFor({ state: 'attached' })
    const tick = async (name: string) =>
      page
        .getByRole('checkbox', { name })
        .focus()
        .then(() => page.keyboard.press('Space'))
    await tick('With Audit trail')
    await tick('Without Low price')
    await table.main.getByText('needs has "Audit trail" and not needs has "Low price"').waitFor()
    const [, count = ''] =
      /^([\d,]+) accounts/.exec(await table.main.getByText(/accounts, .*% of all$/).innerText()) ?? []
    await table.main.getByRole('button', { name: 'Show the rows' }).click()
    await table.main.getByText(`${count} of 20,000`).waitFor()
  })

  journey('builds the table for several dates, shows one, compares two, and scores what it shows', async (desk) => {
    const { start, bar, recipe, table, options } = desk.screens
    const { page } = desk.workbench
    const dialog = page.getByRole('dialog')
    await start.startSeveral()
    await recipe.addFiles([await desk.put('customers.csv', CUSTOMERS), await desk.put('orders.csv', ORDERS)], 2)
    const asOf = recipe.main.getByRole('textbox', { name: 'As of' })
    await asOf.fill('31 Mar 2025')
    await asOf.press('Enter')
    await recipe.take('It is complete')
    await recipe.take('Recency, frequency, money')
    await recipe.build()

    await table.main.getByRole('tab', { name: /^As-of dates/ }).click()
    await table.main.getByRole('button', { name: 'Build for more dates…' }).click()
    await dialog.getByRole('textbox', { name: 'First' }).fill('1 Jan 2025')
    await dialog.getByRole('textbox', { name: 'First' }).press('Enter')
    await dialog.getByRole('button', { name: 'Build 3 dates' }).click()
    await table.main.getByRole('heading', { name: 'The table is kept for 3 dates' }).waitFor()
    const changed = table.main.getByRole('region', { name: 'What changed' })
    await changed.getByText('3 customers are in both, none new, none gone.').waitFor()
    // Amounts of 2025: 250 by the end of February, 355 by the end of March, over three customers.
    await changed.getByRole('row', { name: /^amount mean 83\.33 118 \+42\.0% 0\.0% 0\.0%$/ }).waitFor()
    await table.main.getByRole('button', { name: 'Show the table as of 31 Jan 2025' }).click()
    await table.main.getByText('as of 31 Jan 2025').first().waitFor()
    await page.keyboard.press('ControlOrMeta+z')
    await table.main.getByText('as of 31 Mar 2025').first().waitFor()

    await recipe.open()
    await recipe.take('Learn the scores')
    await recipe.main.getByRole('heading', { name: 'Scores from 1 to 5' }).waitFor()
    await recipe.preview('first 3 of 3 rows').waitFor()
    await recipe.build()
    await bar.goTo('Hypothesise')
    await options.main.getByRole('button', { name: 'RFM segments' }).click()
    // Days since the last order 21, 31 and 0, orders 3, 2 and 1, amounts 300, 50 and 5: Ann has 4 thrice, Bo 2, Cy 5, 1, 1.
    await options.counts('Champions', 1)
    await options.counts('New', 1)
    await options.counts('Hibernating', 1)
    await options.counts('Loyal', 0)
  })
})
