import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorkbook, rowOf } from '../../fixtures/make-workbook.ts'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const ROWS = [
  { id: 'a', day: '2025-01-31', amount: 12.5, note: 'x' },
  { id: 'b', day: '2025-02-28', amount: 7, note: 'y' },
  { id: 'c', day: '2025-03-31', amount: -3.25, note: 'z' },
]
const NAMES = ['id', 'day', 'amount', 'note'] as const
const paths: Record<string, string> = {}

beforeAll(async () => {
  const lines = ROWS.map((row) => NAMES.map((name) => row[name]).join(','))
  paths.csv = reading.file('rows.csv', `${[NAMES.join(','), ...lines].join('\n')}\n`)
  paths.json = reading.file('rows.jsonl', `${ROWS.map((row) => JSON.stringify(row)).join('\n')}\n`)
  paths.xlsx = join(reading.folder, 'rows.xlsx')
  const cells = [[...NAMES], ...ROWS.map((row) => NAMES.map((name) => row[name]))]
  writeFileSync(
    paths.xlsx,
    makeWorkbook({ sheets: [{ name: 'Rows', rows: cells.map((row) => rowOf(...row)).join('') }] }),
  )
  paths.parquet = join(reading.folder, 'rows.parquet')
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`COPY (SELECT * FROM read_csv('${paths.csv}')) TO '${paths.parquet}' (FORMAT parquet)`)
  connection.closeSync()
})

const readOf = (format: string, wanted: readonly string[] | null) =>
  reading.reader.read(
    paths[format] ?? '',
    {},
    () => undefined,
    new AbortController().signal,
    wanted === null ? undefined : new Set(wanted),
  )

describe.each(['csv', 'json', 'xlsx', 'parquet'])('of a %s file', (format) => {
  it('the wanted columns are read as they are in the whole, and the others are told', async () => {
    const [whole, some] = [await readOf(format, null), await readOf(format, ['amount', 'day', 'gone'])]
    expect(whole.passedOver).toEqual([])
    expect(some.table.columns.map(({ name }) => name)).toEqual(['day', 'amount'])
    expect(some.table.rowCount).toBe(ROWS.length)
    for (const name of ['day', 'amount']) {
      expect(columnOf(some, name)).toEqual(columnOf(whole, name))
      const find = ({ columns }: typeof whole) => columns.find((column) => column.name === name)
      expect(find(some)).toEqual(find(whole))
    }
    expect(some.passedOver).toEqual([
      { name: 'id', header: 'id', type: 'text', at: 0 },
      { name: 'note', header: 'note', type: 'text', at: 3 },
    ])
  })

  it('one column is kept where none is wanted, so that its rows are counted', async () => {
    const read = await readOf(format, ['gone'])
    expect([read.table.columns.length, read.table.rowCount, read.passedOver.length]).toEqual([1, ROWS.length, 3])
  })
})

it('a column of JSON that begins further down is passed over, too, and its cells are no misfits', async () => {
  const head = Array.from({ length: 5000 }, (_, row) => JSON.stringify({ id: row, amount: 1 }))
  const path = reading.file(
    'late.jsonl',
    `${[...head, '{"id":5000,"late":"x"}', '{"id":5001,"late":"y"}'].join('\n')}\n`,
  )
  const signal = new AbortController().signal
  const some = await reading.reader.read(path, {}, () => undefined, signal, new Set(['amount']))
  expect(some.table.columns.map(({ name }) => name)).toEqual(['amount'])
  expect(columnOf(some, 'amount').slice(-3)).toEqual([1, null, null])
  expect(some.passedOver.map(({ name, at }) => [name, at])).toEqual([
    ['id', 0],
    ['late', 2],
  ])
  const late = await reading.reader.read(path, {}, () => undefined, signal, new Set(['late', 'id']))
  expect(columnOf(late, 'late').filter((value) => value !== null)).toEqual(['x', 'y'])
})
