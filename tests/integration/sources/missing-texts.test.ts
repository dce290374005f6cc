import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

describe('texts that stand for a missing value', () => {
  const rows = Array.from({ length: 40 }, (_, row) => {
    const [age, since, country] = row % 4 === 0 ? ['NA', '-', 'NA'] : [String(row), '2024-03-01', 'DE']
    return `${row},${age},${since},${country},${row % 10 === 0 ? -999 : row}`
  })
  const path = reading.file('missing.csv', `id,age,since,country,score\n${rows.join('\n')}\n`)
  const preview = (missing?: Readonly<Record<string, readonly string[]>>) =>
    reading.reader.preview(path, { missing }, new AbortController().signal)

  it('are missing, no misfits, where a column is of numbers or days; among texts they stay', async () => {
    const read = await reading.read(path)
    expect(read.columns.map(({ name, type, missing, misfits }) => [name, type, missing, misfits])).toEqual([
      ['id', 'integer', 0, 0],
      ['age', 'integer', 10, 0],
      ['since', 'date', 10, 0],
      ['country', 'text', 0, 0],
      ['score', 'integer', 4, 0],
    ])
    expect(columnOf(read, 'score').slice(0, 3)).toEqual([null, 1, 2])
    expect((await preview()).columns.map(({ missing }) => missing)).toEqual([
      [],
      [{ text: 'NA', count: 10, isRead: true }],
      [{ text: '-', count: 10, isRead: true }],
      [{ text: 'NA', count: 10, isRead: false }],
      [{ text: '-999', count: 4, isRead: true }],
    ])
  })

  it('are what a person says, column by column', async () => {
    const read = await reading.read(path, { missing: { country: ['NA'], score: [], since: ['-', 'later'] } })
    expect(read.columns.map(({ name, missing }) => [name, missing])).toEqual([
      ['id', 0],
      ['age', 10],
      ['since', 10],
      ['country', 10],
      ['score', 0],
    ])
    expect(columnOf(read, 'score')[0]).toBe(-999)
    expect((await preview({ age: [] })).columns[1]).toMatchObject({ type: 'text' })
  })
})

describe('texts that stand for a missing value in Parquet', () => {
  const path = join(reading.folder, 'missing.parquet')
  beforeAll(async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    // Country is NA in every fourth row; age is a text that holds numbers, and n/a in every fifth.
    await connection.run(`COPY (
      SELECT i AS id, CASE WHEN i % 4 = 0 THEN 'NA' WHEN i % 4 = 1 THEN 'a longer name of a land' ELSE 'DE' END AS country,
        CASE WHEN i % 5 = 0 THEN 'n/a' ELSE i::VARCHAR END AS age
      FROM range(20000) t(i)) TO '${path}' (FORMAT parquet)`)
    connection.closeSync()
    instance.closeSync()
  })
  const signal = new AbortController().signal

  it('stay texts, and are offered with how often a look finds them', async () => {
    const { columns } = await reading.reader.preview(path, {}, signal)
    expect(columns.map(({ missing }) => missing)).toEqual([
      [],
      [{ text: 'NA', count: 500, isRead: false }],
      [{ text: 'n/a', count: 400, isRead: false }],
    ])
    expect((await reading.read(path)).columns.map(({ missing }) => missing)).toEqual([0, 0, 0])
  })

  it('are missing where a person says so, and the table keeps how it was read', async () => {
    const options = { missing: { country: ['NA', "it's"] } }
    expect((await reading.reader.preview(path, options, signal)).columns[1]?.missing).toEqual([
      { text: 'NA', count: 500, isRead: true },
    ])
    const read = await reading.read(path, options)
    expect(read.columns.map(({ missing }) => missing)).toEqual([0, 5000, 0])
    expect(columnOf(read, 'country').slice(0, 3)).toEqual([null, 'a longer name of a land', 'DE'])
    expect(read.columns[1]?.reading).toMatchObject({ chosen: false, missing: ['NA', "it's"] })
  })

  it('are missing, no misfits, in a text that a person wants as numbers', async () => {
    const read = await reading.read(path, { types: { age: 'integer' } })
    expect(read.columns[2]).toMatchObject({ type: 'integer', missing: 4000, misfits: 0, reading: { missing: ['n/a'] } })
    const kept = await reading.read(path, { types: { age: 'integer' }, missing: { age: [] } })
    expect(kept.columns[2]).toMatchObject({ missing: 4000, misfits: 4000 })
  })
})
