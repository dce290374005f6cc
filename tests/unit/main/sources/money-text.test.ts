import { describe, expect, it } from 'vitest'
import { withoutCurrency } from '../../../../main/sources/money-text.ts'
import { NumberParser } from '../../../../main/sources/parse-number.ts'

describe('amounts of money', () => {
  it.each([
    ['$90,000 ', '90,000'],
    ['€ 5', '5'],
    ['5,00 €', '5,00'],
    ['USD 12.5', '12.5'],
    ['12.5 EUR', '12.5'],
    ['-$5', '-5'],
    ['$-5', '-5'],
    ['($1,234.50)', '-1,234.50'],
    ['£.50', '.50'],
    ['12 %', '12'],
    ['-1,5%', '-1,5'],
  ])('“%s” is %s without its currency', (text, number) => {
    expect(withoutCurrency(text)).toBe(number)
  })

  it.each(['($5', '$5)', '-($5)', '--5', 'about $5', '$', 'EUR', 'ABCD 5'])('“%s” is no amount', (text) => {
    expect(withoutCurrency(text)).toBe(text)
  })

  it('are numbers only where a person says so', () => {
    const bytes = Buffer.from('$90,000')
    const style = { decimal: 46, thousands: 44 }
    expect(new NumberParser(style, true).parse(bytes, 0, bytes.length)).toBe(90_000)
    expect(new NumberParser(style, false).parse(bytes, 0, bytes.length)).toBeNaN()
  })
})
