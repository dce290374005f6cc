import { afterAll, describe, expect, it } from 'vitest'
import { makeWorkbook, rowOf } from '../../fixtures/make-workbook.ts'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const signal = new AbortController().signal
const rows = 5000
const csv = (name: string, cell: (row: number) => string): string =>
  reading.file(name, `id;value\n${Array.from({ length: rows }, (_, row) => `k${row};${cell(row)}\n`).join('')}`)

describe('amounts with their unit', () => {
  it.each([
    ['percent.csv', (row: number) => `${row % 100} %`, '%', (row: number) => row % 100],
    ['tight.csv', (row: number) => `${row / 8}%`, '%', (row: number) => row / 8],
    [
      'before.csv',
      (row: number) => `€${(row * 1000 + 0.5).toLocaleString('en')}`,
      '€',
      (row: number) => row * 1000 + 0.5,
    ],
    [
      'behind.csv',
      (row: number) => `${(row * 1000 + 0.5).toLocaleString('de')} €`,
      '€',
      (row: number) => row * 1000 + 0.5,
    ],
    ['code.csv', (row: number) => `USD ${row}.25`, 'USD', (row: number) => row + 0.25],
    [
      'minus.csv',
      (row: number) => `${row % 2 === 0 ? '' : '-'}$${row}`,
      '$',
      (row: number) => (row % 2 === 0 ? row : -row),
    ],
    [
      'brackets.csv',
      (row: number) => (row % 2 === 0 ? `$${row}` : `($${row})`),
      '$',
      (row: number) => (row % 2 === 0 ? row : -row),
    ],
  ] as const)('are numbers in it: %s', async (name, cell, unit, value) => {
    const read = await reading.read(csv(name, cell))
    expect(columnOf(read, 'value')).toEqual(Array.from({ length: rows }, (_, row) => value(row)))
    expect(read.columns[1]?.reading?.unit).toBe(unit)
    const words = unit === '%' ? 'is in percent, 12 % is 12' : `is in ${unit}`
    expect(read.notices).toEqual([`“value” ${words}: the sign stands with all values.`])
  })

  it('say how many bear it over the whole file, and read the others alike', async () => {
    const path = csv('some.csv', (row) => (row % 4 === 0 ? String(row) : `${row} €`))
    expect((await reading.reader.preview(path, {}, signal)).columns[1]).toMatchObject({
      type: 'integer',
      unit: '€',
      note: 'Read in €: the sign stands with 75 % of the values.',
    })
    const read = await reading.read(path)
    expect([columnOf(read, 'value').slice(3, 6), read.misfitCount]).toEqual([[3, 4, 5], 0])
    expect(read.notices).toEqual(['“value” is in €: the sign stands with 75 % of the values, the others count alike.'])
  })

  it('of another currency, far down in the file, are missing with their text', async () => {
    const read = await reading.read(csv('late.csv', (row) => (row === 4321 || row === 4400 ? `$${row}` : `€${row}`)))
    expect(read.columns[1]).toMatchObject({ type: 'integer', misfits: 2, reading: { unit: '€' } })
    expect(read.misfits[0]).toEqual({ line: 4323, column: 'value', raw: '$4321' })
    expect(read.notices).toEqual(['“value” is in €: the sign stands with all values. Amounts in $ (2) are missing.'])
  })

  it('of several currencies stay text, and the whole file tells how many of each', async () => {
    const path = csv('mixed.csv', (row) => `${row % 5 === 0 ? '$' : '€'}${row}`)
    expect((await reading.reader.preview(path, {}, signal)).columns[1]).toMatchObject({
      type: 'text',
      note: expect.stringMatching(
        /^Kept as text: the amounts are in € \([\d,]+\), \$ \([\d,]+\), which do not add up\.$/,
      ),
    })
    const read = await reading.read(path)
    expect(read.columns[1]).toMatchObject({ type: 'text', misfits: 0 })
    expect(read.notices).toEqual(['“value” stays text: its amounts are in € (4,000), $ (1,000), which do not add up.'])
    const chosen = await reading.read(path, { types: { value: 'number' } })
    expect([columnOf(chosen, 'value').slice(4, 6), chosen.misfitCount]).toEqual([[4, 5], 0])
    expect(chosen.notices).toEqual(['“value” is read as numbers though its amounts are in € (4,000), $ (1,000).'])
  })

  it('in percent are never taken for plain numbers beside them', async () => {
    const read = await reading.read(csv('stray.csv', (row) => (row === 4000 ? '12 %' : `${row / 10_000}`)))
    expect(read.misfits).toEqual([{ line: 4002, column: 'value', raw: '12 %' }])
  })

  it('stay text where a person wants it', async () => {
    const read = await reading.read(
      csv('kept.csv', (row) => `${row} %`),
      { types: { value: 'text' } },
    )
    expect(columnOf(read, 'value')[3]).toBe('3 %')
  })
})

describe('amounts of a workbook', () => {
  it('are of the currency that the sheet shows, and percents as they are shown', async () => {
    const cells = (row: number): string =>
      `<c><v>${row}</v></c><c s="1"><v>${row / 4}</v></c><c s="2"><v>${row / 1000}</v></c><c s="${row % 2 === 0 ? 1 : 3}"><v>${row}</v></c>`
    const body = Array.from({ length: 40 }, (_, row) => `<row>${cells(row)}</row>`).join('')
    const formats = ['[$€-407] #,##0.00', '0.0%', '"$"#,##0']
    const sheets = [{ name: 'S', rows: rowOf('id', 'money', 'share', 'both') + body }]
    const read = await reading.read(reading.file('money.xlsx', makeWorkbook({ formats, sheets })))
    expect(read.columns.map(({ type, reading: how }) => [type, how?.unit])).toEqual([
      ['integer', undefined],
      ['number', '€'],
      ['number', '%'],
      ['text', undefined],
    ])
    expect([columnOf(read, 'money')[7], columnOf(read, 'share')[7], columnOf(read, 'both')[7]]).toEqual([
      1.75,
      0.7,
      '7 $',
    ])
    expect(read.notices.at(-1)).toBe('“both” stays text: its amounts are in € (20), $ (20), which do not add up.')
  })
})
