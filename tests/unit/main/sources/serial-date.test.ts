import { describe, expect, it } from 'vitest'
import { durationText, serialText } from '../../../../main/sources/xlsx/serial-date.ts'

describe('days as a workbook counts them', () => {
  // ECMA-376 part 1, 18.17.4.1 and 18.17.4.2, and what Excel shows for them.
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [43_831, '2020-01-01'],
    [43_831.604_166_666_7, '2020-01-01 14:30:00'],
    [2_958_465, '9999-12-31'],
    [0.5, '12:00:00'],
    [43_831.999_999_99, '2020-01-02'],
    [-1, null],
    [2_958_466, null],
  ])('%d from 1900 is %s', (serial, text) => {
    expect(serialText(serial, false)).toBe(text)
  })

  it.each([
    [0, '1904-01-01'],
    [59, '1904-02-29'],
    [42_369, '2020-01-01'],
    [2_957_003, '9999-12-31'],
    [2_957_004, null],
  ])('%d from 1904 is %s', (serial, text) => {
    expect(serialText(serial, true)).toBe(text)
  })

  it('agrees with the calendar on every day from 1900 to 2100', () => {
    for (let day = 61; day < 73_415; day++)
      expect(serialText(day, false)).toBe(new Date(Date.UTC(1900, 0, day - 1)).toISOString().slice(0, 10))
  })
})

describe('lengths of time', () => {
  it.each([
    [1.5, '36:00:00'],
    [0.000_011_574_074, '00:00:01'],
    [-0.0625, '-01:30:00'],
  ])('%d days are %s', (serial, text) => {
    expect(durationText(serial)).toBe(text)
  })
})
