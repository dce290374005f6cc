import { makeWorkbook, rowOf } from '../../fixtures/make-workbook.ts'
import { onEveryHost } from '../on-every-host.ts'

/** A title, a header and six accounts with money in €; beside it a hidden cover and last year's accounts. */
function accounts(): Uint8Array {
  const body = Array.from({ length: 6 }, (_, row) => {
    const error = row === 4 ? '<c t="e"><v>#N/A</v></c>' : `<c><v>${row}</v></c>`
    return `<row r="${4 + row}"><c t="inlineStr"><is><t>A-${row}</t></is></c><c s="1"><v>${row * 100.5}</v></c>${error}</row>`
  })
  const title = `${rowOf('Accounts of the year')}<row r="3"><c t="inlineStr"><is><t>account</t></is></c><c t="inlineStr"><is><t>revenue</t></is></c><c t="inlineStr"><is><t>tickets</t></is></c></row>`
  return makeWorkbook({
    formats: ['[$€-407] #,##0.00'],
    sheets: [
      { name: 'Cover', state: 'hidden', rows: rowOf('made by hand') },
      { name: 'Accounts', rows: title + body.join('') },
      { name: 'Last year', rows: rowOf('account', 'revenue') + rowOf('B-1', 7) + rowOf('B-2', 8) },
    ],
  })
}

/** Orders of a month: ten times its number by C1, its number by C2. */
function orders(month: number): Uint8Array {
  const line = (customer: string, amount: number): string =>
    `<row><c t="inlineStr"><is><t>O${month}-${customer}</t></is></c><c s="1"><v>${45_300 + 30 * month}</v></c><c t="inlineStr"><is><t>${customer}</t></is></c><c><v>${amount}</v></c></row>`
  const rows = rowOf('order_no', 'order_date', 'customer_id', 'amount') + line('C1', month * 10) + line('C2', month)
  return makeWorkbook({ formats: [14], sheets: [{ name: 'Orders', rows }] })
}

onEveryHost((journey) => {
  journey('imports the sheet of a workbook that a person chooses', async (desk) => {
    const { start, importing } = desk.screens
    await start.chooseData(await desk.put('accounts.xlsx', accounts()))
    await importing.isChecked(6)
    await importing.finding('The sheet “Accounts” is read; not read: Cover (hidden), Last year.').waitFor()
    await importing.finding('1 cell with the error #N/A is missing: first C8.').waitFor()
    await importing.head('revenue').getByText('Decimal, €').waitFor()
    await importing.chooseReading('Sheet', 'Last year')
    await importing.isChecked(2)
    await importing.chooseReading('Sheet', 'Accounts')
    await importing.isChecked(6)
    await importing.load()
  })

  journey('makes a table from a source of monthly workbooks, and reads a column as a person says', async (desk) => {
    const { start, recipe, table, bar } = desk.screens
    const { page } = desk.workbench
    await start.startSeveral()
    const months = []
    for (const month of [1, 2, 3]) months.push(await desk.put(`orders_2025-0${month}.xlsx`, orders(month)))
    const customers = 'customer_id,since\nC1,13/01/2020\nC2,02/03/2021\n'
    await recipe.addFiles([...months, await desk.put('customers.csv', customers)], 2)
    await recipe.finding('Two sources from four files, not built yet').waitFor()

    await recipe.choose('Customers')
    const since = recipe.main
      .getByRole('table', { name: 'Columns as read' })
      .getByRole('row')
      .filter({ hasText: 'since' })
    await since.getByText('Read day first: 50 % of the values only make sense so.').waitFor()
    await since.getByRole('button', { name: /^Reading of since/ }).click()
    await page.getByRole('menu').getByText('Text', { exact: true }).click()
    await since.getByText('Chosen.').waitFor()
    await bar.undo('change a source')
    await since.getByText(/^Read day first/).waitFor()

    await recipe.choose('Orders')
    await recipe.main.getByRole('group', { name: 'How the files are read' }).getByText('First row has names').waitFor()
    await recipe.choose('Customers: rows of')
    await recipe.take('It is complete')
    await recipe.take('Recency, frequency, money')
    await recipe.build()
    await table.isShown()
    // 10 + 20 + 30 and 1 + 2 + 3.
    for (const sum of ['60', '6']) await table.main.getByRole('gridcell', { name: sum, exact: true }).first().waitFor()
  })
})
