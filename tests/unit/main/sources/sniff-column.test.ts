import { describe, expect, it } from 'vitest'
import { guessColumn } from '../../../../main/sources/sniff-column.ts'

const guess = (cells: readonly string[], more: Partial<Parameters<typeof guessColumn>[1]> = {}) =>
  guessColumn(cells, { commaDecimals: false, ...more })

describe('guessColumn', () => {
  it.each([
    ['integer', ['1', '-2', '30', ' 4 ', '']],
    ['number', ['1.5', '2', '1e3', 'NaN']],
    ['boolean', ['true', 'FALSE', 'True']],
    ['text', ['Yes', 'No']],
    ['text', ['00123', '00456']],
    ['number', ['$5.00', '$7.10']],
    ['text', ['$5.00', '€7.10']],
    ['text', ['SKU 5', 'SKU 7']],
    ['integer', ['(1,200)', '3,500', '2,000']],
    ['integer', ['5%', '7%']],
    ['text', ['12345678901234567890', '1']],
    ['date', ['2024-01-31', '2023-12-01']],
    ['integer', ['19970101', '19980203']],
    ['text', ['', ' ']],
  ] as const)('takes as %s: %j', (type, cells) => expect(guess(cells).type).toBe(type))

  it('decides the order of a date by the days that only one order can read', () => {
    expect(guess(['11/8/2016', '10/31/2016'])).toMatchObject({ type: 'date', dateOrder: 'month-first', fit: 1 })
    expect(guess(['04-09-2012', '30-09-2025'])).toMatchObject({ type: 'date', dateOrder: 'day-first' })
    expect(guess(['04/09/2012'], { likelyOrder: 'day-first' })).toMatchObject({ dateOrder: 'day-first' })
    expect(guess(['04/09/2012']).note).toContain('nothing in the sample decides')
  })

  it('reads decimal commas and thousands only where the sample agrees', () => {
    expect(guess(['1.234,56', '12,5', '7'])).toMatchObject({
      type: 'number',
      numberStyle: { decimal: 44, thousands: 46 },
    })
    expect(guess(['2,666', '498'])).toMatchObject({ type: 'integer', numberStyle: { decimal: 46, thousands: 44 } })
    expect(guess(['1.613', '379'], { commaDecimals: true })).toMatchObject({
      type: 'integer',
      numberStyle: { decimal: 44 },
    })
    expect(guess(['1.613', '379'])).toMatchObject({ type: 'number', numberStyle: { decimal: 46, thousands: 0 } })
    expect(guess(['1,5', '1.5']).type).toBe('text')
  })

  it('reads decimals as a person said, whatever the sample looks like', () => {
    const comma = { decimalSign: ',' } as const
    expect(guess(['1.500', '2.750'])).toMatchObject({ type: 'number', numberStyle: { decimal: 46, thousands: 0 } })
    expect(guess(['1.500', '2.750'], comma)).toMatchObject({
      type: 'integer',
      numberStyle: { decimal: 44, thousands: 46 },
    })
    expect(guess(['1 500,5', '2 750'], comma)).toMatchObject({ numberStyle: { decimal: 44, thousands: 32 } })
    expect(guess(['1,500', '2,750'], { decimalSign: '.', commaDecimals: true })).toMatchObject({
      type: 'integer',
      numberStyle: { decimal: 46, thousands: 44 },
    })
    expect(guess(['1.5', '2'], { decimalSign: '.' })).toMatchObject({ numberStyle: { decimal: 46, thousands: 0 } })
    expect(guess(['1.5', '2.75'], comma).type).toBe('text')
  })

  it('offers dates with years of two digits, and reads them in the order that the days prove', () => {
    expect(guess(['31/01/25', '01/02/25'])).toMatchObject({ type: 'text', note: expect.stringMatching(/two digits/) })
    const chosen = guess(['31/01/25', '01/02/25'], { type: 'date' })
    expect(chosen).toMatchObject({ type: 'date', dateOrder: 'day-first', fit: 1 })
    expect(guess(['1/31/25', '02/02/25'], { type: 'date' })).toMatchObject({ dateOrder: 'month-first', fit: 1 })
    expect(guess(['1-2-3', '4-5-6']).note).toBeNull()
  })

  it('reports the share that fits where a person chose the type', () => {
    expect(guess(['1', '2', 'x', 'y'], { type: 'number' })).toMatchObject({ type: 'number', fit: 0.5 })
  })

  it('takes what commonly stands for a missing value as missing where the rest is no text, and says how much it is', () => {
    const ages = ['31', 'NA', '45', '-', '52', 'NA']
    expect(guess(ages)).toMatchObject({
      type: 'integer',
      fit: 1,
      present: 3,
      note: '“NA” (33 %), “-” (17 %) are read as missing.',
      missing: [
        { text: 'NA', count: 2, isRead: true },
        { text: '-', count: 1, isRead: true },
      ],
    })
    expect(guess(['2024-01-31', 'N/A'])).toMatchObject({ type: 'date', fit: 1 })
    expect(guess(['1.234,5', '12,75', 'NULL'])).toMatchObject({ type: 'number', numberStyle: { decimal: 44 } })
    // Among countries NA is Namibia, until a person says otherwise.
    expect(guess(['DE', 'NA', 'FR'])).toMatchObject({
      type: 'text',
      note: null,
      missing: [{ text: 'NA', count: 1, isRead: false }],
    })
    expect(guess(['DE', 'NA', 'FR'], { missing: ['NA'] })).toMatchObject({ type: 'text', present: 2 })
    expect(guess(ages, { missing: [] })).toMatchObject({ type: 'text', present: 6 })
    expect(guess(['NA', 'NA'])).toMatchObject({ type: 'text', present: 2 })
  })

  it('takes -999 as missing only where it is repeated and nothing else is below zero', () => {
    const ages = Array.from({ length: 18 }, (_, index) => String(index + 20))
    expect(guess([...ages, '-999', '-999'])).toMatchObject({
      type: 'integer',
      present: 18,
      note: '“-999” (10 %) is read as missing.',
    })
    expect(guess([...ages, '-999'])).toMatchObject({ present: 19, missing: [] })
    expect(guess([...ages, '-999', '-999', '-1'])).toMatchObject({ present: 21, missing: [] })
    expect(guess([...ages, '-999', '-999'], { missing: [] }).missing).toEqual([
      { text: '-999', count: 2, isRead: false },
    ])
  })

  it('says how much of a column only one order of days can read', () => {
    const days = ['01/02/2024', '03/04/2024', '05/06/2024', '25/12/2024']
    expect(guess(days).note).toBe('Read day first: 25 % of the values only make sense so.')
  })
})
