import { describe, expect, it } from 'vitest'
import { nearColumns, nearTable, sortedUnits } from '../../../../renderer/features/structures/near-columns.ts'
import type { NearestUnits, NearUnit } from '../../../../shared/contract/conditions.ts'

const unit = (key: string, value: number, more: Partial<NearUnit> = {}): NearUnit => ({
  ...{ row: 1, key, value, cells: [], revenue: null, contribution: null, was: 'a', now: 'a' },
  ...more,
})
const asked = (near: NearestUnits, lines: { was: string; now: string } | null = null) => ({
  near,
  noun: { singular: 'account', plural: 'accounts' },
  column: 'gross_margin',
  figures: { unit: '€', plain: String, alone: (value: number) => `€${value}`, step: String },
  currencySign: '€',
  isDate: (name: string) => name === 'since',
  showDay: (day: number) => `day ${day}`,
  lines,
})

describe('nearColumns', () => {
  it('has money only where a unit has some, with units in the heads', () => {
    const near = { decided: 9, columns: ['industry'], units: [unit('A', 4, { cells: ['Retail'], revenue: 5 })] }
    const heads = nearColumns(asked(near)).map(({ head }) => head)
    expect(heads).toEqual(['Account', 'Industry', 'Gross margin, €', 'Revenue, €', 'Goes to'])
  })

  it('shows each figure once, where the rule or the condition names the column that holds the revenue', () => {
    const units = [unit('A', 4, { cells: [5], revenue: 5 }), unit('B', 3, { cells: [6], revenue: 6 })]
    const heads = nearColumns(asked({ decided: 9, columns: ['revenue'], units })).map(({ head }) => head)
    expect(heads).toEqual(['Account', 'Gross margin, €', 'Revenue, €', 'Goes to'])
    const own = { ...asked({ decided: 9, columns: [], units: [unit('A', 5, { revenue: 5 })] }), column: 'revenue' }
    expect(nearColumns(own).map(({ head }) => head)).toEqual(['Account', 'Revenue, €', 'Goes to'])
    const other = [unit('A', 4, { cells: [5], revenue: 4.5 })]
    expect(nearColumns(asked({ decided: 9, columns: ['revenue'], units: other })).map(({ head }) => head)).toContain(
      'Revenue',
    )
  })

  it('shows both places while the line is moved, and days as days', () => {
    const near = { decided: 9, columns: ['since'], units: [unit('A', 4, { cells: [19_000] })] }
    const columns = nearColumns(asked(near, { was: '€5', now: '€4' }))
    expect(columns.map(({ head }) => head)).toEqual(['Account', 'Since', 'Gross margin, €', 'At €5', 'At €4'])
    expect(columns[1]?.show(19_000)).toBe('day 19000')
  })
})

describe('sortedUnits', () => {
  const units = [unit('B', 3, { cells: [null], was: 'x' }), unit('A', 2, { cells: [10] }), unit('C', 1, { cells: [9] })]
  const columns = nearColumns(asked({ decided: 3, columns: ['seats'], units }))
  const keys = (key: string, direction: 'ascending' | 'descending') =>
    sortedUnits(units, columns, { key, direction }).map((one) => one.key)

  it('sorts numbers as numbers and texts by code points, missing cells last in either direction', () => {
    expect(keys('further seats', 'ascending')).toEqual(['C', 'A', 'B'])
    expect(keys('further seats', 'descending')).toEqual(['A', 'C', 'B'])
    expect(keys('key', 'descending')).toEqual(['C', 'B', 'A'])
    expect(sortedUnits(units, columns, null)).toEqual(units)
  })

  it('is copied exact, with entries by name', () => {
    const table = nearTable('Near', columns, units, (id) => `Segment ${id}`)
    expect(table.rows[0]).toEqual(['B', null, 3, 'Segment a'])
  })
})
