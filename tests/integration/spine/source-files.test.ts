import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

/** What each account bought, from files that are one source. */
function recipe(paths: readonly string[], steps: readonly object[] = []) {
  return {
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf: '2025-12-31',
    sources: [
      {
        ...{ id: 'sales', name: 'Sales', role: 'flow', completeness: 'complete', dateColumn: 'day', steps },
        files: paths.map((path) => ({ path })),
      },
    ],
    table: {
      base: { kind: 'keys', name: 'account', of: [{ source: 'sales', key: 'account' }] },
      steps: [
        {
          ...{ id: 'bought', kind: 'features', source: 'sales', key: 'account' },
          features: [
            { name: 'spent', kind: 'sum', column: 'amount' },
            { name: 'recency', kind: 'recency' },
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

describe('the files of a source', () => {
  it('may begin with one in which a column has no value yet', async () => {
    await bed.write('blank.csv', ['account,day,amount', 'A,2025-01-05,', 'B,2025-01-06,'])
    await bed.write('filled.csv', ['account,day,amount', 'A,2025-02-05,2.5', 'B,2025-02-06,4'])
    const made = await bed.make(recipe(['blank.csv', 'filled.csv']))
    expect(made.values('spent')).toEqual([2.5, 4])
    expect(made.report.sources[0]?.columns).toContainEqual(
      expect.objectContaining({ name: 'amount', type: 'number', missing: 2 }),
    )
  })

  it('are refused by name where a column is of two types', async () => {
    await bed.write('one.csv', ['account,day,amount', 'A,2025-01-05,2'])
    await bed.write('two.csv', ['account,day,amount', 'A,2025-02-05,2.5'])
    await bed.write('three.csv', ['account,day,amount', 'A,2025-03-05,none'])
    expect((await bed.make(recipe(['one.csv', 'two.csv']))).values('spent')).toEqual([4.5])
    await expect(bed.make(recipe(['one.csv', 'two.csv', 'three.csv']))).rejects.toMatchObject({
      code: 'file-unsupported',
      message: '“amount” is read as text in three.csv and as number in one.csv.',
    })
  })

  it('are refused where a column in use is written in another case, which would be another column', async () => {
    await bed.write('one.csv', ['account,day,amount,note', 'A,2025-01-05,2,x'])
    await bed.write('two.csv', ['account,day,amount,Note', 'A,2025-02-05,3,y'])
    await bed.write('three.csv', ['account,day,Amount,note', 'A,2025-03-05,4,z'])
    expect((await bed.make(recipe(['one.csv', 'two.csv']))).values('spent')).toEqual([5])
    const fault = {
      code: 'file-unsupported',
      message: '“Amount” of three.csv and “amount” of one.csv differ in their case only.',
      remedy: 'Give the column the same name in every file.',
    }
    await expect(bed.make(recipe(['one.csv', 'three.csv']))).rejects.toMatchObject(fault)
    const whole = [{ id: 'once', kind: 'distinct' }]
    await expect(bed.make(recipe(['one.csv', 'two.csv'], whole))).rejects.toMatchObject({ code: 'file-unsupported' })
  })

  it('may write days in two ways where each says which', async () => {
    await bed.write('iso.csv', ['account,day,amount', 'A,2025-12-01,1', 'B,2025-12-02,1'])
    await bed.write('proven.csv', ['account,day,amount', 'C,25/11/2025,1', 'D,03/12/2025,1'])
    await bed.write('silent.csv', ['account,day,amount', 'E,04/12/2025,1'])
    const made = await bed.make(recipe(['iso.csv', 'proven.csv', 'silent.csv']))
    expect(made.values('recency')).toEqual([30, 29, 36, 28, 27])
  })
})
