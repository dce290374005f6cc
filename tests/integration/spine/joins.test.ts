import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const UNIT = { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' }
const file = (path: string) => [{ path }]

/** Orders with a region looked up; accounts with a manager attached. */
function recipe(changes: { readonly lookUp?: object; readonly attach?: object; readonly base?: object } = {}) {
  return {
    unit: UNIT,
    asOf: '2025-12-31',
    sources: [
      { id: 'accounts', name: 'Accounts', role: 'attributes', files: file('accounts.csv') },
      { id: 'shops', name: 'Shops', role: 'attributes', files: file('shops.csv') },
      { id: 'managers', name: 'Managers', role: 'attributes', files: file('managers.csv') },
      {
        id: 'orders',
        name: 'Orders',
        role: 'flow',
        completeness: 'complete',
        dateColumn: 'day',
        files: file('orders.csv'),
        steps: [
          {
            id: 'regions',
            kind: 'lookUp',
            source: 'shops',
            on: [{ column: 'shop', other: 'shop' }],
            columns: [{ column: 'region', as: 'shop_region' }],
            ...changes.lookUp,
          },
        ],
      },
    ],
    table: {
      base: { kind: 'source', source: 'accounts', key: 'account', ...changes.base },
      steps: [
        {
          id: 'led',
          kind: 'attach',
          source: 'managers',
          key: 'account',
          columns: [{ column: 'manager' }],
          ...changes.attach,
        },
        {
          id: 'bought',
          kind: 'features',
          source: 'orders',
          key: 'account',
          features: [
            { name: 'revenue', kind: 'sum', column: 'amount' },
            { name: 'north', kind: 'sum', column: 'amount', where: 'shop_region = "North"' },
          ],
        },
      ],
    },
  }
}

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
})
afterAll(() => bed.close())
beforeEach(async () => {
  await bed.write('accounts.csv', ['account,size', 'A1,10', 'A2,20', 'A3,30'])
  await bed.write('shops.csv', ['shop,region', 'Nord West,North', 'Süd,South'])
  await bed.write('managers.csv', ['account,manager', 'A1,Kim', 'A2,Lee', 'A9,Moe'])
  await bed.write('orders.csv', [
    'account,day,shop,amount',
    'A1,2025-01-01,Nord West,100',
    'A1,2025-02-01,Süd,50',
    'A2,2025-03-01,Nord-West,10',
    'A2,2025-03-01,sud,1',
  ])
})

describe('joins', () => {
  it('keep every row, and suggest which key is meant', async () => {
    const made = await bed.make(recipe())
    const match = made.step('regions').match
    expect(match?.rows).toEqual({ matched: 2, unmatched: 2, withoutKey: 0 })
    expect(match?.totals).toEqual([{ column: 'amount', before: 161, after: 161, unmatched: 11, withoutKey: 0 }])
    expect(match?.suggestions).toEqual([
      { from: 'Nord-West', to: 'Nord West', rows: 1, why: 'same-letters' },
      { from: 'sud', to: 'Süd', rows: 1, why: 'same-letters' },
    ])
    expect(made.values('revenue')).toEqual([150, 11, 0])
    expect(made.values('north')).toEqual([100, 0, 0])
    expect(made.values('manager')).toEqual(['Kim', 'Lee', null])
    expect(made.step('led').match?.keys).toEqual({ matched: 2, unmatched: 1, repeated: 0 })
  })

  it('read a key as another where a person says so', async () => {
    const map = [
      { from: 'Nord-West', to: 'Nord West' },
      { from: 'sud', to: 'Süd' },
    ]
    const made = await bed.make(recipe({ lookUp: { map } }))
    expect(made.step('regions').match?.rows.unmatched).toBe(0)
    expect(made.values('north')).toEqual([100, 10, 0])
  })

  it('even out spaces, case and leading zeros where told to', async () => {
    await bed.write('managers.csv', ['account,manager', ' a1 ,Kim', '00A2,Lee', 'A3  ,Moe'])
    const plain = await bed.make(recipe())
    expect(plain.values('manager')).toEqual([null, null, 'Moe'])
    const form = { ignoreCase: true, leadingZeros: true }
    const evened = await bed.make(recipe({ attach: { form } }))
    expect(evened.values('manager')).toEqual(['Kim', 'Lee', 'Moe'])
  })

  it('are refused with the figures where they would multiply money', async () => {
    await bed.write('shops.csv', ['shop,region', 'Nord West,North', 'Nord West,South', 'Süd,South'])
    await expect(bed.make(recipe())).rejects.toMatchObject({
      code: 'join-refused',
      message: expect.stringMatching(
        /one value stands there more than once \(Nord West\).*amount from 161 to 261 \(62\.1 % more\)/,
      ),
    })
  })

  it('give what rows of the same key agree on where money grows by less than 0.1 %', async () => {
    await bed.write('shops.csv', ['shop,region', 'Nord West,North', 'Nord West,North', 'Süd,South'])
    await bed.write('orders.csv', ['account,day,shop,amount', 'A1,2025-01-01,Süd,99999', 'A1,2025-01-01,Nord West,1'])
    const made = await bed.make(recipe())
    expect(made.step('regions').match?.keys.repeated).toBe(1)
    expect(made.values('revenue')).toEqual([100_000, 0, 0])
    expect(made.values('north')).toEqual([1, 0, 0])
  })

  it('refuse a base whose key repeats, and roll it up by the rule of each column', async () => {
    await bed.write('accounts.csv', [
      'account,size,city',
      'A1,10,Ulm',
      'A1,5,Ulm',
      'A2,20,Bonn',
      'A2,1,Köln',
      ',7,Jena',
    ])
    await expect(bed.make(recipe())).rejects.toMatchObject({
      code: 'key-invalid',
      message: expect.stringContaining('4 rows have 2 different values (A1, A2)'),
    })
    const made = await bed.make(recipe({ base: { rollUp: [{ column: 'size', rule: 'sum' }] } }))
    expect(made.values('account')).toEqual(['A1', 'A2'])
    expect(made.values('size')).toEqual([15, 21])
    expect(made.values('city')).toEqual(['Ulm', null])
  })
})

describe('a recipe that cannot run', () => {
  it('names the source, what is wrong and what is near', async () => {
    const fault = (text: string) => ({ code: 'recipe-invalid', message: expect.stringContaining(text) })
    const wrong = (on: object[]) => bed.make(recipe({ lookUp: { on } }))
    await expect(wrong([{ column: 'shopp', other: 'shop' }])).rejects.toMatchObject({
      ...fault('Orders: There is no column “shopp” here.'),
      remedy: 'Did you mean “shop”?',
    })
    await expect(bed.make(recipe({ lookUp: { source: 'shoops' } }))).rejects.toMatchObject(fault('no source “shoops”'))
    await expect(bed.make(recipe({ attach: { columns: [{ column: 'manager', as: 'SIZE' }] } }))).rejects.toMatchObject(
      fault('already a column “size”'),
    )
  })
})
