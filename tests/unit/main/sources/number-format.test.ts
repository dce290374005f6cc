import { describe, expect, it } from 'vitest'
import { builtInFormat, formatOf } from '../../../../main/sources/xlsx/number-format.ts'

describe('what a number format shows', () => {
  it.each([
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', 'number'],
    ['# ?/?', 'number'],
    ['0" days"', 'number'],
    ['dd.mm.yyyy', 'day'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
    ['[$-409]m/d/yy h:mm AM/PM;@', 'day'],
    ['yyyy"年"m"月"d"日"', 'day'],
    ['mmm yy', 'day'],
    ['h:mm', 'day'],
    ['[h]:mm:ss', 'duration'],
    ['[mm]:ss', 'duration'],
    ['0.0%', 'percent'],
    ['0%;[Red]-0%', 'percent'],
    ['@', 'text'],
  ])('%s shows a %s', (code, shows) => {
    expect(formatOf(code).shows).toBe(shows)
  })

  it.each([
    ['[$€-407] #,##0.00', '€'],
    ['"$"#,##0.00_);\\("$"#,##0.00\\)', '$'],
    ['#,##0.00\\ [$CHF-807]', 'CHF'],
    ['[$kr-41D] #,##0', 'kr'],
    ['"USD" #,##0', 'USD'],
    ['\\£#,##0', '£'],
    ['#,##0 €', '€'],
  ])('%s shows money in %s', (code, currency) => {
    expect(formatOf(code)).toEqual({ shows: 'money', currency })
  })

  it('takes no unit of measure for a currency', () => {
    expect(formatOf('0 "PCS"')).toEqual({ shows: 'number' })
  })

  it('shows leading zeros where there are nothing but zeros', () => {
    expect(formatOf('00000')).toEqual({ shows: 'padded', digits: 5 })
    expect(formatOf('0')).toEqual({ shows: 'number' })
  })

  it('knows the formats that have no code in the file', () => {
    expect([0, 9, 14, 22, 30, 46, 49, 57].map((id) => builtInFormat(id).shows)).toEqual([
      'number',
      'percent',
      'day',
      'day',
      'day',
      'duration',
      'text',
      'day',
    ])
  })
})
