import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { ReadProgress } from '../../../main/ports/source-reader.ts'
import { columnOf, openReading } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const preview = (path: string) => reading.reader.preview(path, {}, new AbortController().signal)
const lines = (...values: readonly unknown[]): string => `${values.map((value) => JSON.stringify(value)).join('\n')}\n`

describe('reading JSON lines', () => {
  it('makes a row of each object: nested members dotted, lists of texts as sets, other lists as they stand', async () => {
    const path = reading.file(
      'accounts.jsonl',
      lines(
        {
          id: 1,
          name: 'Anna',
          address: { city: 'Köln', geo: { lat: 50.9 } },
          needs: ['sso', 'audit trail'],
          trial: true,
        },
        { id: 2, name: '', address: { city: null }, needs: [], trial: false, since: '2024-02-29' },
        { id: 3, address: {}, needs: ['a;b'], orders: [{ n: 1 }], since: '2023-01-01' },
      ),
    )
    const shown = await preview(path)
    expect(shown).toMatchObject({ format: 'json', dialect: null, rowCount: null, notices: [] })
    expect(shown.columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'integer'],
      ['name', 'text'],
      ['address.city', 'text'],
      ['address.geo.lat', 'number'],
      ['needs', 'text'],
      ['trial', 'boolean'],
      ['since', 'date'],
      ['orders', 'text'],
    ])
    expect(shown.rows[1]).toEqual(['2', null, null, null, null, 'false', '2024-02-29', null])
    const read = await reading.read(path)
    expect(read.source).toMatchObject({ format: 'json', rowsInFile: 3, rowsSetAside: 0, dialect: null })
    expect(columnOf(read, 'address.city')).toEqual(['Köln', null, null])
    expect(columnOf(read, 'needs')).toEqual(['sso;audit trail', null, '["a;b"]'])
    expect(columnOf(read, 'orders')).toEqual([null, null, '[{"n":1}]'])
    expect(columnOf(read, 'trial')).toEqual([true, false, null])
    expect(read.columns.find(({ name }) => name === 'name')?.missing).toBe(2)
  })

  it('sets a spoilt line aside with its line, reason and text, and keeps misfits as for CSV', async () => {
    const good = (from: number, count: number): string =>
      lines(...Array.from({ length: count }, (_, index) => ({ id: from + index, amount: (from + index) / 2 })))
    const text = `${good(1, 40)}{"id": 41, "amount": }\n[1,2]\n\n{"id": 42, "amount": "unclear"}\n{"id": 43, "amount": 1\n${good(44, 40)}`
    const read = await reading.read(reading.file('spoilt.ndjson', text))
    expect(read.setAside).toEqual([
      { line: 41, column: null, reason: 'Not valid JSON: “}” in the wrong place', raw: '{"id": 41, "amount": }' },
      { line: 42, column: null, reason: 'Not an object', raw: '[1,2]' },
      { line: 45, column: null, reason: 'Not valid JSON at its character 23', raw: '{"id": 43, "amount": 1' },
    ])
    expect(read.misfits).toEqual([{ line: 44, column: 'amount', raw: 'unclear' }])
    // An independent count: every line with text is a row or set aside.
    const filled = text.split('\n').filter((line) => line !== '').length
    expect([read.table.rowCount, read.source.rowsInFile]).toEqual([filled - 3, filled])
  })

  it('keeps every digit of long numbers, and leading zeros', async () => {
    const path = reading.file(
      'digits.jsonl',
      '{"id": 12345678901234567890, "code": "007"}\n{"id": 9007199254740993, "code": "012"}\n',
    )
    const read = await reading.read(path)
    expect(columnOf(read, 'id')).toEqual(['12345678901234567890', '9007199254740993'])
    expect(columnOf(read, 'code')).toEqual(['007', '012'])
  })

  it('gives a member that first appears far down a column, missing above, with what was chosen for it', async () => {
    const many = Array.from({ length: 30_000 }, (_, index) => ({ id: index, pad: 'x'.repeat(20) }))
    const text = lines(...many.slice(0, 20_000), { id: -1, late: '2024-05-06', Pad: 'y' }, ...many.slice(20_001))
    const path = reading.file('late.jsonl', text)
    expect((await preview(path)).columns.map(({ name }) => name)).toEqual(['id', 'pad'])
    const read = await reading.read(path)
    expect(read.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['id', 'integer', 0],
      ['pad', 'text', 1],
      ['late', 'date', 29_999],
      ['Pad', 'text', 29_999],
    ])
    expect(columnOf(read, 'late')[20_000]).toBe(Date.parse('2024-05-06') / 86_400_000)
    expect(columnOf(await reading.read(path, { types: { late: 'text' } }), 'late')[20_000]).toBe('2024-05-06')
  })

  it('tells a dotted name from a nested one, and repeated names apart', async () => {
    const read = await reading.read(
      reading.file('dots.jsonl', lines({ 'a.b': 1, a: { b: 2 } }, { 'a.b': 3, a: { b: 4 } })),
    )
    expect(read.columns.map(({ name, header }) => [name, header])).toEqual([
      ['a.b', 'a.b'],
      ['a.b_2', 'a.b'],
    ])
    expect([columnOf(read, 'a.b'), columnOf(read, 'a.b_2')]).toEqual([
      [1, 3],
      [2, 4],
    ])
  })

  it('is known by its content, also packed or in UTF-16; a table that only looks like it is none', async () => {
    const text = '\uFEFF{"id": 1, "name": "Zoë"}\r\n{"id": 2, "name": "Þór"}\r\n'
    for (const [name, bytes] of [
      ['plain.txt', Buffer.from(text)],
      ['packed.gz', gzipSync(text)],
      ['wide.dat', Buffer.from(text, 'utf16le')],
    ] as const) {
      const read = await reading.read(reading.file(name, bytes))
      expect([read.source.format, columnOf(read, 'name')]).toEqual(['json', ['Zoë', 'Þór']])
    }
    const titled = await reading.read(reading.file('titled.csv', '[Report]\n[of] {2024}\nid,name\n1,a\n2,b\n3,c\n'))
    expect([titled.source.format, titled.table.rowCount]).toEqual(['csv', 3])
  })

  it('passes over a line of more than 2 MiB and goes on', async () => {
    const text = `${lines({ id: 1 })}{"id": 2, "note": "${'x'.repeat(2 ** 23)}"}\n${lines({ id: 3 })}`
    const read = await reading.read(reading.file('long.jsonl', text))
    expect(columnOf(read, 'id')).toEqual([1, 3])
    expect(read.setAside).toMatchObject([{ line: 2, reason: 'Longer than 2 MiB' }])
  })

  it('tells how far it is, and stops when it is cancelled', async () => {
    const path = reading.file(
      'much.jsonl',
      Array.from({ length: 200_000 }, (_, id) => `{"id":${id},"n":"n${id}"}\n`).join(''),
    )
    const seen: ReadProgress[] = []
    const read = await reading.read(path, {}, (progress) => seen.push(progress))
    expect(read.table.rowCount).toBe(200_000)
    expect(seen.at(-1)).toMatchObject({ phase: 'arranging', rowsDone: 200_000 })
    const controller = new AbortController()
    const cancelled = reading.reader.read(path, {}, () => controller.abort(), controller.signal)
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('reading a list of objects', () => {
  it('over any lines, with the line that each object begins on', async () => {
    const objects = [
      { id: 1, note: 'a ] } " \\ b' },
      { id: 2, note: 'c' },
      { id: 3, in: { list: [1, 2] } },
    ]
    const text = JSON.stringify(objects, null, 2)
      .replace('{\n    "id": 2', '7,\n  {\n    "id": 2')
      .replace('"c"', "'c'")
    const read = await reading.read(reading.file('list.json', text))
    expect(columnOf(read, 'id')).toEqual([1, 3])
    expect(columnOf(read, 'note')[0]).toBe('a ] } " \\ b')
    expect(columnOf(read, 'in.list')).toEqual([null, '1;2'])
    expect(read.setAside.map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'Not an object'],
      [7, "Not valid JSON: “'” in the wrong place"],
    ])
  })

  it('is read as the same objects in lines, however its bytes are cut', async () => {
    const objects = Array.from({ length: 50_000 }, (_, id) => ({
      id,
      name: `"né\\${id}`,
      of: { x: id / 8, tags: ['a', `b${id % 3}`] },
    }))
    const list = await reading.read(reading.file('same.json', JSON.stringify(objects)))
    const pretty = await reading.read(
      reading.file('pretty.json', objects.map((one) => JSON.stringify(one, null, 1)).join('\n')),
    )
    const inLines = await reading.read(reading.file('same.jsonl', lines(...objects)))
    for (const name of ['id', 'name', 'of.x', 'of.tags']) {
      const values = columnOf(inLines, name)
      expect(columnOf(list, name)).toEqual(values)
      expect(columnOf(pretty, name)).toEqual(values)
    }
    expect(columnOf(list, 'name')[7]).toBe('"né\\7')
  })

  it('is refused where it was cut off', async () => {
    const text = JSON.stringify([
      { id: 1, note: 'a' },
      { id: 2, note: 'b' },
      { id: 3, note: 'c' },
    ])
    for (const length of [text.length - 1, text.length - 3, text.length - 14]) {
      await expect(reading.read(reading.file('cut.json', text.slice(0, length)))).rejects.toMatchObject({
        code: 'file-malformed',
        message: 'cut.json ends too early: it was cut off.',
      })
    }
  })

  it('is refused where it holds no objects', async () => {
    for (const text of ['[1, 2, 3]', '[]', '["a"]', '[[1], [2]]'])
      await expect(reading.read(reading.file('none.json', text))).rejects.toMatchObject({
        code: 'file-unsupported',
        message: expect.stringContaining('no list of objects'),
      })
    await expect(reading.read(reading.file('blank.json', '[{}, {}]'))).rejects.toMatchObject({ code: 'file-empty' })
  })
})
