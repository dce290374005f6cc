import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateColumns, paddedRows, withColumns } from '../../../../main/columns/allocate-columns.ts'
import { cellValue } from '../../../../main/columns/cell-value.ts'
import { viewOfStorage } from '../../../../main/columns/column-view.ts'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { ROWS_PER_CHUNK, type SpineColumns, type Storage } from '../../../../main/ports/spine-columns.ts'
import { ColumnFill } from '../../../../main/sources/column-fill.ts'

const roomFor = (storage: Storage, rowCount: number): SpineColumns =>
  allocateColumns([{ name: 'x', type: 'number', storage, dictionary: null }], rowCount)

describe('ColumnFill', () => {
  it('gives back every number of pieces of any length, wherever it widens', () => {
    const numbers = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null }), { maxLength: 40 })
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 6 }), fc.nat(6), (pieces, widened) => {
        const all = pieces.flat()
        const table = roomFor('f64', all.length)
        const fill = new ColumnFill(table, 0, 'i32')
        for (const [index, piece] of pieces.entries()) {
          if (index === widened) fill.widen('f64')
          for (const [row, value] of piece.entries()) if (value === null) fill.miss(row)
          const missing = fill.storage === 'f64' ? Number.NaN : 77
          fill.append(
            Float64Array.from(piece, (value) => value ?? missing),
            piece.length,
          )
        }
        const done = withColumns(table, [fill.finish({ name: 'x', type: 'number' }, null)])
        expect(all.map((_, row) => cellValue(done, 0, row))).toEqual(all)
        expect(fill.missing).toBe(all.filter((value) => value === null).length)
      }),
    )
  })

  it('goes on in the next chunk, and widens what stands in both', () => {
    const rowCount = ROWS_PER_CHUNK + 5
    const table = roomFor('u32', rowCount)
    const fill = new ColumnFill(table, 0, 'u8')
    const codes = Int32Array.from({ length: 2048 }, (_, row) => row % 250)
    for (let first = 0; first < rowCount; first += codes.length) {
      const count = Math.min(codes.length, rowCount - first)
      fill.miss(count - 1)
      fill.append(codes, count)
    }
    fill.widen('u16')
    const texts = buildDictionary(Array.from({ length: 300 }, (_, code) => `t${code}`))
    const stored = fill.finish({ name: 'x', type: 'text' }, texts)
    expect(stored.storage).toBe('u16')
    const done = withColumns(table, [stored])
    for (let row = ROWS_PER_CHUNK - 4096; row < rowCount; row++) {
      const isMissing = row === rowCount - 1 || (row % 2048 === 2047 && row < ROWS_PER_CHUNK)
      expect(cellValue(done, 0, row)).toBe(isMissing ? null : `t${(row % 2048) % 250}`)
    }
    const [, second] = done.chunks
    const padded = second && [...viewOfStorage('u16', second, 0, paddedRows(5))].slice(4)
    expect(new Set(padded)).toEqual(new Set([300]))
  })

  it('takes no row beyond the table', () => {
    const fill = new ColumnFill(roomFor('f64', 3), 0, 'f64')
    expect(() => fill.append(Float64Array.of(1, 2, 3, 4), 4)).toThrow(RangeError)
  })
})
