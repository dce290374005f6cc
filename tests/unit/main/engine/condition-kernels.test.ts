import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsIn, countBits, rowMask, wordsFor } from '../../../../main/engine/bit-planes.ts'
import {
  amongF64,
  amongI32,
  distanceI32,
  lookupU8,
  lookupU16,
  lookupU32,
} from '../../../../main/engine/lookup-kernels.ts'
import { rangeF64, rangeI32 } from '../../../../main/engine/range-kernels.ts'

const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.constantFrom(Number.NaN, -0, 0.5))
const end = fc.oneof(number, fc.constantFrom(-Infinity, Infinity))
const whole = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer())
const lists = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 100 })

/** Rows from `first` on, as the plain loop of the kernels' description sets their bits. */
function plain(values: readonly number[], first: number, holds: (value: number, row: number) => boolean): number[] {
  const rows = Math.max(values.length - first, 0)
  const out = new Array<number>(wordsFor(rows)).fill(0)
  for (let row = 0; row < rows; row++) if (holds(values[first + row]!, first + row)) out[row >> 5]! |= 1 << (row & 31)
  return out
}

function bitsOf(values: readonly number[], first: number, kernel: (rows: number, out: Int32Array) => void): number[] {
  const rows = Math.max(values.length - first, 0)
  const out = new Int32Array(8).fill(0x5a5a5a5a)
  kernel(rows, out)
  const words = [...out.subarray(0, wordsFor(rows))]
  return words.map((word, index) => word & rowMask(rows, index))
}

describe('the condition kernels set the bits that the plain loop sets', () => {
  it('for ranges of doubles, infinite and NaN bounds included', () => {
    fc.assert(
      fc.property(lists(number), fc.nat(40), end, end, (values, first, low, high) => {
        const found = bitsOf(values, first, (rows, out) =>
          rangeF64(Float64Array.from(values), first, rows, low, high, out),
        )
        expect(found).toEqual(plain(values, first, (value) => value >= low && value <= high))
      }),
    )
  })

  it('for ranges of whole numbers, with bounds that are no i32', () => {
    const bound = fc.oneof(number, fc.constantFrom(2 ** 31, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) - 1, 1e300, -1e300))
    fc.assert(
      fc.property(lists(whole), fc.nat(40), bound, bound, (values, first, low, high) => {
        fc.pre(!Number.isNaN(low) && !Number.isNaN(high))
        const found = bitsOf(values, first, (rows, out) =>
          rangeI32(Int32Array.from(values), first, rows, low, high, out),
        )
        expect(found).toEqual(plain(values, first, (value) => value >= low && value <= high))
      }),
    )
  })

  it('for lists of wanted numbers', () => {
    fc.assert(
      fc.property(
        lists(number),
        fc.nat(40),
        fc.array(number, { minLength: 1, maxLength: 9 }),
        (values, first, list) => {
          const wanted = Float64Array.from(list.filter((value) => !Number.isNaN(value))).sort()
          const holds = (value: number): boolean => list.some((one) => one === value)
          const doubles = Float64Array.from(values)
          expect(bitsOf(values, first, (rows, out) => amongF64(doubles, first, rows, wanted, out))).toEqual(
            plain(values, first, holds),
          )
          const integers = Int32Array.from(values)
          expect(bitsOf(values, first, (rows, out) => amongI32(integers, first, rows, wanted, out))).toEqual(
            plain([...integers], first, holds),
          )
        },
      ),
    )
  })

  it('for lookups of codes of one, two and four bytes', () => {
    fc.assert(
      fc.property(lists(fc.nat(9)), fc.nat(40), fc.array(fc.nat(1), { minLength: 10 }), (codes, first, entries) => {
        const table = Uint8Array.from(entries)
        const expected = plain(codes, first, (code) => entries[code] === 1)
        expect(bitsOf(codes, first, (rows, out) => lookupU8(Uint8Array.from(codes), first, rows, table, out))).toEqual(
          expected,
        )
        expect(
          bitsOf(codes, first, (rows, out) => lookupU16(Uint16Array.from(codes), first, rows, table, out)),
        ).toEqual(expected)
        expect(
          bitsOf(codes, first, (rows, out) => lookupU32(Uint32Array.from(codes), first, rows, table, out)),
        ).toEqual(expected)
      }),
    )
  })

  it('for distances between days, across the whole range of an i32', () => {
    fc.assert(
      fc.property(
        lists(fc.tuple(whole, whole)),
        fc.nat(40),
        fc.double({ min: 0, noNaN: true }),
        (pairs, first, days) => {
          const earlier = Int32Array.from(pairs, ([a]) => a)
          const later = Int32Array.from(pairs, ([, b]) => b)
          const found = bitsOf([...earlier], first, (rows, out) => distanceI32(earlier, later, first, rows, days, out))
          const holds = (value: number, row: number): boolean => later[row]! - value >= 0 && later[row]! - value <= days
          expect(found).toEqual(plain([...earlier], first, holds))
        },
      ),
    )
  })
})

describe('bit counts', () => {
  it('agree with counting the ones of the binary number', () => {
    const ones = (word: number): number => (word >>> 0).toString(2).replaceAll('0', '').length
    fc.assert(
      fc.property(fc.array(fc.integer()), (words) => {
        expect(words.map(bitsIn)).toEqual(words.map(ones))
        expect(countBits(Int32Array.from(words), words.length)).toBe(words.reduce((sum, word) => sum + ones(word), 0))
      }),
    )
  })
})
