import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DateOrder } from '../../../../main/ports/source-reader.ts'
import { DateParser, NO_DATE } from '../../../../main/sources/parse-date.ts'

function parse(text: string, order: DateOrder, chosen = false): number {
  const bytes = Buffer.from(text)
  return new DateParser(order, chosen).parse(bytes, 0, bytes.length)
}

const MS_PER_DAY = 86_400_000

describe('DateParser', () => {
  it('counts days as Date.UTC does, from the year 100 to 9999, in each order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -682_943, max: 2_932_896 }), (days) => {
        const [year = '', month = '', day = ''] = new Date(days * MS_PER_DAY).toISOString().slice(0, 10).split('-')
        expect(parse(`${year}-${month}-${day}`, 'iso')).toBe(days)
        expect(parse(`${Number(day)}.${Number(month)}.${year}`, 'day-first')).toBe(days)
        expect(parse(`${month}/${day}/${year}`, 'month-first')).toBe(days)
        expect(parse(`${year}${month}${day}`, 'iso')).toBe(days)
      }),
    )
  })

  it.each([
    ['2023-02-29', 'iso'],
    ['1900-02-29', 'iso'],
    ['2024-13-01', 'iso'],
    ['2024-00-10', 'iso'],
    ['31.04.2025', 'day-first'],
    ['13/13/2025', 'month-first'],
    ['30/09/2025', 'month-first'],
    ['1/2-2025', 'day-first'],
    ['1/2/25', 'day-first'],
    ['2024-01-01x', 'iso'],
    ['2024-01-01 later', 'iso'],
    ['20240132', 'iso'],
    ['2024011', 'iso'],
    ['20240101', 'day-first'],
    ['', 'iso'],
  ] as const)('refuses %j as %s', (text, order) => expect(parse(text, order)).toBe(NO_DATE))

  it.each([
    // POSIX strptime, %y: 69 to 99 are of the 20th century, 00 to 68 of the 21st.
    ['1.2.69', 'day-first', '1969-02-01'],
    ['31-12-99', 'day-first', '1999-12-31'],
    ['2/29/00', 'month-first', '2000-02-29'],
    ['12/31/68', 'month-first', '2068-12-31'],
    ['28/02/25 10:30', 'day-first', '2025-02-28'],
  ] as const)('reads %j as %s %s where a person said that it is a date, and not else', (text, order, iso) => {
    expect(parse(text, order, true)).toBe(Date.parse(iso) / MS_PER_DAY)
    expect(parse(text, order)).toBe(NO_DATE)
  })

  it.each([
    ['29/2/25', 'day-first'],
    ['1/2/256', 'day-first'],
    ['1/2/5', 'day-first'],
    ['24-01-31', 'iso'],
  ] as const)('refuses %j as %s even where a person said that it is a date', (text, order) =>
    expect(parse(text, order, true)).toBe(NO_DATE),
  )

  it('drops a time of day and says so', () => {
    const dates = new DateParser('iso', false)
    for (const text of [
      '2024-02-29 12:30',
      '2024-02-29T23:59:59.999Z',
      '2024-02-29 1:05:00 PM',
      '2024-02-29T00:00:00+02:00',
    ]) {
      expect(dates.parse(Buffer.from(text), 0, text.length)).toBe(19_782)
      expect(dates.hadTime).toBe(true)
    }
    dates.parse(Buffer.from('2024-02-29'), 0, 10)
    expect(dates.hadTime).toBe(false)
  })
})
