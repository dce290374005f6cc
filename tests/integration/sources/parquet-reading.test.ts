import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

async function write(name: string, sql: string): Promise<string> {
  const path = join(reading.folder, name)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (${sql}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return path
}

describe('reading a Parquet file', () => {
  it('gives every type its place and leaves out what is no column of a table', async () => {
    const path = await write(
      "types [1] *'s.parquet",
      `SELECT * FROM (VALUES
        (1::TINYINT, 9007199254740993::BIGINT, 5::BIGINT, 1.5::FLOAT, 'NaN'::DOUBLE, 12.34::DECIMAL(9,2), 'a', DATE '2024-02-29', TIMESTAMP '2024-02-29 23:59:59', TIMESTAMPTZ '2024-02-29 23:59:59+00', true, [1], 'x'::BLOB, INTERVAL 1 DAY, TIME '12:00'),
        (NULL, 1, NULL, 'inf'::FLOAT, 2, NULL, ' ', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
      ) t(tiny, big, small, "Float", dbl, dec, txt, day, stamp, stamp_zone, flag, list, bytes, span, hour)`,
    )
    const read = await reading.read(path)
    expect(read.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['tiny', 'integer', 1],
      ['big', 'text', 0],
      ['small', 'integer', 1],
      ['Float', 'number', 1],
      ['dbl', 'number', 1],
      ['dec', 'number', 1],
      ['txt', 'text', 1],
      ['day', 'date', 1],
      ['stamp', 'date', 1],
      ['stamp_zone', 'date', 1],
      ['flag', 'boolean', 1],
    ])
    expect(columnOf(read, 'big')).toEqual(['9007199254740993', '1'])
    expect(columnOf(read, 'stamp_zone')).toEqual([19_782, null])
    expect(read.misfits).toEqual([{ line: 2, column: 'Float', raw: 'Infinity' }])
    const preview = await reading.reader.preview(path, {}, new AbortController().signal)
    expect(preview.rowCount).toBe(2)
    expect(preview.notices.join()).toContain(
      '4 columns left out: list (a list), bytes (bytes), span (interval), hour (time)',
    )
  })

  it('has only days that can be written with a year of four digits', async () => {
    const path = await write(
      'days.parquet',
      `SELECT day, day::TIMESTAMP AS stamp, day::TIMESTAMPTZ AS stamp_zone FROM (VALUES
        (DATE '0001-01-01'), (DATE '9999-12-31'), (DATE '10000-01-01'), (DATE '0044-03-15 (BC)'), (DATE 'infinity'), (DATE '-infinity')
      ) t(day)`,
    )
    const read = await reading.read(path)
    // Of the calendar of 1582 carried back: 719,162 days before 1970 and 2,932,896 after it.
    const days = [-719_162, 2_932_896, null, null, null, null]
    for (const name of ['day', 'stamp', 'stamp_zone']) expect(columnOf(read, name), name).toEqual(days)
  })

  it('reads texts of any length exactly, and as another type where a person says so', async () => {
    const path = await write(
      'texts.parquet',
      `SELECT repeat('é', (i % 9)::INT) || i AS short, repeat('ab', (i % 300)::INT) || i AS long, '0' || i AS code, i::VARCHAR AS n FROM range(5000) t(i)`,
    )
    const read = await reading.read(path, { types: { code: 'integer', n: 'number' } })
    const rows = Array.from({ length: 5000 }, (_, row) => row)
    expect(columnOf(read, 'short')).toEqual(rows.map((row) => `${'é'.repeat(row % 9)}${row}`))
    expect(columnOf(read, 'long')).toEqual(rows.map((row) => `${'ab'.repeat(row % 300)}${row}`))
    expect(columnOf(read, 'code')).toEqual(rows)
    expect(columnOf(read, 'n')).toEqual(rows)
  })

  it('refuses a file that is cut off or changed inside, with a reason', async () => {
    const path = await write('whole.parquet', "SELECT i, i * 0.5 AS x, 't' || i AS t FROM range(20000) t(i)")
    const bytes = readFileSync(path)
    writeFileSync(join(reading.folder, 'cut.parquet'), bytes.subarray(0, bytes.length - 100))
    await expect(reading.read(join(reading.folder, 'cut.parquet'))).rejects.toMatchObject({
      code: 'file-malformed',
      message: 'cut.parquet is cut off: its end is missing.',
    })
    const spoilt = Buffer.from(bytes)
    spoilt.fill(0xff, 4, 40)
    writeFileSync(join(reading.folder, 'spoilt.parquet'), spoilt)
    await expect(reading.read(join(reading.folder, 'spoilt.parquet'))).rejects.toMatchObject({ code: 'file-malformed' })
    expect(reading.leftovers()).toEqual([])
  })

  it('stops within a second when it is cancelled', async () => {
    const path = await write('many.parquet', "SELECT i, random() AS x, 'key ' || i AS t FROM range(400000) t(i)")
    const abort = new AbortController()
    const stopped = reading.reader.read(path, {}, () => abort.abort(), abort.signal)
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(reading.leftovers()).toEqual([])
  })
})
