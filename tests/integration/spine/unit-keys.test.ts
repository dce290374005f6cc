import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const UNIT = { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' }
const file = (path: string) => [{ path }]

/** Accounts by text keys, their orders and one row of finance each. */
function recipe(keyDecisions: readonly object[], base: object = {}) {
  return {
    unit: UNIT,
    asOf: '2025-12-31',
    keyDecisions,
    sources: [
      { id: 'accounts', name: 'Accounts', role: 'attributes', files: file('accounts.csv') },
      { id: 'finance', name: 'Finance', role: 'attributes', files: file('finance.csv') },
      {
        ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
        files: file('orders.csv'),
      },
    ],
    table: {
      base: { kind: 'source', source: 'accounts', key: 'account', ...base },
      steps: [
        {
          id: 'money',
          kind: 'attach',
          source: 'finance',
          key: 'account',
          columns: [{ column: 'revenue' }, { column: 'rating' }],
        },
        {
          ...{ id: 'bought', kind: 'features', source: 'orders', key: 'account' },
          features: [
            { name: 'spent', kind: 'sum', column: 'amount' },
            { name: 'orders', kind: 'count' },
          ],
        },
      ],
    },
  }
}

let bed: RecipeBed

beforeAll(async () => {
  bed = await openRecipeBed()
  await bed.write('accounts.csv', [
    'account,name,city,sales,staff,group',
    'A1,Acme,Ulm,100,7,',
    'A2,ACME GmbH,,50,8,A1',
    'B1,Beta,Bonn,10,3,',
    'B1x,Beta AG,Bonn,5,4,B1',
    'C1,Cee,Celle,1,5,A2',
  ])
  await bed.write('finance.csv', ['account,revenue,rating', 'A1,1000,good', 'A2,500,bad', 'B1x,70,fair', 'C1,3,fair'])
  await bed.write('orders.csv', [
    'account,day,amount',
    'A1,2025-01-01,10',
    'A2,2025-02-01,20',
    'B1,2025-03-01,30',
    'B1x,2025-04-01,40',
    'C1,2025-05-01,50',
    'Z9,2025-06-01,60',
  ])
})

afterAll(() => bed.close())

describe('decisions about keys', () => {
  it('follow merges that were typed in another spelling to their end', async () => {
    const decisions = [
      { kind: 'merge', key: 'a2', into: 'c1 ' },
      { kind: 'merge', key: 'C1', into: ' A1' },
    ]
    const made = await bed.make(recipe(decisions, { form: { ignoreCase: true } }))
    expect(made.values('account')).toEqual(['a1', 'b1', 'b1x'])
    expect(made.byKey('sales').get('a1')).toBe(151)
    expect(made.byKey('spent').get('a1')).toBe(80)
    expect(made.byKey('revenue').get('a1')).toBe(1503)
  })

  it('merge rows of the base and of every source, keep all money, and follow merges to their end', async () => {
    const plain = await bed.make(recipe([]))
    const made = await bed.make(
      recipe([
        { kind: 'merge', key: 'A2', into: 'A1' },
        { kind: 'merge', key: 'C1', into: 'A2' },
        { kind: 'keep', key: 'B1', other: 'B1x' },
      ]),
    )
    expect(made.values('account')).toEqual(['A1', 'B1', 'B1x'])
    // The kept key's own values, then what the others agree on; amounts add up.
    expect(made.byKey('name').get('A1')).toBe('Acme')
    expect(made.byKey('city').get('A1')).toBe('Ulm')
    expect(made.byKey('sales').get('A1')).toBe(151)
    expect(made.byKey('revenue').get('A1')).toBe(1503)
    expect(made.byKey('rating').get('A1')).toBe('good')
    expect(made.byKey('spent')).toEqual(
      new Map([
        ['A1', 80],
        ['B1', 30],
        ['B1x', 40],
      ]),
    )
    for (const column of ['spent', 'revenue', 'sales', 'orders']) expect(made.total(column)).toBe(plain.total(column))
    expect(made.step('#units').unitKeys).toEqual({
      moved: 2,
      decisions: { merged: 2, kept: 1, split: 0 },
      totals: [
        { column: 'sales', before: 166, after: 166 },
        { column: 'staff', before: 27, after: 14 },
      ],
      unused: { count: 0, keys: [] },
    })
    expect(made.step('#units')).toMatchObject({ rowsIn: 5, rowsOut: 3 })
    expect(made.step('bought').match?.totals).toEqual(plain.step('bought').match?.totals)
  })

  it('report keys that no longer occur, and let a rule chosen for a column stand', async () => {
    const made = await bed.make(
      recipe(
        [
          { kind: 'merge', key: 'A2', into: 'A1' },
          { kind: 'merge', key: 'gone', into: 'B1' },
        ],
        {
          mergeRules: [{ column: 'staff', rule: 'max' }],
        },
      ),
    )
    expect(made.byKey('staff').get('A1')).toBe(8)
    expect(made.step('#units').unitKeys?.totals).toContainEqual({ column: 'staff', before: 27, after: 20 })
    expect(made.step('#units').unitKeys?.unused).toEqual({ count: 1, keys: ['gone'] })
  })

  it('split a key that stands for two units, by a column, and leave rows without that column to no unit', async () => {
    await bed.write('twice.csv', ['account,name,city', 'A1,Acme,Ulm', 'A1,Zeta,Zell', 'B1,Beta,Bonn'])
    const split = recipe([{ kind: 'split', key: 'A1', by: 'name' }])
    const [, ...others] = split.sources
    const made = await bed.make({
      ...split,
      sources: [{ id: 'accounts', name: 'Accounts', role: 'attributes', files: file('twice.csv') }, ...others],
    })
    expect(made.values('account')).toEqual(['A1 / Acme', 'A1 / Zeta', 'B1'])
    expect(made.byKey('city').get('A1 / Zeta')).toBe('Zell')
    expect(made.step('bought').match?.rows).toEqual({ matched: 1, unmatched: 5, withoutKey: 0 })
  })

  it('refuse rows of one key until they are decided about, and keys that merges with others make one', async () => {
    await bed.write('same.csv', ['account,name,sales', 'A1,Acme,100', 'A1,Acme,50', 'B1,Beta,1'])
    const source = { id: 'accounts', name: 'Accounts', role: 'attributes', files: file('same.csv') }
    const with_ = (decisions: readonly object[]) => {
      const whole = recipe(decisions)
      return { ...whole, sources: [source, ...whole.sources.slice(1)] }
    }
    await expect(bed.make(with_([]))).rejects.toMatchObject({ code: 'key-invalid' })
    const made = await bed.make(with_([{ kind: 'merge', key: 'A1', into: 'A1' }]))
    expect(made.byKey('name')).toEqual(
      new Map([
        ['A1', 'Acme'],
        ['B1', 'Beta'],
      ]),
    )
    await expect(
      bed.make(
        with_([
          { kind: 'merge', key: 'A1', into: 'A1' },
          { kind: 'merge', key: 'A1', into: 'C1' },
          { kind: 'merge', key: 'B1', into: 'C1' },
          { kind: 'keep', key: 'A1', other: 'B1' },
        ]),
      ),
    ).rejects.toMatchObject({ code: 'recipe-invalid', message: expect.stringContaining('are to stay two') })
  })
})

describe('parents', () => {
  it('are carried along where units are the children, and their columns can be attached', async () => {
    const whole = recipe([{ kind: 'merge', key: 'A2', into: 'A1' }], { parent: { column: 'group' } })
    const named = {
      ...{ id: 'parent', kind: 'attach', source: 'accounts', key: 'account', by: 'group' },
      columns: [{ column: 'name', as: 'group_name' }],
    }
    const made = await bed.make({ ...whole, table: { ...whole.table, steps: [...whole.table.steps, named] } })
    expect(made.byKey('group')).toEqual(
      new Map([
        ['A1', 'A1'],
        ['B1', null],
        ['B1x', 'B1'],
        ['C1', 'A1'],
      ]),
    )
    expect(made.byKey('group_name').get('B1x')).toBe('Beta')
    expect(made.byKey('group_name').get('C1')).toBe('Acme')
  })

  it('take in their children over all levels where units are the parents, with all rows and money', async () => {
    const plain = await bed.make(recipe([]))
    const made = await bed.make(recipe([], { parent: { column: 'group', level: 'parent' } }))
    expect(made.values('account')).toEqual(['A1', 'B1'])
    expect(made.byKey('spent')).toEqual(
      new Map([
        ['A1', 80],
        ['B1', 70],
      ]),
    )
    expect(made.byKey('revenue')).toEqual(
      new Map([
        ['A1', 1503],
        ['B1', 70],
      ]),
    )
    expect(made.total('spent')).toBe(plain.total('spent'))
  })

  it('that go round in a circle are refused by name', async () => {
    await bed.write('round.csv', ['account,group', 'A,B', 'B,A', 'C,'])
    const whole = recipe([], { parent: { column: 'group', level: 'parent' } })
    const sources = [{ ...whole.sources[0], files: file('round.csv') }, ...whole.sources.slice(1)]
    await expect(bed.make({ ...whole, sources })).rejects.toMatchObject({
      code: 'key-invalid',
      message: 'Parents lead round in a circle: A, B.',
    })
  })
})
