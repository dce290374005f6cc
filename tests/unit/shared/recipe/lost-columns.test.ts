import { describe, expect, it } from 'vitest'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { lostColumns } from '../../../../shared/recipe/lost-columns.ts'

const columns = (types: Readonly<Record<string, NamedColumn['type']>>): NamedColumn[] =>
  Object.entries(types).map(([name, type]) => ({ name, type }))
const nearest = (before: Parameters<typeof columns>[0], now: Parameters<typeof columns>[0]) =>
  lostColumns(columns(before), columns(now)).map((lost) => [lost.column, lost.nearest])

describe('lostColumns', () => {
  it('finds the new name that is near, among those of the same type alone', () => {
    const before = { amount: 'number', region: 'text' } as const
    expect(nearest(before, { amounts: 'text', Amount_: 'number', region: 'text' })).toEqual([['amount', 'Amount_']])
  })

  it('takes the only new column of the type where only one is lost', () => {
    expect(nearest({ customer_id: 'text' }, { client: 'text' })).toEqual([['customer_id', 'client']])
    const two = { customer_id: 'text', site: 'text' } as const
    expect(nearest(two, { client: 'text' })).toEqual([
      ['customer_id', null],
      ['site', null],
    ])
  })

  it('is silent of columns that are new, and of none where none is lost', () => {
    expect(nearest({ a: 'text' }, { a: 'text', b: 'text' })).toEqual([])
    expect(nearest({ a: 'text' }, {})).toEqual([['a', null]])
  })
})
