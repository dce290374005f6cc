import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeTieOut, type TieOutReport } from '../../../shared/recipe/tie-out.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { adventureWorksRecipe, onlineRetailRecipe } from './real-recipes.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const file = (path: string) => [{ path }]

/** Orders of accounts, of which some do not come into the table. */
function recipe(tieOuts: readonly object[], steps: readonly object[] = [], feature: object = {}) {
  return {
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf: '2025-06-30',
    tieOuts,
    sources: [
      { id: 'accounts', name: 'Accounts', role: 'attributes', files: file('accounts.csv') },
      { id: 'finance', name: 'Finance', role: 'attributes', files: file('finance.csv') },
      {
        ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
        files: file('orders.csv'),
        steps: [...steps, { id: 'worth', kind: 'derive', name: 'worth', formula: 'pieces * price' }],
      },
    ],
    table: {
      base: { kind: 'source', source: 'accounts', key: 'account' },
      steps: [
        {
          ...{ id: 'bought', kind: 'features', source: 'orders', key: 'account' },
          features: [{ name: 'revenue', kind: 'sum', column: 'worth', ...feature }],
        },
        { id: 'money', kind: 'attach', source: 'finance', key: 'account', columns: [{ column: 'open_amount' }] },
      ],
    },
  }
}

const REVENUE = { id: 'r', label: 'Revenue, general ledger', amount: 0, stepId: 'bought', column: 'revenue' }

const linesOf = ({ lines }: TieOutReport) =>
  lines.map(({ kind, stepId, rows, amount }) => [stepId ?? kind, rows, amount])

let bed: RecipeBed

beforeAll(async () => {
  bed = await openRecipeBed()
  await bed.write('accounts.csv', ['account,name', 'A,Acme', 'B,Beta'])
  await bed.write('finance.csv', ['account,open_amount', 'A,100', 'B,10', 'Z,5', ',1'])
  await bed.write('orders.csv', [
    'account,day,pieces,price,status',
    'A,2024-12-31,1,1,ok',
    'A,2025-01-10,2,10,ok',
    'B,2025-02-10,1,300,ok',
    'Z,2025-03-10,4,1000,ok',
    ',2025-04-10,5,10000,ok',
    'A,2025-05-10,1,600000,test',
    'A,2025-07-10,7,1000000,ok',
    'B,,1,80000000,ok',
    'B,2025-02-10,1,300,ok',
  ])
})

afterAll(() => bed.close())

describe('tying out to the ledger', () => {
  it('names every amount that is not in the table, by the first reason, and leaves nothing out', async () => {
    const steps = [
      { id: 'real', kind: 'keep', rule: 'status = "ok"' },
      { id: 'once', kind: 'distinct' },
    ]
    const made = await bed.make(recipe([REVENUE], steps))
    const [report] = made.report.tieOuts
    if (report === undefined) throw new Error('no tie-out')
    expect(linesOf(report)).toEqual([
      ['table', 3, 321],
      ['no-day', 1, 80_000_000],
      ['after-as-of', 1, 7_000_000],
      ['real', 1, 600_000],
      ['once', 1, 300],
      ['no-key', 1, 50_000],
      ['no-unit', 1, 4000],
    ])
    // Σ pieces × price over the file.
    const all = 1 + 20 + 300 + 4000 + 50_000 + 600_000 + 7_000_000 + 80_000_000 + 300
    expect(judgeTieOut({ amount: all, tolerance: 0 }, report.lines)).toMatchObject({
      total: all,
      remainder: 0,
      ties: true,
    })
    expect(judgeTieOut({ amount: all + 2, tolerance: 1 }, report.lines)).toMatchObject({ remainder: 2, ties: false })
    expect(made.total('revenue')).toBe(321)
  })

  it('keeps to the days of the ledger, and tells what the column itself leaves out', async () => {
    const period = { start: '2025-01-01', end: '2025-12-31' }
    const made = await bed.make(recipe([{ ...REVENUE, period }], [], { where: 'price < 500000' }))
    const [report] = made.report.tieOuts
    if (report === undefined) throw new Error('no tie-out')
    expect(linesOf(report)).toEqual([
      ['table', 4, 621],
      ['outside-period', 1, -1],
      ['no-day', 1, 80_000_000],
      ['after-as-of', 1, 7_000_000],
      ['no-key', 1, 50_000],
      ['no-unit', 1, 4000],
      ['not-counted', 1, 600_000],
    ])
  })

  it('does so for attached amounts, and where keys were merged', async () => {
    const open = { id: 'o', label: 'Open items', amount: 116, stepId: 'money', column: 'open_amount' }
    const merged = { ...recipe([open, REVENUE]), keyDecisions: [{ kind: 'merge', key: 'Z', into: 'B' }] }
    const [plain, made] = [await bed.make(recipe([open])), await bed.make(merged)]
    const lines = (report: TieOutReport | undefined) => (report === undefined ? [] : linesOf(report))
    expect(lines(plain.report.tieOuts[0])).toEqual([
      ['table', 2, 110],
      ['no-key', 1, 1],
      ['no-unit', 1, 5],
    ])
    expect(lines(made.report.tieOuts[0])).toEqual([
      ['table', 3, 115],
      ['no-key', 1, 1],
    ])
    expect(lines(made.report.tieOuts[1]).filter(([kind]) => kind === 'no-unit')).toEqual([])
  })

  it('is refused where the recipe no longer makes the column', async () => {
    await expect(bed.make(recipe([{ ...REVENUE, column: 'turnover' }]))).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: expect.stringContaining('which the recipe no longer adds up'),
    })
  })
})

const adventureWorks = sharedData('adventureworks')
describe.skipIf(adventureWorks === null)('AdventureWorks', () => {
  it('ties its revenue, all of it and that of 2018', { timeout: 60_000 }, async () => {
    const tied = { label: 'Revenue', stepId: 'rfm', column: 'revenue' }
    const period = { start: '2018-01-01', end: '2018-12-31' }
    const tieOuts = [
      { ...tied, id: 'all', amount: 24_914_586.82, tolerance: 0.01 },
      { ...tied, id: '2018', amount: 0, period },
    ]
    const made = await bed.make({ ...adventureWorksRecipe(adventureWorks ?? ''), tieOuts })
    const [all, year] = made.report.tieOuts
    expect(judgeTieOut({ amount: 24_914_586.82, tolerance: 0.01 }, all?.lines ?? [])).toMatchObject({ ties: true })
    expect(all?.lines.map(({ kind }) => kind)).toEqual(['table'])
    // Σ quantity × price of AdventureWorks_Sales_2018.csv alone, by DuckDB.
    const [{ r } = { r: 0 }] = await asked(
      `SELECT sum(OrderQuantity * ProductPrice)::DOUBLE AS r FROM read_csv('${adventureWorks}/AdventureWorks_Sales_2018.csv')
       JOIN read_csv('${adventureWorks}/AdventureWorks_Products.csv') USING (ProductKey)`,
    )
    expect(judgeTieOut({ amount: Number(r), tolerance: 0.01 }, year?.lines ?? [])).toMatchObject({ ties: true })
  })
})

const onlineRetail = sharedData('online-retail')
describe.skipIf(onlineRetail === null)('Online Retail', () => {
  it('ties once 14.9 % of net revenue is named as having no customer', { timeout: 60_000 }, async () => {
    const [{ all, nobody } = { all: 0, nobody: 0 }] = await asked(
      `SELECT sum(Quantity * UnitPrice)::DOUBLE AS all, sum(Quantity * UnitPrice) FILTER (WHERE CustomerID IS NULL)::DOUBLE AS nobody
       FROM '${onlineRetail}/online_retail.full.zstd.parquet'`,
    )
    const amount = Number(all)
    const tieOuts = [{ id: 'net', label: 'Net revenue', amount, stepId: 'sales', column: 'net_revenue' }]
    const made = await bed.make({ ...onlineRetailRecipe(onlineRetail ?? ''), tieOuts })
    const lines = made.report.tieOuts[0]?.lines ?? []
    const result = judgeTieOut({ amount, tolerance: 0.01 }, lines)
    expect(result.ties).toBe(true)
    expect(result.shareOutside).toBeCloseTo(Number(nobody) / amount, 9)
    expect(result.shareOutside).toBeCloseTo(0.149, 3)
    expect(lines.map(({ kind }) => kind)).toEqual(['table', 'no-key'])
  })
})

/** DuckDB reads the same files by itself. */
async function asked(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create()).connect()
  return [...(await connection.runAndReadAll(sql)).getRowObjects()]
}
