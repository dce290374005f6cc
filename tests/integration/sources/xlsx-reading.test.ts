import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeWorkbook, rowOf } from '../../fixtures/make-workbook.ts'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const signal = new AbortController().signal
const made = new URL('../../fixtures/workbooks/', import.meta.url).pathname
const day = (iso: string): number => Date.parse(iso) / 86_400_000
const names = 'id,name,amount'.split(',')

/** What openpyxl reads of a workbook, as make-workbooks.py wrote it down: rows below the header, by column. */
function openpyxlRows(name: string): readonly Readonly<Record<string, unknown>>[] {
  const rows: unknown[][] = JSON.parse(readFileSync(join(made, `${name}.json`), 'utf8'))
  const at = rows.findIndex((row) => row.filter((cell) => cell !== null).length > 1)
  const header = rows[at]?.map(String) ?? []
  return rows
    .slice(at + 1)
    .filter((row) => row.some((cell) => cell !== null))
    .map((row) => Object.fromEntries(header.map((column, index) => [column, row[index]])))
}

describe('workbooks that other programs wrote', () => {
  it.each(['accounts-xlsxwriter', 'days-1904-xlsxwriter', 'orders-openpyxl'])(
    '%s holds what openpyxl reads in it',
    async (name) => {
      const read = await reading.read(join(made, `${name}.xlsx`))
      const rows = openpyxlRows(name)
      expect(read.table.rowCount).toBe(rows.length)
      const columns = read.table.columns.map((column) => column.name)
      expect(columns).toEqual(Object.keys(rows[0] ?? {}).filter((column) => column !== 'null'))
      for (const [index, { name: column, type }] of read.columns.entries()) {
        const expected = rows
          .map((row) => row[column])
          .map((value) => {
            if (value === null || (typeof value === 'string' && value.startsWith('#'))) return null
            if (column === 'code') return String(value).padStart(5, '0')
            // Percent is what stands with the sign: 12.5 for 12.5 %.
            if (column === 'discount') return Number((Number(value) * 100).toFixed(6))
            return type === 'date' ? day(String(value)) : value
          })
        expect([column, columnOf(read, columns[index] ?? '')]).toEqual([column, expected])
      }
      expect(read.misfitCount).toBe(0)
    },
  )

  it('tells the types of what the sheet has typed', async () => {
    const { columns } = await reading.read(join(made, 'accounts-xlsxwriter.xlsx'))
    expect(columns.map(({ type }) => type)).toEqual([
      'text',
      'text',
      'date',
      'date',
      'number',
      'number',
      'boolean',
      'number',
      'integer',
    ])
  })

  it('names what has no value, with its first cell', async () => {
    const read = await reading.read(join(made, 'orders-openpyxl.xlsx'))
    expect(read.notices).toEqual([
      '1 cell with the error #DIV/0! is missing: first G7.',
      '1 cell with the error #N/A is missing: first G10.',
      '2 formulas without a calculated value are missing: first H6. Open the workbook in Excel, save it, and read it again.',
      '1 merged area in the table: its value stands in the first cell, the others are missing: first D6:D7.',
    ])
    expect(read.source).toMatchObject({
      format: 'xlsx',
      rowsInFile: 5,
      sheet: { name: 'Orders', skipRows: 4, hasHeader: true },
    })
  })
})

describe('the choice of a sheet', () => {
  const path = (): string =>
    reading.file(
      'sheets.xlsx',
      makeWorkbook({
        sheets: [
          { name: 'Cover', rows: '' },
          { name: 'Old', state: 'hidden', rows: rowOf(...names) + rowOf('h', 'hidden', 1) },
          { name: 'Now', rows: rowOf(...names) + rowOf('a', 'one', 1) + rowOf('b', 'two', 2) },
        ],
      }),
    )

  it('falls on the first visible one with cells, and says which there are', async () => {
    const { workbook, notices } = await reading.reader.preview(path(), {}, signal)
    expect(workbook).toEqual({
      sheets: [
        { name: 'Cover', isHidden: false },
        { name: 'Old', isHidden: true },
        { name: 'Now', isHidden: false },
      ],
      reading: { name: 'Now', skipRows: 0, hasHeader: true },
    })
    expect(notices).toEqual(['The sheet “Now” is read; not read: Cover, Old (hidden).'])
  })

  it('is a person’s, hidden sheets included', async () => {
    expect(columnOf(await reading.read(path(), { sheet: { name: 'Old' } }), 'name')).toEqual(['hidden'])
  })

  it('is refused where there is no such sheet, with those there are', async () => {
    await expect(reading.read(path(), { sheet: { name: 'Next' } })).rejects.toMatchObject({
      code: 'file-unsupported',
      message: 'sheets.xlsx has no sheet “Next”.',
      remedy: 'It has: Cover, Old, Now.',
    })
  })

  it('says that a chosen sheet is empty', async () => {
    await expect(reading.read(path(), { sheet: { name: 'Cover' } })).rejects.toMatchObject({ code: 'file-empty' })
  })
})

describe('a table on a sheet', () => {
  const titled = makeWorkbook({
    sheets: [
      {
        name: 'S',
        rows: `${rowOf('Report', 'made by hand')}${rowOf(null, 'page', 1)}${rowOf(null, null, ...names, 'flag')}${rowOf(null, null, 'a', 'one', 1.5, null)}${rowOf(null, null, 'b', null, 2, 'x')}`,
      },
    ],
  })

  it('begins below its titles and beside blank columns', async () => {
    const read = await reading.read(reading.file('titled.xlsx', titled))
    expect(read.table.columns.map(({ name }) => name)).toEqual(['id', 'name', 'amount', 'flag'])
    expect([columnOf(read, 'id'), columnOf(read, 'name'), columnOf(read, 'flag')]).toEqual([
      ['a', 'b'],
      ['one', null],
      [null, 'x'],
    ])
    expect(read.source.sheet).toEqual({ name: 'S', skipRows: 2, hasHeader: true })
  })

  it('begins where a person says', async () => {
    const read = await reading.read(reading.file('titled.xlsx', titled), { sheet: { skipRows: 3, hasHeader: false } })
    expect(columnOf(read, 'column_1')).toEqual(['a', 'b'])
  })

  it('may have columns that begin far below, which no name stands above', async () => {
    const rows = Array.from({ length: 5000 }, (_, row) =>
      rowOf(`k${row}`, row, ...(row < 4000 ? [] : [`1.${row}`, row / 2])),
    )
    const read = await reading.read(
      reading.file('late.xlsx', makeWorkbook({ sheets: [{ name: 'S', rows: rowOf('key', 'n') + rows.join('') }] })),
    )
    expect(read.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['key', 'text', 0],
      ['n', 'integer', 0],
      ['column_3', 'number', 4000],
      ['column_4', 'number', 4000],
    ])
    expect(columnOf(read, 'column_4').at(-1)).toBe(2499.5)
  })
})

describe('cells', () => {
  const shared =
    '<si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si><si><t/></si>'
  it('take shared, rich, escaped and in-sheet texts, prefixed names and cells without a reference', async () => {
    const cell = (index: number): string => `<x:c t="s"><x:v>${index}</x:v></x:c>`
    const sheet = `<x:row r="1">${cell(0)}<x:c t="inlineStr"><x:is><x:t>head</x:t></x:is></x:c></x:row><x:row>${cell(1)}<x:c t="str"><x:f>A1</x:f><x:v>made</x:v></x:c></x:row><x:row>${cell(2)}${cell(3)}</x:row>`
    const path = reading.file('texts.xlsx', makeWorkbook({ shared, sheets: [{ name: 'S', rows: sheet }] }))
    const read = await reading.read(path)
    expect(columnOf(read, 'plain')).toEqual(['rich ', 'a\rb_x000D_'])
    expect(columnOf(read, 'head')).toEqual(['made', null])
  })

  it('keep every digit of long numbers, and take no written amount for another one', async () => {
    const cell = (row: number): string => (row % 2 === 0 ? '<c t="str"><v>1.234,50</v></c>' : '<c><v>1.234</v></c>')
    const body = Array.from({ length: 40 }, (_, row) => {
      return `<row><c><v>${row === 7 ? '12345678901234567' : row}</v></c>${cell(row)}</row>`
    })
    const rows = rowOf('id', 'mixed') + body.join('')
    const read = await reading.read(reading.file('long.xlsx', makeWorkbook({ sheets: [{ name: 'S', rows }] })))
    expect(columnOf(read, 'id')[7]).toBe('12345678901234567')
    const { columns } = await reading.reader.preview(join(reading.folder, 'long.xlsx'), {}, signal)
    expect(columns[0]?.note).toMatch(/^Kept as text: these numbers have more than 15 digits\. Excel keeps 15;/)
    // A number of the sheet is 1.234 whatever the texts beside it are written like.
    expect(columnOf(read, 'mixed').slice(0, 2)).toEqual([1234.5, 1.234])
  })

  it('are the same day beside days typed as text', async () => {
    const rows = [rowOf('id', 'day')]
    for (let row = 0; row < 20; row++)
      rows.push(
        row % 2 === 0 ? rowOf(row, `${row + 1}/03/2024`) : `<row><c><v>${row}</v></c><c s="1"><v>45383</v></c></row>`,
      )
    const read = await reading.read(
      reading.file('days.xlsx', makeWorkbook({ formats: [14], sheets: [{ name: 'S', rows: rows.join('') }] })),
    )
    expect(read.columns[1]).toMatchObject({ type: 'date', misfits: 0 })
    expect(columnOf(read, 'day').slice(17, 20)).toEqual([day('2024-04-01'), day('2024-03-19'), day('2024-04-01')])
  })

  it('that show the day that never was are set missing with their text', async () => {
    const cell = (serial: number): string => `<row><c s="1"><v>${serial}</v></c></row>`
    const rows = rowOf('day') + [59, 61, ...Array.from({ length: 30 }, (_, at) => 100 + at), 60].map(cell).join('')
    const read = await reading.read(
      reading.file('leap.xlsx', makeWorkbook({ formats: ['yyyy-mm-dd'], sheets: [{ name: 'S', rows }] })),
    )
    expect(columnOf(read, 'day').slice(0, 2)).toEqual([day('1900-02-28'), day('1900-03-01')])
    expect(read.misfits).toEqual([{ line: 34, column: 'day', raw: '1900-02-29' }])
  })

  it('of hidden rows are read, and that is said', async () => {
    const rows = `${rowOf(...names)}${rowOf('a', 'one', 1)}<row hidden="1"><c><v>7</v></c></row>`
    const read = await reading.read(reading.file('hidden.xlsx', makeWorkbook({ sheets: [{ name: 'S', rows }] })))
    expect([read.table.rowCount, read.notices]).toEqual([2, ['1 hidden row is read too.']])
  })

  it('come as a person chose their type', async () => {
    const rows = rowOf('day', 'flag') + '<row><c s="1"><v>45383</v></c><c t="b"><v>1</v></c></row>'.repeat(3)
    const path = reading.file('chosen.xlsx', makeWorkbook({ formats: [14], sheets: [{ name: 'S', rows }] }))
    const read = await reading.read(path, { types: { day: 'integer', flag: 'integer' } })
    expect([columnOf(read, 'day')[0], columnOf(read, 'flag')[0]]).toEqual([45_383, 1])
    const texts = await reading.read(path, { types: { day: 'text', flag: 'text' } })
    expect([columnOf(texts, 'day')[0], columnOf(texts, 'flag')[0]]).toEqual(['2024-04-01', 'true'])
  })
})

describe('a long sheet', () => {
  const rows = 60_000
  const large = (): string => {
    const body = Array.from(
      { length: rows },
      (_, row) => `<row><c t="s"><v>${row % 3}</v></c><c><v>${row}</v></c><c><v>${row / 4}</v></c></row>`,
    )
    const shared = '<si><t>x</t></si><si><t>y</t></si><si><t>z</t></si>'
    return reading.file(
      'large.xlsx',
      makeWorkbook({ shared, sheets: [{ name: 'S', rows: rowOf(...names) + body.join('') }] }),
    )
  }

  it('is read with progress in bytes of the file, and its types hold over all of it', async () => {
    const seen: number[] = []
    const read = await reading.read(large(), {}, ({ bytesDone, bytesTotal }) => seen.push(bytesDone / bytesTotal))
    expect([read.table.rowCount, columnOf(read, 'amount').at(-1)]).toEqual([rows, (rows - 1) / 4])
    expect(read.columns.map(({ type }) => type)).toEqual(['text', 'integer', 'number'])
    expect(seen.every((share, index) => share <= 1 && share >= (seen[index - 1] ?? 0))).toBe(true)
    expect(seen.at(-1)).toBe(1)
  })

  it('can be given up, and leaves nothing', async () => {
    const stop = new AbortController()
    const read = reading.reader.read(large(), {}, () => stop.abort(), stop.signal)
    await expect(read).rejects.toMatchObject({ code: 'cancelled' })
    expect(reading.leftovers()).toEqual([])
  })
})
