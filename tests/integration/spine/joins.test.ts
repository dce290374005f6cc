import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const UNIT = { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' }
const file = (path: string) => [{ path }]

/** Orders with a region looked up; accounts with a manager attached. */
function recipe(
  changes: {
    readonly lookUp?: object
    readonly attach?: object
    readonly base?: object
    readonly managers?: object
  } = {},
) {
  return {
    unit: UNIT,
    asOf: '2025-12-31',
    sources: [
      { id: 'accounts', name: 'Accounts', role: 'attributes', files: file('accounts.csv') },
      { id: 'shops', name: 'Shops', role: 'attributes', files: file('shops.csv') },
      { id: 'managers', name: 'Managers', role: 'attributes', files: file('managers.csv'), ...changes.managers },
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

  it('even keys out at least as those of the table were', async () => {
    await bed.write('accounts.csv', ['account,size', ' ACME,10', '00 Beta,20'])
    await bed.write('managers.csv', ['account,manager', 'Acme,Kim', '00 BETA,Lee'])
    await bed.write('orders.csv', ['account,day,shop,amount', 'acme ,2025-01-01,Süd,1', '00 Beta,2025-01-01,Süd,2'])
    const made = await bed.make(recipe({ base: { form: { ignoreCase: true, leadingZeros: true } } }))
    expect(made.values('account')).toEqual(['acme', 'beta'])
    expect(made.values('manager')).toEqual(['Kim', 'Lee'])
    expect(made.values('revenue')).toEqual([1, 2])
  })

  it('are refused where a step takes two accounts for one: both would get the same money', async () => {
    await bed.write('accounts.csv', ['account,size', 'A1,10', 'a1,20'])
    const plain = await bed.make(recipe())
    expect(plain.values('revenue')).toEqual([150, 0])
    const { sources, table, ...rest } = recipe()
    const ignoring = { form: { ignoreCase: true } }
    const fault = {
      code: 'key-invalid',
      message:
        '“account” does not name each row of accounts once as this step compares keys: 2 rows have 1 different values (a1).',
    }
    const steps = table.steps.map((step) => (step.id === 'bought' ? { ...step, ...ignoring } : step))
    await expect(bed.make({ ...rest, sources, table: { ...table, steps } })).rejects.toMatchObject(fault)
    await expect(bed.make(recipe({ attach: ignoring }))).rejects.toMatchObject(fault)
  })

  it('are refused where two accounts are read as one that has an amount', async () => {
    await bed.write('managers.csv', ['account,manager,budget', 'A1,Kim,500'])
    const map = [{ from: 'A2', to: 'A1' }]
    const shared = await bed.make(recipe({ attach: { map } }))
    expect(shared.values('manager')).toEqual(['Kim', 'Kim', null])
    const columns = [{ column: 'manager' }, { column: 'budget' }]
    await expect(bed.make(recipe({ attach: { map, columns } }))).rejects.toMatchObject({
      code: 'key-invalid',
      message: expect.stringContaining('3 rows have 2 different values (A1)'),
    })
  })

  it('say how many rows of the base have no key', async () => {
    const told = async (): Promise<string> => (await bed.make(recipe())).report.sources[0]?.notices.join() ?? ''
    expect(await told()).toBe('')
    await bed.write('accounts.csv', ['account,size', 'A1,10', ',7', '" ",8'])
    expect(await told()).toBe('2 rows have nothing in “account” that can be a key, and became no account.')
    await bed.write('accounts.csv', ['account,size', '1,10', '2.5,7'])
    expect(await told()).toBe('1 row has nothing in “account” that can be a key, and became no account.')
  })

  it('take of a balance what stood last on or before the as-of date', async () => {
    await bed.write('managers.csv', [
      'account,day,manager',
      'A1,2025-03-31,Old',
      'A1,2025-06-30,Kim',
      'A1,2026-01-31,Later',
      'A2,2025-06-30,Lee',
    ])
    const made = await bed.make(recipe({ managers: { role: 'balance', dateColumn: 'day' } }))
    expect(made.values('manager')).toEqual(['Kim', 'Lee', null])
    expect(made.step('led').match?.keys.repeated).toBe(0)
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
    expect(
      (await bed.make(recipe({ base: { rollUp: [] } }))).report.steps.find(({ kind }) => kind === 'base'),
    ).toMatchObject({
      rowsIn: 5,
      rowsOut: 2,
    })
    const made = await bed.make(recipe({ base: { rollUp: [{ column: 'size', rule: 'sum' }] } }))
    expect(made.values('account')).toEqual(['A1', 'A2'])
    expect(made.values('size')).toEqual([15, 21])
    expect(made.values('city')).toEqual(['Ulm', null])
  })
})

describe('files of one source', () => {
  it('are read in one order of days, their columns by name', async () => {
    await bed.write('one.csv', ['account,day,amount', 'A1,03/04/2025,1', 'A2,05/04/2025,2'])
    await bed.write('two.csv', ['day,account,amount,note', '25/04/2025,A1,4.5,late'])
    const both = [{ path: 'one.csv' }, { path: 'two.csv' }]
    const orders = {
      id: 'orders',
      name: 'Orders',
      role: 'flow',
      completeness: 'complete',
      dateColumn: 'day',
      files: both,
    }
    const { sources, ...rest } = recipe()
    const features = [
      { name: 'tenure', kind: 'tenure' },
      { name: 'spent', kind: 'sum', column: 'amount' },
      { name: 'noted', kind: 'distinct', column: 'note' },
    ]
    const table = { ...rest.table, steps: [{ kind: 'features', source: 'orders', key: 'account', features }] }
    const made = await bed.make({ ...rest, asOf: '2025-04-30', sources: [...sources.slice(0, 1), orders], table })
    expect(made.values('tenure')).toEqual([27, 25, null])
    expect(made.values('spent')).toEqual([5.5, 2, 0])
    expect(made.values('noted')).toEqual([1, 0, 0])
    expect(made.report.sources[1]?.notices).toEqual([
      '“note” is not in one.csv: missing there.',
      'one.csv: “day” is read day first, but no value of the file decides it. Check it.',
      'two.csv: “day” is read day first: all its values only make sense so.',
      'It ends on 25 Apr 2025, before the as-of date 30 Apr 2025.',
    ])
  })

  it('are refused where two columns in use differ in their case only', async () => {
    await bed.write('accounts.csv', ['account,Size,size', 'A1,10,1', 'A2,20,2'])
    await expect(bed.make(recipe())).rejects.toMatchObject({
      code: 'file-unsupported',
      message: 'The columns “Size” and “size” of accounts.csv differ in their case only.',
    })
  })
})

describe('names', () => {
  it('of columns, sources and steps may hold quotes and words of SQL', async () => {
    await bed.write('hostile.csv', ['"the ""key"" o\'f",#key,rowid', 'A1,x,1', 'A2,y,2'])
    await bed.write('lines.csv', ['select,day,#rows', 'A1,2025-01-01,3', 'A1,2025-02-01,4'])
    const files = (path: string) => [{ path }]
    const key = `the "key" o'f`
    const made = await bed.make({
      unit: UNIT,
      asOf: '2025-12-31',
      sources: [
        { id: `"u';`, name: 'U', role: 'attributes', files: files('hostile.csv') },
        {
          id: 'units',
          name: 'L',
          role: 'flow',
          completeness: 'complete',
          dateColumn: 'day',
          files: files('lines.csv'),
          steps: [{ id: 'result', kind: 'rename', columns: [{ from: 'day', to: `o'"day` }] }],
        },
      ],
      table: {
        base: { kind: 'source', source: `"u';`, key },
        steps: [
          {
            id: 'result keys',
            kind: 'features',
            source: 'units',
            key: 'select',
            features: [
              { name: `"s'`, kind: 'sum', column: '#rows' },
              { name: '#n', kind: 'medianGap' },
            ],
          },
          { id: 'keys', kind: 'drop', columns: ['rowid'] },
        ],
      },
    })
    expect(made.table.columns.map(({ name }) => name)).toEqual([key, '#key', `"s'`, '#n'])
    expect(made.values(`"s'`)).toEqual([7, 0])
    expect(made.values('#n')).toEqual([31, null])
  })
})

describe('ids', () => {
  it('of sources may be what another one is staged under', async () => {
    await bed.write('sizes.csv', ['id,size', '1,2', '2,3'])
    await bed.write('sales.csv', ['client,amount', '1,5', '2,6'])
    const features = [{ name: 'spent', kind: 'sum', column: 'amount' }]
    const made = await bed.make({
      unit: UNIT,
      asOf: '2025-12-31',
      sources: [
        { id: 'a', name: 'Sizes', role: 'attributes', files: file('sizes.csv') },
        { id: 'a raw', name: 'Sales', role: 'flow', files: file('sales.csv') },
      ],
      table: {
        base: { kind: 'source', source: 'a', key: 'id' },
        steps: [{ id: 'bought', kind: 'features', source: 'a raw', key: 'client', features }],
      },
    })
    expect([made.values('size'), made.values('spent')]).toEqual([
      [2, 3],
      [5, 6],
    ])
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
