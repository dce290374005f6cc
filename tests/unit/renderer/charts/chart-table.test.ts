import { describe, expect, it } from 'vitest'
import { type ChartTable, csvOfTable, tabTextOfTable } from '../../../../renderer/charts/chart-table.ts'

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
    ['-12', -1e-7],
  ],
}

describe('csvOfTable', () => {
  it('writes heads with units and exact numbers, quotes what must be, leaves missing cells empty', () => {
    expect(csvOfTable(table)).toBe(
      '\uFEFFLine,"Contribution, €"\r\n"Repair, ""new""",2100000.25\r\n"\'=HYPERLINK(""x"")",-4800000\r\n"Two\nlines",\r\n-12,-1e-7\r\n',
    )
  })
})

describe('tabTextOfTable', () => {
  it('keeps one line per row and neutralises what a spreadsheet would run', () => {
    expect(tabTextOfTable(table)).toBe(
      'Line\tContribution, €\nRepair, "new"\t2100000.25\n\'=HYPERLINK("x")\t-4800000\nTwo lines\t\n-12\t-1e-7',
    )
  })
})
