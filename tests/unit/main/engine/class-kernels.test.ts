import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { kernelBed } from './kernel-bed.ts'

/** Two steps of 64 bits for planes; rows need not fill them. */
const BYTES = 32
const ROWS = BYTES * 8

const bed = kernelBed()
const { kernels } = bed
beforeEach(() => bed.clear())

const rowCount = fc.integer({ min: 0, max: ROWS })
const bits = fc.array(fc.boolean(), { minLength: ROWS, maxLength: ROWS })
const within = (rows: number, ...planes: boolean[][]) => planes.map((plane) => plane.slice(0, rows))

describe('planes', () => {
  it('are combined as Kleene combines true, false and unknown', () => {
    fc.assert(
      fc.property(bits, bits, bits, (match, a, b) => {
        bed.clear()
        const certain = bed.plane(match, BYTES)
        const possible = bed.rubbish(BYTES)
        kernels.settleTruth(certain, possible, bed.plane(a, BYTES), bed.plane(b, BYTES), BYTES)
        const known = a.map((one, row) => one && b[row]!)
        expect(bed.bits(certain, ROWS)).toEqual(match.map((one, row) => one && known[row]!))
        expect(bed.bits(possible, ROWS)).toEqual(match.map((one, row) => one || !known[row]!))
        kernels.notPlanes(certain, possible, certain, possible, BYTES)
        expect(bed.bits(certain, ROWS)).toEqual(match.map((one, row) => !one && known[row]!))
        expect(bed.bits(possible, ROWS)).toEqual(match.map((one, row) => !one || !known[row]!))
        const [first, second, out] = [bed.plane(a, BYTES), bed.plane(b, BYTES), bed.rubbish(BYTES)]
        kernels.andPlanes(first, second, out, BYTES)
        expect(bed.bits(out, ROWS)).toEqual(known)
        expect(kernels.countBoth(first, second, BYTES)).toBe(known.filter(Boolean).length)
        kernels.orPlanes(first, second, out, BYTES)
        expect(bed.bits(out, ROWS)).toEqual(a.map((one, row) => one || b[row]!))
      }),
    )
  })

  it('mark exactly the rows there are', () => {
    for (let rows = 0; rows <= ROWS; rows++) {
      const out = bed.rubbish(BYTES)
      kernels.fillRows(out, rows, BYTES)
      expect(bed.bits(out, ROWS)).toEqual(Array.from({ length: ROWS }, (_, row) => row < rows))
      bed.clear()
    }
  })
})

describe('classes', () => {
  it('are taken in order, and what is matched again is told', () => {
    fc.assert(
      fc.property(rowCount, fc.array(fc.tuple(bits, bits), { maxLength: 5 }), (rows, rules) => {
        bed.clear()
        const [all, free, overlapping] = [bed.rubbish(BYTES), bed.rubbish(BYTES), bed.plane([], BYTES)]
        kernels.fillRows(all, rows, BYTES)
        kernels.fillRows(free, rows, BYTES)
        const taken = new Array<number>(rows).fill(0)
        for (const [certain, unknown] of rules) {
          const possible = certain.map((one, row) => one || unknown[row]!)
          const outs = [0, 1, 2].map(() => bed.rubbish(BYTES))
          const [matches, unknowns, members] = outs as [number, number, number]
          const [a, b] = [bed.plane(certain, BYTES), bed.plane(possible, BYTES)]
          kernels.takeRows(a, b, all, free, overlapping, matches, unknowns, members, BYTES)
          const [own, other] = within(rows, certain, unknown)
          expect(bed.bits(matches, rows)).toEqual(own)
          expect(bed.bits(unknowns, rows)).toEqual(other!.map((one, row) => one && !own![row]!))
          expect(bed.bits(members, rows)).toEqual(own!.map((one, row) => one && taken[row] === 0))
          for (const plane of outs) expect(bed.bits(plane, ROWS).slice(rows)).not.toContain(true)
          for (const [row, one] of own!.entries()) taken[row]! += Number(one)
        }
        expect(bed.bits(free, rows)).toEqual(taken.map((times) => times === 0))
        expect(bed.bits(overlapping, rows)).toEqual(taken.map((times) => times > 1))
      }),
    )
  })

  it('become bytes from the planes of their binary digits, and the padding a class of its own', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: ROWS }), (classes) => {
        bed.clear()
        const digits = bed.rubbish(8 * BYTES)
        for (let digit = 0; digit < 8; digit++) {
          const plane = bed.plane(
            [...classes].map((index) => ((index >> digit) & 1) === 1),
            BYTES,
          )
          bed.bytes(digits + digit * BYTES, BYTES).set(bed.bytes(plane, BYTES))
        }
        const out = bed.rubbish(ROWS + 16)
        kernels.writeClasses(digits, 8, BYTES, out, classes.length, 99)
        expect(bed.bytes(out, classes.length)).toEqual(classes)
        expect([...bed.bytes(out + classes.length, 16)]).toEqual(new Array(16).fill(99))
      }),
    )
  })

  it('of two structures are counted and summed by pair', () => {
    const value = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(Number.NaN, 0.5))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2), value), { maxLength: 100 }), (units) => {
        bed.clear()
        const [counts, present, sums] = [bed.plane([], 48), bed.plane([], 48), bed.plane([], 96)]
        const pairs = bed.rubbish(256)
        const [a, b] = [0, 1].map((side) => bed.put(Uint8Array.from(units, (unit) => unit[side]!))) as [number, number]
        kernels.writePairs(a, b, units.length, 3, pairs)
        kernels.countPairs(pairs, units.length, counts)
        kernels.sumPairs(bed.put(Float64Array.from(units, (unit) => unit[2])), pairs, units.length, sums, present)
        const plain = Array.from({ length: 12 }, () => ({ units: 0, present: 0, sum: 0 }))
        for (const [x, y, amount] of units) {
          const cell = plain[x * 3 + y]!
          cell.units++
          if (Number.isNaN(amount)) continue
          cell.present++
          cell.sum += amount
        }
        expect([...bed.counts(counts, 12)]).toEqual(plain.map((cell) => cell.units))
        expect([...bed.counts(present, 12)]).toEqual(plain.map((cell) => cell.present))
        expect([...bed.doubles(sums, 12)]).toEqual(plain.map((cell) => cell.sum))
      }),
    )
  })
})

describe('sums', () => {
  const value = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(Number.NaN, 1e300, -0))

  it('of two, four and eight measures are the same as each alone, a missing value adding nothing', () => {
    const rows = fc.array(fc.tuple(fc.nat(4), fc.array(value, { minLength: 8, maxLength: 8 })), { maxLength: 60 })
    fc.assert(
      fc.property(rows, fc.constantFrom(2, 4, 8), (units, lanes) => {
        bed.clear()
        const classes = bed.put(
          Uint8Array.from(units, ([index]) => index),
          5,
        )
        const [a, b, c, d, e, f, g, h] = Array.from({ length: 8 }, (_, lane) =>
          bed.put(Float64Array.from(units, ([, values]) => values[lane]!)),
        ) as [number, number, number, number, number, number, number, number]
        const [even, odd] = [bed.plane([], 6 * 64), bed.plane([], 6 * 64)]
        const padded = Math.ceil(units.length / 16) * 16
        if (lanes === 8) kernels.sumEight(a, b, c, d, e, f, g, h, classes, padded, even, odd)
        else if (lanes === 4) kernels.sumFour(a, b, c, d, classes, padded, even, odd)
        else kernels.sumTwo(a, b, classes, padded, even, odd)
        for (const [parity, sums] of [even, odd].entries()) {
          const plain = new Float64Array(40)
          for (const [row, [index, values]] of units.entries()) {
            if (row % 2 !== parity) continue
            for (let lane = 0; lane < lanes; lane++) {
              if (!Number.isNaN(values[lane])) plain[index * 8 + lane]! += values[lane]!
            }
          }
          expect(bed.doubles(sums, 40)).toEqual(plain)
        }
      }),
    )
  })

  it('count what is missing, be it little or much', () => {
    const unit = fc.tuple(fc.nat(2), fc.nat(40))
    fc.assert(
      fc.property(fc.array(unit, { maxLength: ROWS }), fc.constantFrom(1, 20), (units, most) => {
        bed.clear()
        const isPresent = units.map(([, chance]) => chance >= most)
        const members = bed.rubbish(3 * BYTES)
        for (const index of [0, 1, 2]) {
          const plane = bed.plane(
            units.map(([own]) => own === index),
            BYTES,
          )
          bed.bytes(members + index * BYTES, BYTES).set(bed.bytes(plane, BYTES))
        }
        const rows = bed.plane(
          units.map(() => true),
          BYTES,
        )
        const counts = bed.plane([], 16)
        const classes = bed.put(Uint8Array.from(units, ([index]) => index))
        kernels.countMissing(bed.plane(isPresent, BYTES), rows, classes, members, 3, counts, BYTES)
        const plain = [0, 1, 2].map((index) => units.filter(([own], row) => own === index && !isPresent[row]).length)
        expect([...bed.counts(counts, 3)]).toEqual(plain)
      }),
    )
  })
})
