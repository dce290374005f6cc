import { describe, expect, it } from 'vitest'
import { repeatedUnit } from '../../../../renderer/features/data/repeated-unit.ts'
import type { SpineColumn } from '../../../../shared/entities/column.ts'

const column = (name: string, distinct: number, type: SpineColumn['type'] = 'text', missing = 0): SpineColumn => ({
  name,
  header: name,
  type,
  missing,
  misfits: 0,
  distinct,
})
const found = (...columns: SpineColumn[]) => repeatedUnit({ columns, rowCount: 9994 })

describe('the column of customers in a table of smaller things', () => {
  it('is known by its name and its repetition, whatever else names a row', () => {
    expect(
      found(column('Row ID', 9994, 'integer'), column('Customer', 99), column('Customer ID', 99, 'integer')),
    ).toEqual({
      column: 'Customer ID',
      rows: 9994,
      units: 99,
    })
    expect(found(column('Kundennummer', 4000))?.column).toBe('Kundennummer')
    expect(found(column('client_id', 500, 'text', 9000))?.units).toBe(500)
  })

  it('is none where each has its row, but for a few repeated by mistake', () => {
    expect(found(column('customerID', 9994))).toBeNull()
    expect(found(column('customerID', 9980))).toBeNull()
    expect(found(column('client_id', 990, 'text', 8994))).toBeNull()
    expect(found(column('customer_segment', 3), column('plan', 4))).toBeNull()
  })
})
