import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { kernelBed } from './kernel-bed.ts'

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.constantFrom(Number.NaN, -0, 0.5, 1e300, -1e300, Infinity, -Infinity),
)
const bound = number.filter((value) => !Number.isNaN(value))
const whole = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer())
/** Lengths that are and are not multiples of the 16 rows that a kernel takes at a time. */
const lists = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 100 })

const bed = kernelBed()
const { kernels } = bed
beforeEach(() => bed.clear())

/** Runs a kernel for so many rows, padded, over rubbish; bits after the last row are free. */
function bitsOf(rows: number, run: (out: number, rows: number) => void): boolean[] {
  const out = bed.rubbish(32)
  run(out, Math.ceil(rows / 16) * 16)
  const found = bed.bits(out, rows)
  bed.clear()
  return found
}

describe('the condition kernels set the bits that the plain loop sets', () => {
  it('for ranges of doubles, infinite values and bounds included', () => {
    fc.assert(
      fc.property(lists(number), bound, bound, (values, low, high) => {
        const { length } = values
        const column = () => bed.put(Float64Array.from(values), Number.NaN)
        expect(bitsOf(length, (out, rows) => kernels.betweenF64(column(), low, high, out, rows))).toEqual(
          values.map((value) => value >= low && value <= high),
        )
        expect(bitsOf(length, (out, rows) => kernels.atLeastF64(column(), low, out, rows))).toEqual(
          values.map((value) => value >= low),
        )
        expect(bitsOf(length, (out, rows) => kernels.atMostF64(column(), high, out, rows))).toEqual(
          values.map((value) => value <= high),
        )
      }),
    )
  })

  it('for ranges of whole numbers', () => {
    fc.assert(
      fc.property(lists(whole), fc.integer(), fc.integer(), (values, low, high) => {
        const found = bitsOf(values.length, (out, rows) =>
          kernels.betweenI32(bed.put(Int32Array.from(values)), low, high, out, rows),
        )
        expect(found).toEqual(values.map((value) => value >= low && value <= high))
      }),
    )
  })

  it('for lists of wanted numbers', () => {
    fc.assert(
      fc.property(
        lists(number),
        lists(whole),
        fc.array(bound, { minLength: 1, maxLength: 20 }),
        (doubles, wholes, list) => {
          const wanted = Float64Array.from(list).sort()
          const holds = (value: number): boolean => list.some((one) => one === value)
          expect(
            bitsOf(doubles.length, (out, rows) =>
              kernels.amongF64(bed.put(Float64Array.from(doubles)), bed.put(wanted), wanted.length, out, rows),
            ),
          ).toEqual(doubles.map(holds))
          expect(
            bitsOf(wholes.length, (out, rows) =>
              kernels.amongI32(bed.put(Int32Array.from(wholes)), bed.put(wanted), wanted.length, out, rows),
            ),
          ).toEqual(wholes.map(holds))
        },
      ),
    )
  })

  it('for the 16 codes of a column of few texts', () => {
    fc.assert(
      fc.property(lists(fc.nat(15)), fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (codes, holds) => {
        const found = bitsOf(codes.length, (out, rows) => {
          const table = bed.put(Uint8Array.from(holds, (one) => (one ? 255 : 0)))
          kernels.lookupFew(bed.put(Uint8Array.from(codes)), table, out, rows)
        })
        expect(found).toEqual(codes.map((code) => holds[code]))
      }),
    )
  })

  it('for codes of one byte, all 256 of them', () => {
    fc.assert(
      fc.property(lists(fc.nat(255)), fc.uint8Array({ minLength: 32, maxLength: 32 }), (codes, table) => {
        const found = bitsOf(codes.length, (out, rows) =>
          kernels.lookupU8(bed.put(Uint8Array.from(codes)), bed.put(table), out, rows),
        )
        expect(found).toEqual(codes.map((code) => ((table[code >> 3]! >> (code & 7)) & 1) === 1))
      }),
    )
  })

  it('for codes of two and four bytes', () => {
    const table = Uint8Array.from({ length: 100_001 }, (_, code) => Number((code * 7919) % 13 < 4))
    fc.assert(
      fc.property(lists(fc.nat(65_535)), lists(fc.nat(100_000)), (short, long) => {
        expect(
          bitsOf(short.length, (out, rows) =>
            kernels.lookupU16(bed.put(Uint16Array.from(short)), bed.put(table), out, rows),
          ),
        ).toEqual(short.map((code) => table[code] === 1))
        expect(
          bitsOf(long.length, (out, rows) =>
            kernels.lookupU32(bed.put(Uint32Array.from(long)), bed.put(table), out, rows),
          ),
        ).toEqual(long.map((code) => table[code] === 1))
      }),
    )
  })

  it('for distances between days, across the whole range of an i32', () => {
    const days = fc.oneof(fc.nat(10), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
    fc.assert(
      fc.property(lists(fc.tuple(whole, whole)), days, (pairs, most) => {
        const found = bitsOf(pairs.length, (out, rows) => {
          const earlier = bed.put(Int32Array.from(pairs, ([a]) => a))
          kernels.distanceI32(earlier, bed.put(Int32Array.from(pairs, ([, b]) => b)), most, out, rows)
        })
        expect(found).toEqual(pairs.map(([a, b]) => b - a >= 0 && b - a <= most))
      }),
    )
  })
})
