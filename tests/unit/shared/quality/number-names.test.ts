import { describe, expect, it } from 'vitest'
import { numberName } from '../../../../shared/quality/number-names.ts'

const whole = (name: string, key: string | null = null) => numberName({ name, type: 'integer' }, key)

describe('whole numbers that name something', () => {
  it('are the key, and columns named for identifiers and places', () => {
    for (const name of ['CustomerKey', 'customer_id', 'Row ID', 'InvoiceNo', 'order number', 'zip_code', 'PLZ'])
      expect(whole(name), name).toBe('identifier')
    expect(whole('anything', 'anything')).toBe('identifier')
  })

  it('are years, but no amounts of a year and no years that are counted', () => {
    for (const name of ['Year', 'year_established', 'Year_Birth', 'birth_year', 'Baujahr', 'fiscal year'])
      expect(whole(name), name).toBe('year')
    for (const name of ['revenue_per_year', 'year_to_date', 'years_as_customer', 'orders this year'])
      expect(whole(name), name).toBeNull()
  })

  it('are none where they count or are no whole numbers', () => {
    for (const name of ['employees', 'revenue', 'frequency', 'no_of_orders', 'number of calls'])
      expect(whole(name), name).toBeNull()
    expect(numberName({ name: 'customer_id', type: 'text' })).toBeNull()
    expect(numberName({ name: 'customer_id', type: 'number' })).toBeNull()
  })
})
