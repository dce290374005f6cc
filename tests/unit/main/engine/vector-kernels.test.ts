import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kernelBed } from './kernel-bed.ts'

const bed = kernelBed()
const { kernels } = bed
const MISSING = Number.NaN

const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.constantFrom(MISSING, -0, 1, 1e300, Infinity, -Infinity),
)
const pairs = fc.array(fc.tuple(value, value), { maxLength: 70 })
const padded = (rows: number): number => Math.ceil(rows / 16) * 16

/** Runs a kernel over two vectors, apart and with one of them as its output, and compares with the plain loop. */
function agrees(
  run: (a: number, b: number, out: number, rows: number) => void,
  plain: (a: number, b: number) => number,
): void {
  fc.assert(
    fc.property(pairs, fc.constantFrom('apart', 'first', 'second'), (rows, place) => {
      bed.clear()
      const a = bed.put(Float64Array.from(rows, ([one]) => one))
      const b = bed.put(Float64Array.from(rows, ([, other]) => other))
      const out = place === 'first' ? a : place === 'second' ? b : bed.rubbish(padded(rows.length) * 8)
      run(a, b, out, padded(rows.length))
      expect([...bed.doubles(out, rows.length)]).toEqual(rows.map(([one, other]) => plain(one, other)))
    }),
  )
}

describe('the measure kernels work out what the plain loop works out', () => {
  it.each([1, -1])('for sums of terms with the sign %s', (sign) => {
    agrees(
      (a, b, out, rows) => kernels.addSigned(a, b, sign, out, rows),
      (a, b) => a + sign * b,
    )
    agrees(
      (a, _, out, rows) => kernels.signed(a, sign, out, rows),
      (a) => sign * a,
    )
  })

  it('for products', () => {
    agrees(kernels.multiply, (a, b) => a * b)
  })

  it('for a value under a test, which only 1 passes', () => {
    agrees(kernels.when, (test, a) => (test === 1 ? a : MISSING))
  })

  it('for what is positive and what is not nought, missing staying missing', () => {
    agrees(
      (a, _, out, rows) => kernels.positive(a, out, rows),
      (a) => (Number.isNaN(a) ? MISSING : Number(a > 0)),
    )
    agrees(
      (a, _, out, rows) => kernels.nonZero(a, out, rows),
      (a) => (Number.isNaN(a) ? MISSING : Number(a !== 0)),
    )
  })

  it('for blanks', () => {
    agrees(
      (a, _, out, rows) => kernels.blankNaN(a, 7, out, rows),
      (a) => (Number.isNaN(a) ? 7 : a),
    )
  })

  it('for years within a period', () => {
    const [first, last] = [20_000, 20_364]
    agrees(
      (since, until, out, rows) => kernels.years(since, until, first, last, out, rows),
      (since, until) => Math.max(Math.min(until, last) - Math.max(since, first) + 1, 1) / 365.25,
    )
  })

  it('for what is present', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 70 }), (values) => {
        bed.clear()
        const out = bed.rubbish(padded(values.length) * 8)
        kernels.fillVector(out, 1, padded(values.length))
        kernels.clearMissing(bed.put(Float64Array.from(values)), out, padded(values.length))
        expect([...bed.doubles(out, values.length)]).toEqual(values.map((one) => Number(!Number.isNaN(one))))
      }),
    )
  })
})

describe('columns become vectors', () => {
  const cells = <T>(cell: fc.Arbitrary<T>) => fc.array(fc.tuple(cell, fc.boolean()), { maxLength: 70 })

  it('of whole numbers and truth values, with a blank where the validity bits have none', () => {
    fc.assert(
      fc.property(cells(fc.integer()), cells(fc.nat(255)), (wide, narrow) => {
        bed.clear()
        for (const [rows, column, kernel] of [
          [wide, Int32Array.from(wide, ([cell]) => cell), kernels.vectorOfI32],
          [narrow, Uint8Array.from(narrow, ([cell]) => cell), kernels.vectorOfU8],
        ] as const) {
          const out = bed.rubbish(padded(rows.length) * 8)
          kernel(bed.put(column), out, padded(rows.length))
          const present = bed.plane(
            rows.map(([, has]) => has),
            16,
          )
          kernels.blankMissing(out, present, 5, padded(rows.length))
          expect([...bed.doubles(out, rows.length)]).toEqual(rows.map(([cell, has]) => (has ? cell : 5)))
        }
      }),
    )
  })

  it('of flags by the table, for codes of every width', () => {
    const table = Uint8Array.from({ length: 100_000 }, (_, code) => Number(code % 3 === 1))
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 70 }), fc.nat(60_000), (low, more) => {
        bed.clear()
        const flags = bed.put(table)
        for (const [codes, kernel] of [
          [Uint8Array.from(low), kernels.flagsOfU8],
          [Uint16Array.from(low, (code) => code + more), kernels.flagsOfU16],
          [Uint32Array.from(low, (code) => code + more), kernels.flagsOfU32],
        ] as const) {
          const out = bed.rubbish(padded(codes.length) * 8)
          kernel(bed.put(codes), flags, out, padded(codes.length))
          expect([...bed.doubles(out, codes.length)]).toEqual([...codes].map((code) => table[code]))
        }
      }),
    )
  })
})
