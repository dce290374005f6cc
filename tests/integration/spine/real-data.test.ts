import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../fixtures/shared-data.ts'
import { adventureWorksRecipe, crmRecipe, onlineRetailRecipe } from './real-recipes.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
})
afterAll(() => bed.close())

/** DuckDB reads the same files by itself. */
async function asked(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create()).connect()
  return [...(await connection.runAndReadAll(sql)).getRowObjects()]
}

const adventureWorks = sharedData('adventureworks')
describe.skipIf(adventureWorks === null)('AdventureWorks', () => {
  it('becomes one row per customer whose revenue and cost are those of the sales', { timeout: 60_000 }, async () => {
    const made = await bed.make(adventureWorksRecipe(adventureWorks ?? ''))
    expect(made.table.rowCount).toBe(18_148)
    expect(made.total('revenue')).toBeCloseTo(24_914_586.82, 2)
    expect(made.total('cost')).toBeCloseTo(14_456_871.39, 2)
    expect(made.total('margin')).toBeCloseTo(24_914_586.82 - 14_456_871.39, 2)
  })

  it('reads income as money and days month first, in every file', { timeout: 60_000 }, async () => {
    const made = await bed.make(adventureWorksRecipe(adventureWorks ?? ''))
    expect(made.byKey('AnnualIncome').get(11_000)).toBe(90_000)
    const sales = made.report.sources.find(({ sourceId }) => sourceId === 'sales')
    expect(sales).toMatchObject({ rows: 56_046, days: { first: '2017-01-01', last: '2019-06-30', without: 0 } })
    expect(made.report.sources.flatMap(({ files }) => files.map(({ misfits }) => misfits))).toEqual([0, 0, 0, 0, 0])
  })

  it('gives each customer what an independent query gives', { timeout: 60_000 }, async () => {
    const made = await bed.make({ ...adventureWorksRecipe(adventureWorks ?? ''), asOf: '2018-12-31' })
    const rows = await asked(`
      WITH s AS (
        SELECT CustomerKey AS k, OrderNumber AS o, strptime(OrderDate, '%m/%d/%Y')::DATE AS d, OrderQuantity * ProductPrice AS r
        FROM read_csv('${adventureWorks}/AdventureWorks_Sales_*.csv', types = {'OrderDate': 'VARCHAR'})
        JOIN read_csv('${adventureWorks}/AdventureWorks_Products.csv') USING (ProductKey))
      SELECT k, sum(r)::DOUBLE AS revenue, count(DISTINCT o)::INT AS frequency, (DATE '2018-12-31' - max(d))::INT AS recency
      FROM s WHERE d <= DATE '2018-12-31' GROUP BY k`)
    const [revenue, frequency, recency] = [made.byKey('revenue'), made.byKey('frequency'), made.byKey('recency')]
    expect(rows.length).toBe([...frequency.values()].filter((value) => value !== 0).length)
    for (const row of rows) {
      const key = Number(row.k)
      expect(revenue.get(key)).toBeCloseTo(Number(row.revenue), 8)
      expect([frequency.get(key), recency.get(key)]).toEqual([row.frequency, row.recency])
    }
  })
})

const crm = sharedData('crm')
describe.skipIf(crm === null)('CRM', () => {
  it('shows the deals that the look-up of products would lose, and what mends it', { timeout: 60_000 }, async () => {
    const made = await bed.make(crmRecipe(crm ?? ''))
    const match = made.step('by-product').match
    expect(match?.rows).toEqual({ matched: 7320, unmatched: 1480, withoutKey: 0 })
    expect((match?.rows.unmatched ?? 0) / 8800).toBeCloseTo(0.168, 3)
    expect(match?.unmatchedKeys).toEqual([{ key: 'GTXPro', rows: 1480 }])
    expect(match?.suggestions).toEqual([{ from: 'GTXPro', to: 'GTX Pro', rows: 1480, why: 'same-letters' }])
    // No deal is lost all the same: its product's columns are missing.
    expect(made.step('deals-of').rowsIn).toBe(85)
    expect(made.step('deals-of').match?.rows).toEqual({ matched: 7375, unmatched: 0, withoutKey: 1425 })
  })

  it('finds every product once the suggestion is taken', { timeout: 60_000 }, async () => {
    const without = await bed.make(crmRecipe(crm ?? ''))
    const suggestions = without.step('by-product').match?.suggestions ?? []
    const mended = await bed.make(
      crmRecipe(
        crm ?? '',
        suggestions.map(({ from, to }) => ({ from, to })),
      ),
    )
    expect(mended.step('by-product').match).toMatchObject({ rows: { matched: 8800, unmatched: 0 }, suggestions: [] })
    const [answer] = await asked(`
      SELECT sum(sales_price)::DOUBLE AS listed FROM read_csv('${crm}/sales_pipeline.csv') d
      JOIN read_csv('${crm}/products.csv') p ON replace(d.product, 'GTXPro', 'GTX Pro') = p.product
      WHERE account IS NOT NULL`)
    expect(mended.total('listed')).toBeCloseTo(Number(answer?.listed), 6)
    expect(mended.total('listed')).toBeGreaterThan(without.total('listed'))
  })
})

const onlineRetail = sharedData('online-retail')
describe.skipIf(onlineRetail === null)('Online Retail', () => {
  it('counts the lines without a customer and shows their money as unattributed', { timeout: 120_000 }, async () => {
    const made = await bed.make(onlineRetailRecipe(onlineRetail ?? ''))
    const [answer] = await asked(`
      SELECT count(*)::INT AS lines, count(DISTINCT CustomerID)::INT AS customers,
        (count(*) FILTER (CustomerID IS NULL))::INT AS blank, sum(Quantity * UnitPrice) AS net,
        sum(Quantity * UnitPrice) FILTER (CustomerID IS NULL) AS unattributed,
        (count(*) FILTER (CustomerID IS NOT NULL AND InvoiceNo LIKE 'C%'))::INT AS cancelled
      FROM '${onlineRetail}/online_retail.full.zstd.parquet'`)
    expect(answer?.lines).toBe(541_909)
    expect(made.table.rowCount).toBe(answer?.customers)
    const match = made.step('sales').match
    expect(match?.rows.withoutKey).toBe(answer?.blank)
    expect(match?.totals.map(({ column }) => column)).toEqual(['amount'])
    const [total] = match?.totals ?? []
    expect(total?.before).toBeCloseTo(Number(answer?.net), 4)
    expect(total?.withoutKey).toBeCloseTo(Number(answer?.unattributed), 4)
    expect((total?.withoutKey ?? 0) / (total?.before ?? 1)).toBeCloseTo(0.149, 3)
    expect(made.total('net_revenue')).toBeCloseTo(Number(answer?.net) - Number(answer?.unattributed), 4)
    expect(made.total('cancelled')).toBe(answer?.cancelled)
  })
})
