import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import type { ReadResult } from '../../../main/ports/source-reader.ts'
import { sessionOn } from '../../../main/sources/duckdb-session.ts'
import { KeptFaults } from '../../../main/sources/kept-faults.ts'
import { takeRows } from '../../../main/sources/read-parquet.ts'
import { columnOf, openReading, sumOf } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

interface Asked {
  readonly path: string
  /** DuckDB's own answers about the table that was written. */
  readonly answers: Readonly<Record<string, unknown>>
}

async function write(name: string, rows: number, columns: string, questions: string): Promise<Asked> {
  const path = join(reading.folder, name)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`CREATE TABLE t AS SELECT ${columns} FROM range(${rows}) t(i)`)
  await connection.run(`COPY t TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 10000)`)
  const [answers = {}] = (await connection.runAndReadAll(`SELECT ${questions} FROM t`)).getRowObjectsJS()
  connection.closeSync()
  instance.closeSync()
  return { path, answers }
}

const storageOf = ({ table }: ReadResult, name: string) => table.columns.find((column) => column.name === name)?.storage

describe('the storage of a Parquet file’s columns', () => {
  it('is the narrowest that holds every value, however late the widest comes', async () => {
    const late = (value: string): string => `CASE WHEN i = 25003 THEN ${value} WHEN i % 7 = 0 THEN NULL ELSE i END`
    const names = ['small', 'large', 'least', 'unsigned', 'big']
    const { path, answers } = await write(
      'numbers.parquet',
      30_000,
      `(${late('-2147483647')})::INTEGER AS small, (${late('1099511627776')})::BIGINT AS large,
       (${late('-2147483648')})::INTEGER AS least, (${late('4294967295')})::UINTEGER AS unsigned,
       (${late('9007199254740993')})::BIGINT AS big`,
      `sum(small)::DOUBLE AS small, sum(large)::DOUBLE AS large, sum(least)::DOUBLE AS least,
       sum(unsigned)::DOUBLE AS unsigned, count(small) AS present`,
    )
    const read = await reading.read(path)
    expect(names.map((name) => storageOf(read, name))).toEqual(['i32', 'f64', 'f64', 'f64', 'u16'])
    expect(['small', 'large', 'least', 'unsigned'].map((name) => sumOf(read, name))).toEqual(
      ['small', 'large', 'least', 'unsigned'].map((name) => answers[name]),
    )
    expect(columnOf(read, 'big')[25_003]).toBe('9007199254740993')
    const missing = 30_000 - Number(answers.present)
    expect(read.columns.map((column) => column.missing)).toEqual(names.map(() => missing))
  })

  it('follows the number of texts, with missing ones before and after each step', async () => {
    const text = (distinct: number): string => `CASE WHEN i % 11 = 0 THEN NULL ELSE 't' || (i % ${distinct}) END`
    const { path } = await write(
      'texts.parquet',
      150_000,
      `${text(255)} AS a, ${text(256)} AS b, ${text(65_535)} AS c, ${text(65_536)} AS d,
       CASE WHEN i % 5 <> 0 THEN i % 2 = 0 END AS flag, DATE '1969-12-30' + (i % 9)::INT AS day`,
      'count(*)',
    )
    const read = await reading.read(path)
    expect(['a', 'b', 'c', 'd', 'flag', 'day'].map((name) => storageOf(read, name))).toEqual([
      'u8',
      'u16',
      'u16',
      'u32',
      'u8',
      'i32',
    ])
    const rows = Array.from({ length: 150_000 }, (_, row) => row)
    for (const [name, distinct] of [
      ['a', 255] as const,
      ['b', 256] as const,
      ['c', 65_535] as const,
      ['d', 65_536] as const,
    ])
      expect(columnOf(read, name)).toEqual(rows.map((row) => (row % 11 === 0 ? null : `t${row % distinct}`)))
    expect(columnOf(read, 'flag')).toEqual(rows.map((row) => (row % 5 === 0 ? null : row % 2 === 0)))
    expect(columnOf(read, 'day')).toEqual(rows.map((row) => (row % 9) - 2))
  })

  it('goes on beyond the rows of one chunk', async () => {
    const rows = 2 ** 20 + 12_345
    const { path, answers } = await write(
      'chunks.parquet',
      rows,
      "i AS n, CASE WHEN i % 3 > 0 THEN i * 0.5 END AS x, 'k' || (i % 300) AS t",
      'sum(n)::DOUBLE AS n, sum(x)::DOUBLE AS x, count(x) AS present',
    )
    const read = await reading.read(path)
    expect(read.table.chunks.map(({ rowCount }) => rowCount)).toEqual([2 ** 20, 12_345])
    expect([sumOf(read, 'n'), sumOf(read, 'x')]).toEqual([answers.n, answers.x])
    expect(read.columns.map(({ missing }) => missing)).toEqual([0, rows - Number(answers.present), 0])
    expect(columnOf(read, 't').every((text, row) => text === `k${row % 300}`)).toBe(true)
  })
})

it('takes no more rows than there is room for, and tells how many came', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const added: number[] = []
  const builder = {
    expressions: ['i'],
    add: (_vectors: unknown, rowCount: number) => added.push(rowCount),
    finish: () => expect.unreachable(),
  }
  const rows = await takeRows(
    sessionOn(connection),
    'SELECT i FROM range(5000) t(i)',
    4500,
    [builder],
    new KeptFaults(['i']),
    () => undefined,
  )
  connection.closeSync()
  instance.closeSync()
  expect(rows).toBeGreaterThan(4500)
  expect(added.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(4500)
})
