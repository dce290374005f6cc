import { afterAll, describe, expect, it } from 'vitest'
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
