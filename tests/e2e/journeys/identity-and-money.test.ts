import { expect } from 'vitest'
import type { Desk } from '../desk.ts'
import { onEveryHost } from '../on-every-host.ts'

/*
 * Ann stands twice, with 100 and 40; Bo has 7 and an order of 3 USD at 0.5; 50 name nobody. Figures by hand: Ann 140,
 * Bo 8.50, in all 198.50.
 */
const CUSTOMERS = [
  'customer_id,name,email,phone',
  'C1,Ann Becker,ann@post.de,030 5551234',
  'C2,"BECKER, Ann",ann@post.de,030/555 1234',
  'C3,Bo Winter,bo@post.de,040 7770000',
  'C4,Cleo Stein,cleo@post.de,089 1112222',
  '',
].join('\n')
const ORDERS = [
  'order_no,order_date,customer_id,amount,currency',
  'O1,2025-03-01,C1,100,EUR',
  'O2,2025-03-02,C2,40,EUR',
  'O3,2025-03-03,C3,7,EUR',
  'O4,2025-03-04,C3,3,USD',
  'O5,2025-03-05,,50,EUR',
  '',
].join('\n')

async function twoFiles(desk: Desk): Promise<void> {
  const { start, recipe } = desk.screens
  await start.startSeveral()
  await recipe.addFiles([await desk.put('customers.csv', CUSTOMERS), await desk.put('orders.csv', ORDERS)], 2)
  await recipe.take('It is complete')
  await recipe.take('Recency, frequency, money')
}

onEveryHost((journey) => {
  journey('merges a customer that stands twice, with all orders, and takes it back', async (desk) => {
    const { recipe, bar } = desk.screens
    const { page } = desk.workbench
    await twoFiles(desk)
    await recipe.choose('Customers: rows of')
    await recipe.main.getByRole('button', { name: 'Find customers that stand twice…' }).click()
    await recipe.main.getByRole('button', { name: 'Look for them' }).click()
    const pair = recipe.main.getByRole('listitem', { name: 'C1 and C2' })
    await pair.getByText('ann@post.de').first().waitFor()
    await pair.getByRole('button', { name: 'Merge C2 into C1' }).click()
    await recipe.main.getByText('C2 is C1').waitFor()
    await pair.waitFor({ state: 'detached' })
    await bar.isSaved()
    await recipe.build()
    await recipe.open()
    await recipe.finding(/^3 customers/).waitFor()
    await recipe.choose('Same customer: 1 merged')
    const step = recipe.panel('This step')
    await step.getByText('Rows that went to another key').waitFor()
    expect(await step.getByRole('definition').allInnerTexts()).toEqual(['4', '3', '1', '1', '0', '0'])

    await recipe.main.getByRole('button', { name: 'Take back: C2 is C1' }).click()
    await recipe.line('Same customer').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await recipe.line('Same customer: 1 merged').waitFor()
  })

  journey('converts currencies and ties the amounts to the ledger', async (desk) => {
    const { recipe, bar } = desk.screens
    await twoFiles(desk)
    const { page } = desk.workbench
    await recipe.choose('Orders')
    await recipe.main.getByRole('button', { name: /Currency of each row/ }).click()
    await page.getByRole('option', { name: /^currency/ }).click()
    await recipe
      .panel('What it covers')
      .getByText(/they cannot be added/)
      .waitFor()
    await recipe.addStep('Orders', 'Convert currencies')
    await recipe.main.getByRole('checkbox', { name: 'amount' }).press('Space')
    await recipe.line('Convert amount').waitFor()
    await recipe.write('All money is to be in', 'EUR')
    await recipe.main.getByRole('button', { name: 'Add a rate' }).click()
    await recipe.write('Currency', 'USD')
    await recipe.write('One is so many EUR', '0.5')
    await bar.isSaved()
    await recipe.addStep('Customer table', 'Compare with the ledger')
    await recipe.main.getByRole('button', { name: 'Add a figure of the ledger' }).click()
    await recipe.write('Amount in the ledger', '200')
    await bar.isSaved()
    await recipe.build()
    await recipe.open()
    await recipe.choose('Ledger')
    // 140 and 8.50 in the table, 50 without a key.
    await recipe.main.getByText('It does not tie: 1.50 is unexplained, more than 1.00.').waitFor()
    const parts = recipe.main.getByRole('table').first().getByRole('row')
    expect(await parts.allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/In the customer table\s+4\s+148\.50/),
        expect.stringMatching(/Without a key\s+1\s+50\.00/),
      ]),
    )
    await recipe.write('May remain unexplained', '2')
    await recipe.main.getByText('It ties: 1.50 remains, within 2.00.').waitFor()
    await recipe.line('Ledger: ties').waitFor()
    await recipe.choose('Convert amount')
    await recipe.panel('This step').getByText('USD').waitFor()
  })
})
