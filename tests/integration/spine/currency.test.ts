import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const file = (path: string) => [{ path }]

interface Changes {
  readonly source?: object
  readonly currency?: object | null
  readonly steps?: readonly object[]
  readonly rates?: object
}

/** Orders in several currencies, per account, with the rates of a file where wanted. */
function recipe({ source, currency, steps, rates }: Changes) {
  return {
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf: '2025-12-31',
    currency,
    sources: [
      {
        ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
        files: file('orders.csv'),
        currencyColumn: 'cur',
        steps: steps ?? [{ id: 'in-euro', kind: 'convert', columns: ['amount'] }],
        ...source,
      },
      ...(rates === undefined
        ? []
        : [{ id: 'rates', name: 'Rates', role: 'attributes', files: file('rates.csv'), ...rates }]),
    ],
    table: {
      base: { kind: 'keys', name: 'account', of: [{ source: 'orders', key: 'account' }] },
      steps: [
        {
          ...{ id: 'spent', kind: 'features', source: 'orders', key: 'account' },
          features: [{ name: 'spent', kind: 'sum', column: 'amount' }],
        },
      ],
    },
  }
}

const RATES = [
  { from: 'USD', to: 'EUR', rate: 0.9 },
  { from: 'USD', to: 'EUR', rate: 0.8, validFrom: '2025-03-01' },
  { from: 'EUR', to: 'GBP', rate: 0.5 },
]
const EURO = { code: 'EUR', rates: { kind: 'typed', rows: RATES } }

let bed: RecipeBed

beforeAll(async () => {
  bed = await openRecipeBed()
  await bed.write('orders.csv', [
    'account,day,amount,cur',
    'A,2025-01-10,100,EUR',
    'A,2025-02-28,100,USD',
    'A,2025-03-01,100,usd',
    'B,2025-05-05,10,GBP',
    'B,2025-05-06,,CHF',
  ])
  await bed.write('rates.csv', [
    'from,to,rate,day',
    'USD,EUR,0.9,2025-01-01',
    'USD,EUR,0.8,2025-03-01',
    'GBP,EUR,2,2025-01-01',
    'USD,GBP,7,2025-01-01',
  ])
})

afterAll(() => bed.close())

describe('converting currencies', () => {
  it('takes the rate that is valid on the day of each row, or the one the other way round, and reports totals', async () => {
    const made = await bed.make(recipe({ currency: EURO }))
    // 100 + 100 × 0.9 + 100 × 0.8; 10 ÷ 0.5
    expect(made.byKey('spent')).toEqual(
      new Map([
        ['A', 270],
        ['B', 20],
      ]),
    )
    expect(made.step('in-euro').conversion).toEqual({
      to: 'EUR',
      currencies: [
        {
          currency: 'USD',
          rows: 2,
          leastRate: 0.8,
          mostRate: 0.9,
          totals: [{ column: 'amount', before: 200, after: 170 }],
        },
        {
          currency: 'CHF',
          rows: 1,
          leastRate: null,
          mostRate: null,
          totals: [{ column: 'amount', before: 0, after: 0 }],
        },
        {
          currency: 'EUR',
          rows: 1,
          leastRate: 1,
          mostRate: 1,
          totals: [{ column: 'amount', before: 100, after: 100 }],
        },
        { currency: 'GBP', rows: 1, leastRate: 2, mostRate: 2, totals: [{ column: 'amount', before: 10, after: 20 }] },
      ],
    })
  })

  it('takes rates from the columns of a source, which then is used', async () => {
    const rates = { kind: 'source', source: 'rates', from: 'from', to: 'to', rate: 'rate', validFrom: 'day' }
    const made = await bed.make(recipe({ currency: { code: 'EUR', rates }, rates: {} }))
    expect(made.byKey('spent')).toEqual(
      new Map([
        ['A', 270],
        ['B', 20],
      ]),
    )
    expect(made.report.unusedSources).toEqual([])
  })

  it('takes the one currency that a source declares', async () => {
    const made = await bed.make(recipe({ currency: EURO, source: { currency: 'GBP', currencyColumn: null } }))
    expect(made.total('spent')).toBe(620)
  })

  it('refuses missing rates with the currency, the rows and the days', async () => {
    const currency = {
      code: 'EUR',
      rates: { kind: 'typed', rows: [{ from: 'USD', to: 'EUR', rate: 0.8, validFrom: '2025-03-02' }] },
    }
    await expect(bed.make(recipe({ currency }))).rejects.toMatchObject({
      code: 'rate-missing',
      message:
        'No rate of USD to EUR for 2 rows on 2 days from 28 Feb 2025 to 1 Mar 2025; no rate of GBP to EUR for 1 row on 5 May 2025.',
    })
  })

  it('refuses two rates that begin on one day, and amounts that name no currency', async () => {
    const twice = {
      code: 'EUR',
      rates: { kind: 'typed', rows: [...RATES, { from: 'USD', to: 'EUR', rate: 0.7, validFrom: '2025-03-01' }] },
    }
    await expect(bed.make(recipe({ currency: twice }))).rejects.toMatchObject({
      message: 'There are two rates of USD to EUR that begin on 1 Mar 2025.',
    })
    const undated = [0.8, 0.7].map((rate) => ({ from: 'USD', to: 'EUR', rate, validFrom: null }))
    const always = { code: 'EUR', rates: { kind: 'typed', rows: undated } }
    await expect(bed.make(recipe({ currency: always }))).rejects.toMatchObject({
      message: 'There are two rates of USD to EUR without a day.',
    })
    await bed.write('blank.csv', ['account,day,amount,cur', 'A,2025-01-10,100,', 'A,2025-01-10,100,EUR'])
    await expect(bed.make(recipe({ currency: EURO, source: { files: file('blank.csv') } }))).rejects.toMatchObject({
      message: '1 row has an amount and no currency.',
    })
  })

  it('is refused a second time: what is converted already would be again', async () => {
    const steps = ['once', 'again'].map((id) => ({ id, kind: 'convert', columns: ['amount'] }))
    await expect(bed.make(recipe({ currency: EURO, steps }))).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: expect.stringContaining('Its money is converted already.'),
    })
  })

  it('knows of rows without a day what they are, in the currency of the recipe, for the ledger', async () => {
    await bed.write('undated.csv', ['account,day,amount,cur', 'A,2025-01-10,100,EUR', 'A,,40,eur'])
    const json = recipe({ currency: EURO, source: { files: file('undated.csv') } })
    const tieOuts = [{ id: 'ledger', label: 'Sales', amount: 140, stepId: 'spent', column: 'spent' }]
    const { report } = await bed.make({ ...json, tieOuts })
    expect(report.tieOuts[0]?.lines).toEqual([
      { kind: 'table', stepId: null, rows: 1, amount: 100 },
      { kind: 'no-day', stepId: null, rows: 1, amount: 40 },
    ])
  })

  it('tells rows without a rate apart for the ledger, whatever else keeps them out', async () => {
    await bed.write('rateless.csv', [
      'account,day,amount,cur',
      'A,2025-01-10,100,EUR',
      'A,,40,USD',
      'A,2025-02-01,7,CHF',
      'B,2025-02-01,3,EUR',
      'B,2025-02-01,,CHF',
    ])
    const keep = { id: 'known', kind: 'keep', rule: 'cur != "CHF"' }
    const convert = { id: 'euros', kind: 'convert', columns: ['amount'] }
    const json = recipe({ currency: EURO, source: { files: file('rateless.csv') }, steps: [keep, convert] })
    const tieOuts = [{ id: 'ledger', label: 'Sales', amount: 143, stepId: 'spent', column: 'spent' }]
    const { report } = await bed.make({ ...json, tieOuts })
    // The franc has no rate; the dollar has one, but not without a day. An amount that was never there needs none.
    expect(report.tieOuts[0]?.lines).toEqual([
      { kind: 'table', stepId: null, rows: 2, amount: 103 },
      { kind: 'step', stepId: 'known', rows: 1, amount: 0 },
      { kind: 'no-rate', stepId: null, rows: 2, amount: 0 },
    ])
  })

  it('is asked for where a column names currencies', async () => {
    await expect(bed.make(recipe({ currency: EURO, steps: [] }))).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: 'Orders: Its money is in the currencies of the column “cur”; they cannot be added.',
    })
    await expect(bed.make(recipe({}))).rejects.toMatchObject({
      message: 'Orders: There is no currency to convert to.',
    })
  })
})
