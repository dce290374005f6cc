import { describe, expect, it } from 'vitest'
import { cellValue } from '../../../../main/columns/cell-value.ts'
import { dictionaryTexts } from '../../../../main/columns/dictionary.ts'
import { type PlainColumn, tableOf } from '../../../../main/columns/table-of.ts'
import { coarsenLocations, type ReadTable } from '../../../../main/services/coarsen-locations.ts'
import type { SpineColumn } from '../../../../shared/entities/column.ts'
import { postcodeArea, postcodeAreaNumber } from '../../../../shared/quality/coarse-location.ts'

const read = (columns: readonly PlainColumn[]): ReadTable<Omit<SpineColumn, 'distinct'>> => ({
  table: tableOf(columns),
  columns: columns.map(({ name, type, values }) => {
    return { name, header: name, type, missing: values.filter((value) => value === null).length, misfits: 0 }
  }),
})

describe('precise locations', () => {
  const columns: readonly PlainColumn[] = [
    { name: 'id', type: 'text', values: ['a', 'b', 'c'] },
    { name: 'latitude', type: 'number', values: [52.520_008, null, -33.868_82] },
    { name: 'lng', type: 'number', values: [13.404_954, 151.209_29, 0.04] },
    { name: 'zip_code', type: 'integer', values: [10_115, 80_331, null] },
    { name: 'postcode', type: 'text', values: ['SW1A 1AA', 'SW1A 2AA', '01067'] },
    { name: 'street', type: 'text', values: ['Weg 1', null, 'Weg 2'] },
    { name: 'host', type: 'text', values: ['10.0.0.1', '192.168.7.7', '8.8.8.8'] },
    { name: 'city', type: 'text', values: ['Berlin', 'Sydney', 'Dresden'] },
  ]
  const coarse = coarsenLocations(read(columns))
  const cells = (name: string) => {
    const index = columns.findIndex((column) => column.name === name)
    return [0, 1, 2].map((row) => cellValue(coarse.table, index, row))
  }

  it('are made about as coarse as a city', () => {
    expect(cells('latitude')).toEqual([52.5, null, -33.9])
    expect(cells('lng')).toEqual([13.4, 151.2, 0])
    expect(cells('zip_code')).toEqual([10_100, 80_300, null])
    expect(cells('postcode')).toEqual(['SW', 'SW', '010'])
    expect(cells('street')).toEqual([null, null, null])
    expect(cells('host')).toEqual([null, null, null])
    expect(cells('city')).toEqual(['Berlin', 'Sydney', 'Dresden'])
  })

  it('are marked, with what is missing now', () => {
    expect(coarse.columns.map(({ name, coarsened, missing }) => [name, coarsened ?? '', missing])).toEqual([
      ['id', '', 0],
      ['latitude', 'tenth-of-a-degree', 1],
      ['lng', 'tenth-of-a-degree', 0],
      ['zip_code', 'postcode-area', 1],
      ['postcode', 'postcode-area', 0],
      ['street', 'left-out', 3],
      ['host', 'left-out', 3],
      ['city', '', 0],
    ])
  })

  it('leave no fine text in memory', () => {
    const kept = coarse.table.columns.flatMap(({ dictionary }) => (dictionary ? dictionaryTexts(dictionary) : []))
    expect(kept.sort()).toEqual(['010', 'Berlin', 'Dresden', 'SW', 'Sydney', 'a', 'b', 'c'])
  })

  it('stay where they name the units', () => {
    const kept = coarsenLocations(
      read([{ name: 'postcode', type: 'text', values: ['10115', '80331'] }]),
      new Set(['postcode']),
    )
    expect(kept.columns[0]?.coarsened).toBeUndefined()
    expect(cellValue(kept.table, 0, 0)).toBe('10115')
  })

  it.each([
    ['10115', '101'],
    ['D-10115', '101'],
    ['8010', '80'],
    ['110001', '110'],
    ['sw1a 1aa', 'SW'],
    ['M1 1AE', 'M'],
    ['K1A 0B1', 'K'],
    ['1012 AB', '10'],
    ['12', null],
    ['unknown', null],
  ])('take %s for %s', (postcode, area) => {
    expect(postcodeArea(postcode)).toBe(area)
  })

  it('take whole numbers for the first of their area', () => {
    expect([10_115, 8010, 110_001, 99].map(postcodeAreaNumber)).toEqual([10_100, 8000, 110_000, 0])
  })
})
