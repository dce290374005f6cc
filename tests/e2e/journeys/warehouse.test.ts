import { readFile } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'

const CUSTOMERS = 'customer_id,country\nC1,DE\nC2,FR\n'
const ORDERS =
  'order_no,order_date,customer_id,amount\nO1,2025-01-10,C1,120.5\nO2,2025-03-02,C1,80\nO3,2025-02-14,C2,300\n'

onEveryHost((journey) => {
  journey('saves the recipe as SQL, which makes the same table in a warehouse', async (desk) => {
    const { start, recipe, table, bar } = desk.screens
    const { page } = desk.workbench
    await start.startSeveral()
    const files = [await desk.put('customers.csv', CUSTOMERS), await desk.put('orders.csv', ORDERS)]
    await recipe.addFiles(files, 2)
    await recipe.choose('Customers: rows of')
    await recipe.take('It is complete')
    await recipe.take('Recency, frequency, money')
    await recipe.build()
    await table.isShown()
    await page.getByRole('button', { name: 'Sources and steps' }).click()
    await recipe.choose('Customers: rows of')
    const stages = page.getByRole('region', { name: 'Stages' })
    await stages
      .getByText(/^[0-9a-f]{8} [0-9a-f]{8}$/)
      .first()
      .waitFor()
    await stages.getByRole('button', { name: 'Save as SQL…' }).click()

    const dialog = page.getByRole('dialog', { name: 'The recipe as SQL' })
    const orders = dialog.getByLabel('Table for Orders')
    await orders.fill('sales.orders')
    await orders.press('Enter')
    await dialog.getByText('FROM "sales"."orders";').waitFor()
    const saved = await desk.save(() => dialog.getByRole('button', { name: 'Save' }).click())
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await bar.undo('change a source')

    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run('CREATE SCHEMA raw; CREATE SCHEMA sales')
    await connection.run(`CREATE TABLE raw.customers AS SELECT * FROM read_csv('${files[0]}')`)
    await connection.run(`CREATE TABLE sales.orders AS SELECT * FROM read_csv('${files[1]}')`)
    await connection.run(await readFile(saved, 'utf8'))
    const made = await connection.runAndReadAll('SELECT * FROM tessera_recipe.customers ORDER BY 1')
    expect(made.getRowsJson().map((row) => row.slice(0, 2))).toEqual([
      ['C1', 'DE'],
      ['C2', 'FR'],
    ])
    expect(made.getRowsJson().flat()).toContain(200.5)
    connection.closeSync()
    instance.closeSync()
  })
})
