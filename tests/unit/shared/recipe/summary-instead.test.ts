import { describe, expect, it } from 'vitest'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { recipe } from '../../../../shared/recipe/recipe.ts'
import { summaryInstead } from '../../../../shared/recipe/summary-instead.ts'

const COLUMNS: Readonly<Record<string, readonly NamedColumn[]>> = {
  orders: [
    { name: 'order_no', type: 'text' },
    { name: 'order_date', type: 'date' },
    { name: 'customer', type: 'text' },
    { name: 'amount', type: 'number' },
  ],
  rates: [
    { name: 'region', type: 'text' },
    { name: 'rate', type: 'number' },
  ],
}
const known = { columnsOf: (id: string) => COLUMNS[id] ?? [], taken: ['customer', 'amount'] }

const MADE = recipe.parse({
  unit: { noun: { singular: 'customer', plural: 'customers' }, kind: 'account' },
  asOf: '2025-06-30',
  sources: [
    {
      ...{ id: 'customers', name: 'Customers', role: 'attributes', files: [{ path: 'c.csv' }] },
      steps: [
        {
          ...{ id: 'looked', kind: 'lookUp', source: 'orders', on: [{ column: 'customer', other: 'customer' }] },
          columns: [{ column: 'amount' }],
        },
        {
          ...{ id: 'rated', kind: 'lookUp', source: 'rates', on: [{ column: 'region', other: 'region' }] },
          columns: [{ column: 'rate' }],
        },
      ],
    },
    { id: 'orders', name: 'Orders', role: 'flow', dateColumn: 'order_date', files: [{ path: 'o.csv' }] },
    { id: 'rates', name: 'Rates', role: 'attributes', files: [{ path: 'r.csv' }] },
  ],
  table: {
    base: { kind: 'source', source: 'customers', key: 'customer' },
    steps: [
      { id: 'attached', kind: 'attach', source: 'orders', key: 'customer', columns: [{ column: 'amount' }] },
      { id: 'margin', kind: 'derive', name: 'margin', formula: 'amount * 2' },
    ],
  },
})

describe('a summary in place of a step that finds several rows', () => {
  it('has the usual columns of the rows per unit, by the key that was attached by, under names that are free', () => {
    const step = summaryInstead(MADE, 'attached', known)
    expect(step).toMatchObject({ id: 'attached', kind: 'features', source: 'orders', key: 'customer' })
    expect(step?.features.map(({ name, kind }) => [name, kind])).toEqual([
      ['recency_days', 'recency'],
      ['frequency', 'distinct'],
      ['amount', 'sum'],
    ])
  })

  it('stands for a look-up where the rows found say which unit they belong to', () => {
    expect(summaryInstead(MADE, 'looked', known)).toMatchObject({ source: 'orders', key: 'customer' })
    expect(summaryInstead(MADE, 'rated', known)).toBeNull()
  })

  it('is none for other steps', () => {
    expect(summaryInstead(MADE, 'margin', known)).toBeNull()
    expect(summaryInstead(MADE, 'gone', known)).toBeNull()
  })
})
