import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

/** What each account bought; `sales` says more of the source. */
function recipe(paths: readonly string[], sales: object = {}) {
  return {
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf: '2025-12-31',
    sources: [
      {
        ...{ id: 'sales', name: 'Sales', role: 'flow', completeness: 'complete', dateColumn: 'day', ...sales },
        files: paths.map((path) => ({ path })),
      },
    ],
    table: {
      base: { kind: 'keys', name: 'account', of: [{ source: 'sales', key: 'account' }] },
      steps: [
        {
          ...{ id: 'bought', kind: 'features', source: 'sales', key: 'account' },
          features: [{ name: 'spent', kind: 'sum', column: 'amount' }],
        },
      ],
    },
  }
}

const HEAD = 'account,day,amount,ticket'
/* January has one row twice of its own; February begins with January's last two days. */
const JANUARY = ['A,2025-01-05,10,t1', 'A,2025-01-30,20,t2', 'A,2025-01-30,20,t2', 'B,2025-01-31,5.5,t3', 'C,,7,t4']
const FEBRUARY = [
  'A,2025-01-30,20,t2',
  'A,2025-01-30,20,t2',
  'B,2025-01-31,5.5,t3',
  'B,2025-01-31,5.5,t9',
  'C,,7,t4',
  'A,2025-02-01,100,t6',
]

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
  await bed.write('jan.csv', [HEAD, ...JANUARY])
  await bed.write('feb.csv', [HEAD, ...FEBRUARY])
})
afterAll(() => bed.close())

describe('rows that stand in several files of a source', () => {
  it('are counted with their files, days and amounts, and all count until a person decides', async () => {
    const made = await bed.make(recipe(['jan.csv', 'feb.csv']))
    expect(made.report.sources[0]?.repeated).toEqual({
      rows: 4,
      files: [{ fileName: 'feb.csv', earlier: 'jan.csv', rows: 4 }],
      first: '2025-01-30',
      last: '2025-01-31',
      totals: [{ column: 'amount', amount: 45.5 }],
      counted: 'all',
    })
    expect(made.values('spent')).toEqual([190, 16.5])
  })

  it('count once where that was decided, and what a file has several times stays', async () => {
    const made = await bed.make(recipe(['jan.csv', 'feb.csv'], { repeatedRows: 'once' }))
    expect(made.report.sources[0]).toMatchObject({ rows: 11, repeated: { rows: 4, counted: 'once' } })
    expect(made.values('spent')).toEqual([150, 11])
    const other = await bed.make(recipe(['feb.csv', 'jan.csv'], { repeatedRows: 'once' }))
    expect(other.values('spent')).toEqual([150, 11])
  })

  it('are told for every pair of files, and where no day says which can be equal', async () => {
    await bed.write('march.csv', [HEAD, 'A,2025-02-01,100,t6', 'B,2025-01-31,5.5,t3', 'A,2025-03-01,1,t7'])
    const made = await bed.make(recipe(['jan.csv', 'feb.csv', 'march.csv'], { dateColumn: null, repeatedRows: 'once' }))
    expect(made.report.sources[0]?.repeated).toMatchObject({
      rows: 6,
      files: [
        { fileName: 'feb.csv', earlier: 'jan.csv', rows: 4 },
        { fileName: 'march.csv', earlier: 'jan.csv', rows: 1 },
        { fileName: 'march.csv', earlier: 'feb.csv', rows: 1 },
      ],
      first: null,
    })
    expect(made.values('spent')).toEqual([151, 11, 7])
  })

  it('are none where they differ in a column that nothing uses, or only stand twice in one file', async () => {
    await bed.write('other.csv', [HEAD, 'A,2025-01-05,10,t7', 'B,2025-01-31,5.5,t8'])
    const made = await bed.make(recipe(['jan.csv', 'other.csv']))
    expect(made.report.sources[0]?.repeated).toBeNull()
    expect((await bed.make(recipe(['jan.csv']))).report.sources[0]?.repeated).toBeNull()
  })

  it('are compared where files do not agree on the type of a column that nothing uses', async () => {
    await bed.write('numbered.csv', [HEAD, 'A,2025-01-05,10,1', 'B,2025-01-06,1,2'])
    await bed.write('named.csv', [HEAD, 'A,2025-01-05,10,x1', 'B,2025-01-06,1,x2'])
    const made = await bed.make(recipe(['numbered.csv', 'named.csv']))
    expect(made.report.sources[0]?.repeated).toBeNull()
  })

  it('come to what the table adds up, also by a column that a step calculates', async () => {
    const doubled = { steps: [{ id: 'd', kind: 'derive', name: 'gross', formula: 'amount * 2' }] }
    const summing = recipe(['jan.csv', 'feb.csv'], doubled)
    summing.table.steps[0]?.features.push({ name: 'gross', kind: 'sum', column: 'gross' })
    // Row C has no day, so it counts for nothing: 2 × 20 + 5.5, twice that gross.
    const totals = [
      { column: 'amount', amount: 45.5 },
      { column: 'gross', amount: 91 },
    ]
    expect((await bed.make(summing)).report.sources[0]?.repeated).toMatchObject({ totals, counted: 'all' })
    const once = recipe(['jan.csv', 'feb.csv'], { ...doubled, repeatedRows: 'once' })
    once.table.steps[0]?.features.push({ name: 'gross', kind: 'sum', column: 'gross' })
    const made = await bed.make(once)
    expect(made.report.sources[0]?.repeated).toMatchObject({ totals, counted: 'once' })
    expect(made.values('gross')).toEqual([300, 22])
  })

  it('come to pieces times their price where the rows hold no amount', async () => {
    const head = 'account,day,Quantity,UnitPrice'
    const lines = ['A,2025-01-05,3,2.5', 'A,2025-01-06,1,4']
    await bed.write('lines-1.csv', [head, ...lines])
    await bed.write('lines-2.csv', [head, ...lines])
    const paths = ['lines-1.csv', 'lines-2.csv']
    const counting = recipe(paths)
    counting.table.steps[0]?.features.splice(0, 1, { name: 'n', kind: 'sum', column: 'Quantity' })
    const { report } = await bed.make(counting)
    expect(report.sources[0]?.repeated?.totals).toEqual([
      { column: 'Quantity', amount: 4 },
      { column: 'Quantity × UnitPrice', amount: 11.5 },
    ])
  })
})
