import { describe, expect, it } from 'vitest'
import { lastTwelveMonths, missedDays, missedEvents } from '../../../../renderer/features/workspace/data-days.ts'
import type { ColumnProfile } from '../../../../shared/contract/grid.ts'
import { dayFromIso } from '../../../../shared/rules/day.ts'
import { builtView } from './built-view.ts'

const profile = (name: string, type: ColumnProfile['type'], first: string, last: string): ColumnProfile => ({
  name,
  type,
  rowCount: 10,
  missing: 0,
  misfits: 0,
  distinct: 5,
  min: dayFromIso(first),
  max: dayFromIso(last),
  mean: null,
  median: null,
  sum: null,
  histogram: null,
  top: [],
})
const PERIOD = { periodStart: '2025-11-01', asOf: '2026-10-31' }

describe('the days of a table against the period', () => {
  it('are told where none lies in it, with the last full twelve months', () => {
    const orders = profile('Order Date', 'date', '2021-01-04', '2024-12-30')
    expect(missedDays([orders, profile('Sales', 'number', '2026-01-01', '2026-01-01')], PERIOD)).toEqual({
      first: '2021-01-04',
      last: '2024-12-30',
      offer: { periodStart: '2023-12-01', asOf: '2024-11-30' },
    })
  })

  it('are not told where some lie in it, or there are none', () => {
    expect(missedDays([profile('since', 'date', '2010-01-01', '2025-11-01')], PERIOD)).toBeNull()
    expect(missedDays([profile('Sales', 'number', '2021-01-04', '2024-12-30')], PERIOD)).toBeNull()
  })

  it('pass over days of birth, and columns that ended long before the period where another is recent', () => {
    const birth = profile('birth_date', 'date', '1910-08-13', '1980-12-26')
    const founded = profile('Founded', 'date', '1950-01-01', '2019-06-30')
    const orders = profile('Order Date', 'date', '2021-01-04', '2024-12-30')
    expect(missedDays([birth], PERIOD)).toBeNull()
    expect(missedDays([birth, founded, orders], PERIOD)).toEqual(missedDays([orders], PERIOD))
    expect(missedDays([birth, founded], PERIOD)).toMatchObject({ first: '1950-01-01', last: '2019-06-30' })
  })

  it('of a built table are those of what happened, with nothing offered', () => {
    const view = builtView([])
    expect(missedEvents(view, PERIOD)).toEqual({ first: '2017-01-01', last: '2019-06-30', offer: null })
    expect(missedEvents(view, { periodStart: '2018-07-01', asOf: '2019-06-30' })).toBeNull()
    expect(missedEvents({ ...view, report: null }, PERIOD)).toBeNull()
  })

  it.each([
    ['2024-12-31', '2024-01-01', '2024-12-31'],
    ['2024-02-28', '2023-02-01', '2024-01-31'],
    ['2024-02-29', '2023-03-01', '2024-02-29'],
    ['2025-01-01', '2024-01-01', '2024-12-31'],
  ])('count a month from its last day: %s', (day, periodStart, asOf) => {
    expect(lastTwelveMonths(day)).toEqual({ periodStart, asOf })
  })
})
