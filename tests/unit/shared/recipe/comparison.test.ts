import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { chosenComparisons, comparedAs, usualComparisons } from '../../../../shared/recipe/comparison.ts'

const column = (name: string, type: ColumnType = 'text') => ({ name, type })

describe('what rows are compared by', () => {
  it('is what says who or where somebody is', () => {
    const columns = [
      column('CustomerKey', 'integer'),
      column('FirstName'),
      column('LastName'),
      column('EmailAddress'),
      column('Telefon'),
      column('PLZ', 'integer'),
      column('BirthDate', 'date'),
      column('Revenue', 'number'),
      column('Segment'),
      column('last_order', 'date'),
      column('vat_no'),
    ]
    expect(usualComparisons(columns, 'CustomerKey')).toEqual([
      { columns: ['FirstName', 'LastName'], as: 'name' },
      { columns: ['EmailAddress'], as: 'email' },
      { columns: ['Telefon'], as: 'phone' },
      { columns: ['PLZ'], as: 'postcode' },
      { columns: ['BirthDate'], as: 'day' },
    ])
    expect(chosenComparisons(columns, ['vat_no', 'Segment'])).toEqual([
      { columns: ['Segment'], as: 'other' },
      { columns: ['vat_no'], as: 'code' },
    ])
  })

  it('leaves out amounts and days of events', () => {
    expect(comparedAs(column('Revenue', 'number'))).toBeNull()
    expect(comparedAs(column('order_date', 'date'))).toBeNull()
    expect(comparedAs(column('Customer No', 'text'))).toBe('code')
  })
})
