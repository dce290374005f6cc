import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumberParser, type NumberStyle, PLAIN_NUMBERS, saysNan } from '../../../../main/sources/parse-number.ts'

function parse(text: string, style: NumberStyle = PLAIN_NUMBERS, leadingZeros = false): number {
  const bytes = Buffer.from(`x${text}x`)
  return new NumberParser(style, leadingZeros).parse(bytes, 1, bytes.length - 1)
}

describe('NumberParser', () => {
  it('reads every double that JavaScript prints to the very same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(String(value).replace('e+', 'e'))).toBe(Object.is(value, -0) ? 0 : value)
      }),
    )
  })

  it('reads decimal texts as Number() does, whatever their number of digits', () => {
    const digits = fc.stringMatching(/^(0|[1-9][0-9]{0,24})(\.[0-9]{1,30})?$/)
    fc.assert(
      fc.property(digits, (text) => {
        expect(parse(text)).toBe(Number(text))
      }),
    )
  })

  it.each([
    '',
    '-',
    '.',
    '1.2.3',
    '1,5',
    '12a',
    'abc',
    '0x10',
    '1e',
    '1e999',
    'Infinity',
    '-inf',
    '1 000',
    '--1',
    '$5',
    '5%',
  ])('refuses %j', (text) => expect(parse(text)).toBeNaN())

  it('keeps negative zero and refuses leading zeros unless a person chose a number', () => {
    expect(parse('-0')).toBe(-0)
    expect(parse('00123')).toBeNaN()
    expect(parse('00123', PLAIN_NUMBERS, true)).toBe(123)
    expect(parse('0.5')).toBe(0.5)
    expect(parse('+49301234567')).toBeNaN()
    expect(parse('+3.5')).toBe(3.5)
  })

  it('takes thousands separators only between groups of three', () => {
    const style = { decimal: 44, thousands: 46 }
    expect(parse('1.234.567,25', style)).toBe(1234567.25)
    expect(parse('12,5', style)).toBe(12.5)
    expect(parse('1.23', style)).toBeNaN()
    expect(parse('1234.567', style)).toBeNaN()
    expect(parse('.123', style)).toBeNaN()
    expect(parse('1.234', style)).toBe(1234)
  })

  it('knows nan in any case', () => {
    const says = (text: string): boolean => saysNan(Buffer.from(text), 0, text.length)
    expect([says('NaN'), says('nan'), says('NAN'), says('nat'), says('nano')]).toEqual([true, true, true, false, false])
  })
})
