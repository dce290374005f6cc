import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { savePictures } from '../save-pictures.ts'

/* Invoice lines of two customers. By hand: K7 has 2 × 10 + 1 × 5 = 25 in March, K8 3 × 5 = 15; April adds 10 to K8. */
const HEAD = 'InvoiceNo,InvoiceDate,CustomerID,Item,Quantity,UnitPrice'
const MARCH = ['R1,2025-03-01,K7,Box,2,10', 'R1,2025-03-01,K7,Bag,1,5', 'R2,2025-03-31,K8,Bag,3,5']
/* Next month's file begins with the last day of this month's. */
const APRIL = ['R2,2025-03-31,K8,Bag,3,5', 'R3,2025-04-02,K8,Box,1,10']
const file = (lines: readonly string[]): string => `${[HEAD, ...lines].join('\n')}\n`

onEveryHost((journey) => {
  journey(
    'makes a table of customers from one file of invoices, and counts an overlapping month once',
    async (desk) => {
      const { start, recipe, table, bar } = desk.screens
      const { page } = desk.workbench
      await start.startSeveral()
      await recipe.addFiles([await desk.put('Invoices_2025-03.csv', file(MARCH))], 1)
      // Units are the customers that the rows name; the workspace is called after both.
      await recipe.line('Customers: every CustomerID that occurs').waitFor()
      await expect.poll(() => bar.title()).toBe('Invoices 2025-03: customers')
      for (const verb of ['Calculate Revenue', 'It is complete', 'Recency, frequency, money']) await recipe.take(verb)

      // A step that lacks its formula is kept, and asked about before it is left out.
      await recipe.addStep('Customer table', 'Calculate a column')
      await page.getByRole('textbox', { name: 'Column' }).fill('spend')
      await page.keyboard.press('Tab')
      await recipe.choose('Customers: every')
      await recipe.main.getByRole('button', { name: 'Build the table' }).click()
      await recipe.main.getByText('A step is not finished and would be left out').waitFor()
      await recipe.main.getByRole('button', { name: 'Go on with it' }).click()
      expect(await page.getByRole('textbox', { name: 'Column' }).inputValue()).toBe('spend')
      await recipe.main.getByRole('button', { name: 'Discard the unfinished step Calculate a column' }).click()
      await recipe.build()
      await table.isShown()
      await table.main.getByRole('heading', { name: '2 customers, 4 columns' }).waitFor()

      await recipe.open()
      await recipe.choose('Invoices')
      const dialog = await recipe.otherFiles('Add more files…', [await desk.put('Invoices_2025-04.csv', file(APRIL))])
      await dialog.getByText(/^1 row of Invoices 2025-03 stands both in .*: Revenue 15/).waitFor()
      await savePictures(page, 'repeated-rows')
      await dialog.getByRole('button', { name: 'Build the table' }).click()
      await table.isShown()
      await recipe.open()
      await recipe.choose('Summarise Invoices')
      const revenue = recipe.panel('Match report').locator('dl', { hasText: 'Revenue' })
      await expect.poll(() => revenue.getByRole('definition').allInnerTexts()).toEqual(['', '50', '50', '0'])
      await recipe.choose('Invoices')
      await recipe.panel('What it covers').getByText('Each counts once.').waitFor()
    },
  )

  journey('leads to another workspace beside the title, and discards one made for a file given up', async (desk) => {
    const { start } = desk.screens
    const { page } = desk.workbench
    await start.startSeveral()
    await page.getByRole('textbox', { name: 'Title of the workspace' }).fill('Kept')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Workspaces' }).click()
    await page.getByRole('menuitem', { name: 'Close the workspace' }).click()
    await start.main.getByText('1 workspace', { exact: true }).waitFor()
    await start.chooseData(await desk.put('given-up.csv', 'id,amount\nA,1\nB,2\n'))
    await page.getByRole('button', { name: 'Discard' }).click()
    await start.main.getByText('1 workspace', { exact: true }).waitFor()
    expect(await start.main.getByText('given up').count()).toBe(0)
  })
})
