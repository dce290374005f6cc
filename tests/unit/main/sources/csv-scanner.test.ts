import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvScanner, MOST_RECORD_BYTES } from '../../../../main/sources/csv-scanner.ts'

interface Scanned {
  readonly rows: string[][]
  readonly lines: number[]
  readonly setAside: { line: number; reason: string; raw: string }[]
}

/** Scans a text that comes in pieces of `piece` bytes, as a file does. */
function scan(
  text: string | Buffer,
  columns: number,
  piece = 1 << 20,
  more: { hasHeader?: boolean; newline?: number } = {},
): Scanned {
  const found: Scanned = { rows: [], lines: [], setAside: [] }
  const options = {
    delimiter: 44,
    quote: 34,
    newline: more.newline ?? 10,
    columns,
    skipLines: 0,
    hasHeader: more.hasHeader ?? false,
  }
  const scanner = new CsvScanner(options, {
    rows({ buffer, rowCount, starts, ends, lines }) {
      for (let row = 0; row < rowCount; row++) {
        const cell = (column: number): string =>
          Buffer.from(buffer.subarray(starts[row * columns + column], ends[row * columns + column])).toString('utf8')
        found.rows.push(Array.from({ length: columns }, (_, column) => cell(column)))
        found.lines.push(lines[row]!)
      }
    },
    setAside: (line, reason, raw) => found.setAside.push({ line, reason, raw }),
  })
  const bytes = Buffer.from(text)
  const buffer = new Uint8Array(bytes.length + piece + 1)
  let filled = 0
  for (let at = 0, last = false; !last; ) {
    const some = bytes.subarray(at, at + piece)
    buffer.set(some, filled)
    filled += some.length
    at += some.length
    last = some.length === 0
    const done = scanner.scan(buffer, 0, filled, last)
    buffer.copyWithin(0, done, filled)
    filled = Math.max(0, filled - done)
  }
  return found
}

function written(cell: string, always: boolean): string {
  return always || /[",\r\n]|^ /.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.toWellFormed().replaceAll('\0', '')),
  fc.constantFrom('', 'a', '"', '""', ',', '\n', '\r\n', 'a "b" c', ' x ', '12.5'),
)

describe('CsvScanner', () => {
  it('gives back every table that was written with quotes, in whatever pieces it comes', () => {
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 40 }), (rows, crlf, always, piece) => {
        const text = rows.map((row) => row.map((one) => written(one, always)).join(',')).join(crlf ? '\r\n' : '\n')
        const found = scan(text, 3, piece)
        expect(found.rows).toEqual(rows)
        expect(found.setAside).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('accounts for every line of any text without quotes: a row, a fault or a blank line', () => {
    const line = fc.constantFrom('1,2,3', '1,2', '1,2,3,4', ',,', '', '   ', 'x', 'é,ü,ß')
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (lines, piece) => {
        const found = scan(`${lines.join('\n')}\n`, 3, piece)
        const good = [...lines.entries()].filter(([, text]) => text.split(',').length === 3).map(([index]) => index + 1)
        const bad = [...lines.entries()].filter(([, text]) => text.trim() !== '' && text.split(',').length !== 3)
        expect(found.lines).toEqual(good)
        expect(found.setAside.map((fault) => fault.line)).toEqual(bad.map(([index]) => index + 1))
        expect(found.setAside.map((fault) => fault.raw)).toEqual(bad.map(([, text]) => text))
      }),
    )
  })

  it('loses one line to a quote that is never closed, not the rows after it', () => {
    const found = scan('a,b\n1,"x\n2,y\n3,z\n', 2)
    expect(found.rows).toEqual([
      ['a', 'b'],
      ['2', 'y'],
      ['3', 'z'],
    ])
    expect(found.setAside).toEqual([{ line: 2, reason: 'A quote that is never closed', raw: '1,"x' }])
  })

  it('says which lines have text after a closing quote, zero bytes and bytes that are not UTF-8', () => {
    const text = Buffer.concat([Buffer.from('1,"a"b\n2,a\0b\n3,'), Buffer.from([0xff, 0xfe]), Buffer.from('\n4,ok\n')])
    const found = scan(text, 2)
    expect(found.rows).toEqual([['4', 'ok']])
    expect(found.setAside.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '1 Text after a closing quote',
      '2 A zero byte',
      '3 Bytes that are not UTF-8',
    ])
  })

  it('sets a line of more than 2 MiB aside, quoted or not, and goes on', () => {
    const long = 'x'.repeat(MOST_RECORD_BYTES + 10)
    for (const cellText of [long, `"${long}"`]) {
      const found = scan(`1,a\n2,${cellText}\n3,c\n`, 2, 1 << 19)
      expect(found.rows).toEqual([
        ['1', 'a'],
        ['3', 'c'],
      ])
      expect(found.setAside.map(({ line, reason }) => [line, reason])).toEqual([[2, 'Longer than 2 MiB']])
    }
  })

  it('counts lines inside quoted cells and reads files whose lines end with carriage returns', () => {
    expect(scan('h,i\n"a\nb",1\nc,2\nd\n', 2, 7, { hasHeader: true })).toMatchObject({
      lines: [2, 4],
      setAside: [{ line: 5 }],
    })
    expect(scan('a,1\rb,2\r', 2, 3, { newline: 13 }).rows).toEqual([
      ['a', '1'],
      ['b', '2'],
    ])
  })

  it('takes a quote inside an unquoted cell as it is and passes over spaces before a quoted one', () => {
    expect(scan(`37°36'37.8"N 121,"x"\na, "1,000" \n`, 2).rows).toEqual([
      [`37°36'37.8"N 121`, 'x'],
      ['a', '1,000'],
    ])
  })
})
