import { describe, expect, it } from 'vitest'
import { compareColumns } from '../../../../../main/domain/as-of/compare-columns.ts'
import { compareUnits } from '../../../../../main/domain/as-of/compare-units.ts'
import type { ColumnProfile } from '../../../../../shared/contract/grid.ts'

const profile = (name: string, changes: Partial<ColumnProfile>): ColumnProfile => ({
  ...{ name, type: 'text', rowCount: 100, missing: 0, misfits: 0, distinct: 2, min: null, max: null },
  ...{ mean: null, median: null, sum: null, histogram: null, top: [] },
  ...changes,
})

describe('columns of two days', () => {
  it('have their means and the share that is missing', () => {
    const from = profile('revenue', { type: 'number', mean: 10, median: 8, missing: 5, distinct: 90 })
    const to = profile('revenue', { type: 'number', mean: 12, median: 9, missing: 20, rowCount: 200, distinct: 150 })
    expect(compareColumns([from], [to])).toEqual([
      {
        ...{ name: 'revenue', type: 'number', moved: null },
        from: { missingShare: 0.05, mean: 10, median: 8, distinct: 90 },
        to: { missingShare: 0.1, mean: 12, median: 9, distinct: 150 },
      },
    ])
  })

  it('have the value whose share moved most, also one that came or went', () => {
    const from = profile('region', {
      top: [
        { value: 'north', count: 70 },
        { value: 'south', count: 30 },
      ],
    })
    const to = profile('region', {
      distinct: 3,
      top: [
        { value: 'north', count: 60 },
        { value: 'west', count: 25 },
        { value: 'south', count: 15 },
      ],
    })
    expect(compareColumns([from], [to])[0]?.moved).toEqual({ value: 'west', from: 0, to: 0.25 })
  })

  it('say nothing of a value that a table may have without listing it', () => {
    const from = profile('city', { distinct: 40, top: [{ value: 'Bonn', count: 3 }] })
    const to = profile('city', { distinct: 40, top: [{ value: 'Ulm', count: 50 }] })
    expect(compareColumns([from], [to])[0]?.moved).toBeNull()
  })

  it('stand alone where the other day has none of that name and type', () => {
    const columns = compareColumns(
      [profile('old', {}), profile('size', { type: 'number' })],
      [profile('size', { type: 'text' }), profile('new', {})],
    )
    expect(columns.map(({ name, type, from, to }) => [name, type, from !== null, to !== null])).toEqual([
      ['size', 'text', false, true],
      ['new', 'text', false, true],
      ['old', 'text', true, false],
      ['size', 'number', true, false],
    ])
  })
})

describe('units of two days', () => {
  it('stay, come or go', () => {
    expect(compareUnits(Int32Array.of(0, 1, 2, 3), Int32Array.of(3, 4, 1))).toEqual({ stayed: 2, added: 1, left: 2 })
    expect(compareUnits(new Int32Array(), Int32Array.of(7))).toEqual({ stayed: 0, added: 1, left: 0 })
    expect(compareUnits(new Int32Array(), new Int32Array())).toEqual({ stayed: 0, added: 0, left: 0 })
  })
})
