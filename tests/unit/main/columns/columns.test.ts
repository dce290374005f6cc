import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { allocateColumns, paddedRows, withColumns } from '../../../../main/columns/allocate-columns.ts'
import { cellValue } from '../../../../main/columns/cell-value.ts'
import {
  hasValue,
  markAll,
  markValue,
  validityOf,
  valuesOf,
  viewOfStorage,
} from '../../../../main/columns/column-view.ts'
import { buildDictionary, dictionaryText, dictionaryTexts } from '../../../../main/columns/dictionary.ts'
import { missingValueOf, storageOfCodes } from '../../../../main/columns/storage.ts'
import type { Storage, StoredColumn } from '../../../../main/ports/spine-columns.ts'

const storages: readonly Storage[] = ['f64', 'i32', 'u8', 'u16', 'u32']
const plain = (storage: Storage): StoredColumn => ({ name: storage, type: 'number', storage, dictionary: null })

describe('columns in shared memories', () => {
  test('every region is aligned to 16 bytes, disjoint from the others and inside its memory', () => {
    const columns = fc.array(fc.constantFrom(...storages).map(plain), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 3_000 }), (list, rowCount) => {
        const [chunk] = allocateColumns(list, rowCount).chunks
        const starts = list.flatMap((_, i) => [chunk!.valueOffsets[i]!, chunk!.validityOffsets[i]!])
        const ends = list.flatMap(({ storage }, i) => {
          const view = viewOfStorage(storage, chunk!, i, paddedRows(rowCount))
          return [view.byteOffset + view.byteLength, chunk!.validityOffsets[i]! + paddedRows(rowCount) / 8]
        })
        for (const [i, start] of starts.entries()) {
          expect(start % 16).toBe(0)
          expect(ends[i]!).toBeLessThanOrEqual(starts[i + 1] ?? chunk!.memory.buffer.byteLength)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('memory that cannot be had is said with what the whole table needs', () => {
    const memory = vi.spyOn(WebAssembly, 'Memory').mockImplementation(() => {
      throw new RangeError('WebAssembly.Memory(): could not allocate memory')
    })
    const columns = Array.from({ length: 20 }, () => plain('f64'))
    expect(() => allocateColumns(columns, 2_500_000)).toThrow(
      'The table needs 388 MB of memory, more than this computer gives.',
    )
    memory.mockRestore()
  })

  test('a memory is no larger than needed, and can grow for what is worked out in it', () => {
    const [chunk] = allocateColumns([plain('f64')], 1_000).chunks
    expect(chunk?.memory.buffer.byteLength).toBe(65_536)
    chunk?.memory.grow(1)
    expect(chunk?.memory.buffer.byteLength).toBe(2 * 65_536)
  })

  test('2^20 rows fill one chunk and one more row begins another', () => {
    expect(allocateColumns([plain('u8')], 2 ** 20).chunks.map((chunk) => chunk.rowCount)).toEqual([2 ** 20])
    expect(allocateColumns([plain('u8')], 2 ** 20 + 1).chunks.map((chunk) => chunk.rowCount)).toEqual([2 ** 20, 1])
    expect(allocateColumns([plain('u8')], 0).chunks).toEqual([])
  })

  test('padding stands as missing in every storage', () => {
    const dictionary = buildDictionary(['a', 'b'])
    const columns: readonly StoredColumn[] = [
      { name: 'n', type: 'number', storage: 'f64', dictionary: null },
      { name: 'd', type: 'date', storage: 'i32', dictionary: null },
      { name: 'b', type: 'boolean', storage: 'u8', dictionary: null },
      { name: 't', type: 'text', storage: 'u16', dictionary },
    ]
    const [chunk] = allocateColumns(columns, 3).chunks
    const lasts = columns.map(({ storage }, i) => viewOfStorage(storage, chunk!, i, 16)[15])
    expect(lasts).toEqual([Number.NaN, -2_147_483_648, 255, 2])
  })

  test('dictionaries learnt after filling take their place, and the padding follows', () => {
    const empty = allocateColumns([{ name: 't', type: 'text', storage: 'u8', dictionary: buildDictionary([]) }], 1)
    valuesOf(empty, 0, 0)[0] = 1
    markValue(validityOf(empty, 0, 0), 0)
    const dictionary = buildDictionary(['x', 'y'])
    const table = withColumns(empty, [{ name: 't', type: 'text', storage: 'u8', dictionary }])
    expect(cellValue(table, 0, 0)).toBe('y')
    expect(viewOfStorage('u8', table.chunks[0]!, 0, 16)[15]).toBe(2)
    expect(() => withColumns(empty, [{ name: 't', type: 'text', storage: 'u16', dictionary }])).toThrow('storage')
  })

  test('a chunk that would reach 4 GiB is refused before anything is allocated', () => {
    const columns = Array.from({ length: 520 }, () => plain('f64'))
    expect(() => allocateColumns(columns, 2 ** 20)).toThrow(expect.objectContaining({ code: 'file-unsupported' }))
  })

  test('the missing code is one past the last, so 255 texts fit a byte and 256 do not', () => {
    expect([0, 255, 256, 65_535, 65_536].map(storageOfCodes)).toEqual(['u8', 'u8', 'u16', 'u16', 'u32'])
    const full = buildDictionary(Array.from({ length: 255 }, (_, i) => `t${i}`))
    expect(missingValueOf({ storage: 'u8', dictionary: full })).toBe(255)
  })

  test('validity marks exactly the rows asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 64 }), (rowCount) => {
        const all = new Uint8Array(8)
        markAll(all, rowCount)
        expect(Array.from({ length: 64 }, (_, row) => hasValue(all, row)).filter(Boolean).length).toBe(rowCount)
        expect(rowCount === 64 || !hasValue(all, rowCount)).toBe(true)
      }),
    )
  })

  test('cells come back by type', () => {
    const columns: readonly StoredColumn[] = [
      { name: 'b', type: 'boolean', storage: 'u8', dictionary: null },
      { name: 'i', type: 'integer', storage: 'i32', dictionary: null },
    ]
    const table = allocateColumns(columns, 2)
    for (const column of [0, 1]) markValue(validityOf(table, column, 0), 0)
    valuesOf(table, 0, 0).set([1, 255])
    valuesOf(table, 1, 0).set([-7, 0])
    expect([0, 1].map((column) => [cellValue(table, column, 0), cellValue(table, column, 1)])).toEqual([
      [true, null],
      [-7, null],
    ])
  })
})

describe('a dictionary', () => {
  test('gives back every text by its code, byte-order marks, NUL and astral letters included', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), (texts) => {
        const dictionary = buildDictionary(texts)
        expect(dictionaryTexts(dictionary)).toEqual(texts)
        expect(texts.map((_, code) => dictionaryText(dictionary, code))).toEqual(texts)
        expect(dictionaryText(dictionary, texts.length)).toBeNull()
      }),
    )
    expect(dictionaryTexts(buildDictionary(['\ufeffa', '\0', '𝒳', '']))).toEqual(['\ufeffa', '\0', '𝒳', ''])
  })

  test('lives in shared memory', () => {
    expect(buildDictionary(['a']).bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})
