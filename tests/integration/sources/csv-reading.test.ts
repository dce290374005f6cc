import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ReadProgress } from '../../../main/ports/source-reader.ts'
import { columnOf, distinctOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

describe('reading a CSV file', () => {
  it('accounts for every row: loaded or set aside, and every cell: value, missing or misfit', async () => {
    const lines = ['id,amount,day,flag,name']
    for (let row = 1; row <= 500; row++)
      lines.push(`${row},${row}.25,2024-01-${String((row % 28) + 1).padStart(2, '0')},${row % 2 === 0},n${row % 7}`)
    lines[100] = '100,n/v,2024-01-17,true,n2'
    lines[200] = '200,200.25,2024-02-31,maybe,n4'
    lines[300] = '300,300.25'
    lines[400] = '400,,,,'
    const text = `${lines.join('\n')}\n`
    const read = await reading.read(reading.file('rows.csv', text))
    // An independent count: no quotes here, so a row is a line.
    expect(read.table.rowCount + read.source.rowsSetAside).toBe(text.trimEnd().split('\n').length - 1)
    expect(read.source).toMatchObject({
      fileName: 'rows.csv',
      rowsInFile: 500,
      rowsSetAside: 1,
      sizeBytes: text.length,
    })
    expect(read.source.digest).toBe(createHash('sha256').update(text).digest('hex'))
    expect(read.setAside).toEqual([{ line: 301, column: null, reason: '2 fields, 5 expected', raw: '300,300.25' }])
    expect(read.misfits).toEqual([
      { line: 101, column: 'amount', raw: 'n/v' },
      { line: 201, column: 'day', raw: '2024-02-31' },
      { line: 201, column: 'flag', raw: 'maybe' },
    ])
    expect(
      read.columns.map(({ name, type, missing, misfits }) => [name, type, missing, misfits, distinctOf(read, name)]),
    ).toEqual([
      ['id', 'integer', 0, 0, 499],
      ['amount', 'number', 2, 1, 497],
      ['day', 'date', 2, 1, 28],
      ['flag', 'boolean', 2, 1, 2],
      ['name', 'text', 1, 0, 7],
    ])
    expect(read.table.columns.map(({ storage }) => storage)).toEqual(['i32', 'f64', 'i32', 'u8', 'u8'])
    expect(columnOf(read, 'amount').slice(98, 101)).toEqual([99.25, null, 101.25])
    expect(read.doubtfulColumns).toEqual([])
  })

  it('obeys the dialect, types and date orders that a person chose', async () => {
    const path = reading.file('chosen.csv', "note\nid;when;n\n'00;7';03/04/2024;5\n8;05/04/2024;x\n")
    const read = await reading.read(path, {
      dialect: { delimiter: ';', quote: "'", skipLines: 1, hasHeader: true },
      types: { id: 'text', n: 'integer' },
      dateOrders: { when: 'day-first' },
    })
    expect(columnOf(read, 'id')).toEqual(['00;7', '8'])
    expect(columnOf(read, 'when')).toEqual([19_816, 19_818])
    expect(columnOf(read, 'n')).toEqual([5, null])
    expect(read.misfits).toEqual([{ line: 4, column: 'n', raw: 'x' }])
    expect(read.doubtfulColumns).toEqual(['n'])
  })

  it('obeys the decimal sign that a person chose in every column', async () => {
    const path = reading.file('decimals.csv', 'a;b\n1.234;1,5\n2.000;2\n')
    expect(columnOf(await reading.read(path), 'a')).toEqual([1234, 2000])
    expect(columnOf(await reading.read(path, { decimalSign: '.' }), 'a')).toEqual([1.234, 2])
    const other = reading.file('grouped.csv', 'a,b\n1.234,5\n2.000,6\n')
    expect(columnOf(await reading.read(other), 'a')).toEqual([1.234, 2])
    expect(columnOf(await reading.read(other, { decimalSign: ',' }), 'a')).toEqual([1234, 2000])
  })

  it('reads years of two digits where a person said that the column is a date', async () => {
    const path = reading.file('years.csv', 'id,born\n1,31/12/69\n2,01/02/05\n')
    expect((await reading.read(path)).columns[1]?.type).toBe('text')
    const read = await reading.read(path, { types: { born: 'date' } })
    expect(columnOf(read, 'born')).toEqual([Date.UTC(1969, 11, 31), Date.UTC(2005, 1, 1)].map((ms) => ms / 86_400_000))
  })

  it('takes a header with one name too few for one of R, whose rows have names', async () => {
    // write.csv and write.table of R's mtcars, its first three rows: one with a blank name first, one without it.
    const rows = ['"Mazda RX4",21,6,160', '"Mazda RX4 Wag",21,6,160', '"Datsun 710",22.8,4,108']
    const written = { csv: '"","mpg","cyl","disp"', table: '"mpg","cyl","disp"' }
    for (const [name, header] of Object.entries(written)) {
      const read = await reading.read(reading.file(`${name}.csv`, `${[header, ...rows].join('\n')}\n`))
      expect(read.columns.map((column) => [column.name, column.type])).toEqual([
        ['column_1', 'text'],
        ['mpg', 'number'],
        ['cyl', 'integer'],
        ['disp', 'integer'],
      ])
      expect(columnOf(read, 'column_1')).toEqual(['Mazda RX4', 'Mazda RX4 Wag', 'Datsun 710'])
      expect(read.source).toMatchObject({ rowsInFile: 3, rowsSetAside: 0, dialect: { hasHeader: true, skipLines: 0 } })
    }
    const titled = await reading.read(
      reading.file('titled.csv', `Report,2025\nname,mpg,cyl\nMazda,21,6\nDatsun,22.8,4\n`),
    )
    expect(titled.columns.map(({ name }) => name)).toEqual(['name', 'mpg', 'cyl'])
    const plain = await reading.read(reading.file('plain.csv', 'x,y\n1,2,3\n4,5,6\n7,8,9\n'))
    expect(plain.columns.map(({ name }) => name)).toEqual(['column_1', 'x', 'y'])
  })

  it('widens whole numbers that turn out to have decimals and keeps identifiers exact', async () => {
    const rows = Array.from(
      { length: 120_000 },
      (_, row) => `${row},${row === 70_000 ? '0.5' : row % 10},900719925474099${row % 10}`,
    )
    const read = await reading.read(reading.file('wide.csv', `a,b,c\n${rows.join('\n')}`))
    expect(read.columns.map(({ type }) => type)).toEqual(['integer', 'number', 'text'])
    expect(read.columns.map(({ name }) => distinctOf(read, name))).toEqual([120_000, 11, 10])
    expect(read.misfitCount).toBe(0)
  })

  it('reads the same text in every encoding to the same table', async () => {
    const text = 'name,städte\nJürgen,Köln\nZoë,Århus\n'
    const encodings: [string, Uint8Array][] = [
      ['utf-8', Buffer.from(text)],
      ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
      ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
      ['utf-16le', Buffer.from(text, 'utf16le')],
      ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])],
      ['windows-1252', Buffer.from(text, 'latin1')],
    ]
    for (const [index, [encoding, bytes]] of encodings.entries()) {
      const read = await reading.read(reading.file(`encoding-${index}.csv`, bytes))
      expect(read.source.dialect?.encoding).toBe(encoding)
      expect(columnOf(read, 'name')).toEqual(['Jürgen', 'Zoë'])
      expect(columnOf(read, 'städte')).toEqual(['Köln', 'Århus'])
    }
  })

  it('reads five thousand columns', async () => {
    const names = Array.from({ length: 5000 }, (_, column) => `c${column}`)
    const path = reading.file(
      'columns.csv',
      `${names.join(',')}\n${names.map((_, i) => i).join(',')}\n${names.map(() => '7').join(',')}\n`,
    )
    const read = await reading.read(path)
    expect(read.columns).toHaveLength(5000)
    expect(columnOf(read, 'c4999')).toEqual([4999, 7])
  })

  it.each([
    ['empty.csv', '', 'file-empty'],
    ['header.csv', 'a,b\n', 'file-empty'],
    ['blank.csv', '\n\n\n', 'file-empty'],
    ['book.xlsx', Buffer.from('504b030414000600', 'hex'), 'file-malformed'],
    ['noise.csv', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)), 'file-unsupported'],
    ['short.parquet', 'PAR1 and no more', 'file-malformed'],
    ['renamed.parquet', 'a,b\n1,2\n', 'file-malformed'],
  ] as const)('refuses %s with its name and no path', async (name, content, code) => {
    const failure = await reading.read(reading.file(name, content)).catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ name: 'AppError', code })
    expect(String(failure)).toContain(name)
    expect(String(failure)).not.toContain(reading.folder)
  })

  it('refuses what is missing, a folder, and a link to nothing', async () => {
    symlinkSync(join(reading.folder, 'nowhere'), join(reading.folder, 'link.csv'))
    mkdirSync(join(reading.folder, 'accounts'))
    const codeOf = (name: string): Promise<unknown> =>
      reading.read(join(reading.folder, name)).catch((cause: unknown) => cause)
    expect(await codeOf('gone.csv')).toMatchObject({
      code: 'file-missing',
      message: 'There is no file gone.csv at that place.',
    })
    expect(await codeOf('link.csv')).toMatchObject({ code: 'file-missing' })
    const folder = { code: 'file-unsupported', message: 'accounts is a folder, not a file.' }
    expect(await codeOf('accounts')).toMatchObject(folder)
  })

  it('tells how far it is and stops within a second, leaving nothing behind', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, row) => `${row},${row / 4},name ${row % 1000},2024-05-${10 + (row % 19)}`,
    )
    const path = reading.file('long.csv', `a,b,c,d\n${rows.join('\n')}\n`)
    const seen: ReadProgress[] = []
    await reading.read(path, {}, (progress) => seen.push(progress))
    expect(seen.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['reading', 'arranging']))
    expect(seen.every((now, index) => now.bytesDone >= (seen[index - 1]?.bytesDone ?? 0))).toBe(true)
    const abort = new AbortController()
    let abortedMs = 0
    const stopped = reading.reader.read(
      path,
      {},
      (progress) => {
        if (progress.phase !== 'reading' || abort.signal.aborted) return
        abortedMs = performance.now()
        abort.abort()
      },
      abort.signal,
    )
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - abortedMs).toBeLessThan(1000)
    expect(reading.leftovers()).toEqual([])
  })

  it('previews what it will read', async () => {
    const path = reading.file('preview.csv', `\uFEFFReport\n\nid,,id\n1,2.5,x\n2,,y\n`)
    const preview = await reading.reader.preview(path, {}, new AbortController().signal)
    expect(preview.columns.map(({ name, header, type }) => [name, header, type])).toEqual([
      ['id', 'id', 'integer'],
      ['column_2', '', 'number'],
      ['id_2', 'id', 'text'],
    ])
    expect(preview.rows).toEqual([
      ['1', '2.5', 'x'],
      ['2', null, 'y'],
    ])
    expect(preview.dialect).toMatchObject({ skipLines: 2, hasHeader: true })
    expect(preview.notices).toHaveLength(4)
    expect((await reading.read(path)).table.rowCount).toBe(2)
    expect(readFileSync(path, 'utf8')).toContain('Report')
  })
})

it('reads an amount with its currency in a column of numbers, though nobody said that it is one', async () => {
  const amounts = Array.from({ length: 60 }, (_, row) => `K-${row};${1 + (row % 9)}.${100 + row},${10 + row}`)
  const text = ['id;Umsatz', ...amounts, 'K-60;1.234,56 €', 'K-61;k.A.'].join('\n')
  const read = await reading.read(reading.file('euro.csv', text))
  expect(columnOf(read, 'Umsatz').slice(-2)).toEqual([1234.56, null])
  expect(read.misfits).toMatchObject([{ line: 63, raw: 'k.A.' }])
})
