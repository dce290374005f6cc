import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../../main/columns/column-view.ts'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { BlobRoom, decodeChunk, decodeNumbers, encodeValues } from '../../../../main/store/arrow-chunk.ts'
import { encodeNotes } from '../../../../main/store/note-parts.ts'
import { rowKeysOf } from '../../../../main/store/row-keys.ts'
import { decodeFailure, encodeFailure } from '../../../../main/store/store-protocol.ts'
import { encodeDictionary } from '../../../../main/store/text-parts.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'
import { tableOf } from '../../../integration/store/store-bed.ts'

describe('column chunks', () => {
  test('are the same bytes in room that a longer one had before', () => {
    const room = new BlobRoom()
    const columns = [Float64Array.of(1.5, Number.NaN, -0), Uint16Array.of(7, 9), new Float64Array(5000).fill(2)]
    for (const values of columns) {
      const column = { type: 'number', storage: values instanceof Uint16Array ? 'u16' : 'f64' } as const
      const bits = new Uint8Array(Math.ceil(values.length / 8)).fill(0b101)
      const own = Buffer.from(encodeValues(column, values, bits))
      expect(own.equals(encodeValues(column, values, bits, room))).toBe(true)
    }
  })

  test('are Arrow that any Arrow reader reads, missing values as null', () => {
    const blob = encodeValues(
      { type: 'number', storage: 'f64' },
      Float64Array.of(1.5, -0, Number.NaN),
      Uint8Array.of(3),
    )
    const read = tableFromIPC(blob).getChildAt(0)
    expect([read?.get(0), read?.get(1), read?.get(2)]).toEqual([1.5, -0, null])
    const dates = encodeValues({ type: 'date', storage: 'i32' }, Int32Array.of(20_000), null)
    expect(tableFromIPC(dates).schema.fields[0]?.type.toString()).toBe('Date32<DAY>')
  })

  test('keep the bits of every double and what stands in for a missing value', () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 40 }), (values) => {
        const back = decodeNumbers(encodeValues({ type: 'number', storage: 'f64' }, values, null))
        expect(Float64Array.from(back)).toEqual(values)
      }),
    )
  })

  test('equal values have equal bytes whatever their column is', () => {
    const encode = (type: 'integer' | 'number') => encodeValues({ type, storage: 'u32' }, Uint32Array.of(1, 2), null)
    expect(Buffer.from(encode('integer')).equals(encode('number'))).toBe(true)
  })

  test('a dictionary is split where a part would grow too large, and loses no text', () => {
    const texts = fc.array(fc.string({ maxLength: 30 }), { maxLength: 40 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 120 }), (list, mostBytes) => {
        const parts = [...encodeDictionary(buildDictionary(list), mostBytes)].map(decodeChunk)
        const back = parts.flatMap((part) => {
          const bytes = Buffer.from(part.values)
          const at = (i: number) => part.valueOffsets[i] ?? 0
          return Array.from({ length: part.length }, (_, i) => bytes.toString('utf8', at(i), at(i + 1)))
        })
        expect(back).toEqual(buildTexts(list))
        for (const part of parts.filter((each) => each.length > 1)) {
          expect((part.valueOffsets[part.length] ?? 0) + (part.length + 1) * 4).toBeLessThanOrEqual(mostBytes)
        }
      }),
    )
  })

  test('notes with long raw texts are staged in several parts', () => {
    const raw = 'x'.repeat(3 * 2 ** 20)
    const notes = Array.from({ length: 7 }, (_, line) => ({ line, column: 'n', raw }))
    const parts = [...encodeNotes(notes)]
    expect(parts.length).toBe(3)
    expect(parts.flatMap((part) => JSON.parse(Buffer.from(part).toString()))).toEqual(notes)
  })
})

/** Lone surrogates are no Unicode text: UTF-8 has them as U+FFFD. */
function buildTexts(texts: readonly string[]): string[] {
  return texts.map((text) => text.toWellFormed())
}

describe('keys of rows', () => {
  const textsOf = (table: Parameters<typeof rowKeysOf>[0], column: string | null) => {
    const { count, offsets, bytes } = rowKeysOf(table, column)
    return Array.from({ length: count }, (_, i) => Buffer.from(bytes).toString('utf8', offsets[i], offsets[i + 1]))
  }

  test('are the same for a number and its text', () => {
    expect(textsOf(tableOf({ key: ['12', '-3', 'ü'] }), 'key')).toEqual(['12', '-3', 'ü'])
    expect(textsOf(tableOf({ key: [12, -3, 0.5] }), 'key')).toEqual(['12', '-3', '0.5'])
  })

  test('are the texts in the order of the rows, whatever the order of their codes', () => {
    const table = tableOf({ key: ['b', 'a', 'c'] })
    expect(textsOf(table, 'key')).toEqual(['b', 'a', 'c'])
    valuesOf(table, 0, 0).set([2, 0, 1])
    expect(textsOf(table, 'key')).toEqual(['c', 'b', 'a'])
    expect(textsOf(tableOf({ key: ['b', 'a', 'b'] }), 'key')).toEqual(['b', 'a', 'b'])
  })

  test('are known to be distinct where each row has a code of its own, in order, or its number', () => {
    const table = tableOf({ key: ['b', 'a', 'c'] })
    expect(rowKeysOf(table, 'key').distinct).toBe(true)
    expect(rowKeysOf(table, null).distinct).toBe(true)
    valuesOf(table, 0, 0).set([0, 1, 1])
    expect(rowKeysOf(table, 'key').distinct).toBe(false)
    expect(rowKeysOf(tableOf({ key: [1, 1] }), 'key').distinct).toBe(false)
  })

  test.each([0, 7, 8, 19])('are refused where row %i has none, which is named', (row) => {
    const keys = Array.from({ length: 20 }, (_, at) => (at === row ? null : `k${at}`))
    expect(() => rowKeysOf(tableOf({ key: keys }), 'key')).toThrow(`Row ${row + 1} has no "key".`)
  })

  test('are ISO days for dates', () => {
    const table = tableOf({ key: [0, 20_000] })
    const dated = { ...table, columns: table.columns.map((column) => ({ ...column, type: 'date' as const })) }
    expect(textsOf(dated, 'key')).toEqual(['1970-01-01', '2024-10-04'])
  })

  test('are refused for a column that is not there', () => {
    expect(() => rowKeysOf(tableOf({ a: [1] }), 'b')).toThrow(expect.objectContaining({ code: 'key-invalid' }))
  })
})

describe('an error that crosses threads', () => {
  test('keeps its code, sentence, remedy and place', () => {
    const error = new AppError('disk-full', 'Full.', { remedy: 'Free some.', place: { line: 3 } })
    expect(decodeFailure(structuredClone(encodeFailure(error)))).toMatchObject({
      code: 'disk-full',
      message: 'Full.',
      remedy: 'Free some.',
      place: { line: 3 },
    })
  })

  test('stays a bug where it was one', () => {
    const bug = decodeFailure(structuredClone(encodeFailure(new TypeError('inside'))))
    expect(bug).not.toBeInstanceOf(AppError)
    expect(bug.message).toBe('inside')
  })
})
