import { describe, expect, it } from 'vitest'
import { type OwnColumn, requireCommonUnit } from '../../../../main/sources/spine/common-unit.ts'

const own = (fileName: string, unit: string | undefined, part: Partial<OwnColumn['column']> = {}): OwnColumn => {
  const reading = { chosen: false, decimal: '.', thousands: '', dateOrder: 'iso' as const, missing: [] }
  const column = { name: 'amount', type: 'number' as const, missing: 0, misfits: 0, categories: null, isRead: true }
  return {
    fileName,
    rows: 9,
    column: { ...column, reading: unit === undefined ? reading : { ...reading, unit }, ...part },
  }
}

describe('the unit of a column over the files of a source', () => {
  it.each([
    [['€', '$'], '“amount” is in $ in 1.csv and in € in 0.csv.'],
    [['€', '%'], '“amount” is in percent in 1.csv and in € in 0.csv.'],
    [['%', undefined], '“amount” is without a percent sign in 1.csv and in percent in 0.csv.'],
    [[undefined, '%'], '“amount” is without a percent sign in 0.csv and in percent in 1.csv.'],
  ] as const)('is refused as %j', (units, words) => {
    const files = units.map((unit, index) => own(`${index}.csv`, unit))
    expect(() => requireCommonUnit(files)).toThrow(words)
  })

  it.each([[['€', undefined, '€']], [['%', '%']], [[undefined, undefined]]] as const)('may be %j', (units) => {
    expect(() => requireCommonUnit(units.map((unit, index) => own(`${index}.csv`, unit)))).not.toThrow()
  })

  it('does not count where a column has no value, is not used, is text, or a person wants numbers', () => {
    const parts: Partial<OwnColumn['column']>[] = [{ missing: 9 }, { isRead: false }, { type: 'text' }]
    for (const part of parts) expect(() => requireCommonUnit([own('a', '€'), own('b', '$', part)])).not.toThrow()
    const reading = { chosen: true, decimal: '.', thousands: '', dateOrder: 'iso' as const, missing: [], unit: '$' }
    expect(() => requireCommonUnit([own('a', '€'), own('b', '$', { reading })])).not.toThrow()
  })
})
