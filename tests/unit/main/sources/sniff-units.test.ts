import { describe, expect, it } from 'vitest'
import { amountOf } from '../../../../main/sources/money-text.ts'
import { sniffUnits } from '../../../../main/sources/sniff-units.ts'

describe('amounts of a sample', () => {
  it.each([
    ['€5', '€'],
    ['5 kr', 'kr'],
    ['kr 5', 'kr'],
    ['Ft 1200', 'Ft'],
    ['R$ 5,50', 'R$'],
    ['US$5', 'US$'],
    ['5 zł', 'zł'],
    ['Kč 5', 'Kč'],
    ['EUR 5', 'EUR'],
    ['-5 %', '%'],
    ['(5 CHF)', 'CHF'],
  ])('%s is of %s, looked at closely or not', (text, unit) => {
    expect(amountOf(text)?.unit).toBe(unit)
    expect(sniffUnits([text, '7']).unit).toBe(unit)
  })

  it.each(['Customer 5', 'No 5', 'K-5', 'Treaty 5', 'SKU 5', 'B2B', '5 May 2024', '2024-05-01', '12:30', 'a', ''])(
    '%j is none',
    (text) => {
      expect(amountOf(text)).toBeNull()
      expect(sniffUnits([text])).toMatchObject({ hasAmounts: false, unit: undefined, isMixed: false, note: null })
    },
  )
})
