import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromIso, isIsoDay, isoFromDay } from '../../../../shared/rules/day.ts'
import { literal } from '../../../../shared/rules/rule.ts'

describe('days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    // Hinnant's algorithms paper: the epoch of the algorithm, and 1 January of year 1.
    ['0000-03-01', -719_468],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is day %i', (iso, day) => {
    expect(dayFromIso(iso)).toBe(day)
    expect(isoFromDay(day)).toBe(iso)
  })

  it('agree with the calendar of Date over all its four-digit years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(isoFromDay(day)).toBe(iso)
        expect(dayFromIso(iso)).toBe(day)
      }),
    )
  })

  it('are valid exactly where the JSON form of a rule takes them', () => {
    const twoDigits = (max: number) => fc.integer({ min: 0, max }).map((part) => String(part).padStart(2, '0'))
    const year = fc.integer({ min: 0, max: 9999 }).map((part) => String(part).padStart(4, '0'))
    fc.assert(
      fc.property(
        fc.oneof(year, fc.constantFrom('0000', '1900', '2000', '2024')),
        twoDigits(13),
        twoDigits(32),
        (...parts) => {
          const value = parts.join('-')
          expect(literal.safeParse({ type: 'date', value }).success).toBe(isIsoDay(value))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('write years outside 0000 to 9999 with a sign', () => {
    expect(isoFromDay(2_932_897)).toBe('+010000-01-01')
    expect(isoFromDay(-719_529)).toBe('-000001-12-31')
  })

  it.each(['2025-02-30', '1900-02-29', '2025-13-01', '2025-00-10', '2025-01-00', '2025-1-01', '20250101', ''])(
    'refuse %j',
    (text) => {
      expect(isIsoDay(text)).toBe(false)
      expect(() => dayFromIso(text)).toThrow('is not a day of the calendar')
    },
  )
})
