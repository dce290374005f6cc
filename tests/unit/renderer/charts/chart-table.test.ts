import { describe, expect, it } from 'vitest'
import { type ChartTable, csvOfTable, tabTextOfTable } from '../../../../renderer/charts/chart-table.ts'
import { fileNameOfTitle } from '../../../../renderer/charts/file-name-of-title.ts'

const table: ChartTable = {
  title: 'Costly tail loses €4.8m',
  columns: [
    { label: 'Line', kind: 'text' },
    { label: 'Contribution, €', kind: 'number', show: () => 'rounded' },
  ],
  rows: [
    ['Repair, "new"', 2_100_000.25],
    ['=HYPERLINK("x")', -4_800_000],
    ['Two\nlines', null],
  ],
}

describe('csvOfTable', () => {
  it('writes heads with units and exact numbers, quotes what must be, leaves missing cells empty', () => {
    expect(csvOfTable(table)).toBe(
      'Line,"Contribution, €"\r\n"Repair, ""new""",2100000.25\r\n"\'=HYPERLINK(""x"")",-4800000\r\n"Two\nlines",\r\n',
    )
  })
})

describe('tabTextOfTable', () => {
  it('keeps one line per row and neutralises what a spreadsheet would run', () => {
    expect(tabTextOfTable(table)).toBe(
      'Line\tContribution, €\nRepair, "new"\t2100000.25\n\'=HYPERLINK("x")\t-4800000\nTwo lines\t',
    )
  })
})

describe('fileNameOfTitle', () => {
  it('makes a name that every system takes', () => {
    expect(fileNameOfTitle('Costly tail loses €4.8m on 10.6% of revenue')).toBe(
      'costly-tail-loses-4-8m-on-10-6-of-revenue',
    )
    expect(fileNameOfTitle('Über Größe: Ärzte')).toBe('uber-gro-e-arzte')
    expect(fileNameOfTitle('CON')).toBe('chart-con')
    expect(fileNameOfTitle('…')).toBe('chart')
    expect(fileNameOfTitle('a '.repeat(90)).length).toBeLessThanOrEqual(60)
  })
})
