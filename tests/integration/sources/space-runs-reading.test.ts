import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

describe('a text whose fields stand apart by runs of spaces', () => {
  it('is read with its quoted texts whole, and sets aside a line with another number of fields', async () => {
    const text =
      '  id   city        amount \r\n\r\n 001  "New  York"  12.50\r\n 002\tOslo   7\r\n003  Rio 8 9  \r\n 004 "a b"    "3" '
    const path = reading.file('printed.txt', text)
    const read = await reading.read(path, { dialect: { delimiter: ' ' } })
    expect(read.source.dialect).toMatchObject({ delimiter: ' ', hasHeader: true, skipLines: 0 })
    expect(columnOf(read, 'id')).toEqual(['001', '002', '004'])
    expect(columnOf(read, 'city')).toEqual(['New  York', 'Oslo', 'a b'])
    expect(columnOf(read, 'amount')).toEqual([12.5, 7, 3])
    expect(read.setAside).toMatchObject([{ line: 5, reason: '4 fields, 3 expected' }])
  })

  it('is known by its columns of numbers, over many blocks and packed, and a stray quote costs its line alone', async () => {
    const rows = Array.from({ length: 150_000 }, (_, row) => ` ${row}   ${(row * 7) % 90}  ${row / 4} \n`)
    rows[70_000] = ' 70000  "12  3 \n'
    const read = await reading.read(reading.file('much.txt.gz', gzipSync(`  id  n  value\n${rows.join('')}`)))
    expect(read.table.rowCount).toBe(149_999)
    expect(read.setAside).toMatchObject([{ line: 70_002 }])
    expect(columnOf(read, 'id').filter((id, row) => id !== (row < 70_000 ? row : row + 1))).toEqual([])
    expect(columnOf(read, 'value').at(-1)).toBe(149_999 / 4)
  })
})

describe('whole numbers that are days as yyyymmdd', () => {
  const file = (name: string, numbers: readonly number[]) =>
    reading.file(name, `id,when\n${numbers.map((number, row) => `${row},${number}\n`).join('')}`)
  const typeOf = async (path: string) => (await reading.read(path)).columns.find(({ name }) => name === 'when')?.type

  it('are dates where twenty different ones or more all are', async () => {
    const days = Array.from({ length: 20 }, (_, index) => 20_240_101 + index)
    expect(await typeOf(file('days.csv', days))).toBe('date')
    const read = await reading.read(file('days.csv', days))
    expect(columnOf(read, 'when')[19]).toBe(Date.parse('2024-01-20') / 86_400_000)
  })

  it('stay whole numbers where there are fewer, or one is no day; a person may say otherwise', async () => {
    const few = file('few.csv', [20_240_101, 20_240_102, 20_240_103])
    expect(await typeOf(few)).toBe('integer')
    expect((await reading.read(few, { types: { when: 'date' } })).columns[1]?.type).toBe('date')
    const invoices = Array.from({ length: 40 }, (_, index) => 20_240_101 + index)
    expect(await typeOf(file('invoices.csv', invoices))).toBe('integer')
  })
})
