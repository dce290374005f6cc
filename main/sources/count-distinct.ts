import { hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'

/** Spread of whole numbers up to which a bit each is cheaper than sorting. */
const MOST_BITS = 2 ** 26

/** Distinct present values of a column that is not text, exact; 0 and −0 are one value. */
export function countDistinct(table: SpineColumns, column: number): number {
  const present = presentValues(table, column)
  const spread = wholeSpread(present)
  return spread === null ? countSorted(present) : countBits(present, spread)
}

function presentValues(table: SpineColumns, column: number): Float64Array {
  const found = new Float64Array(table.rowCount)
  let count = 0
  for (let chunk = 0; chunk < table.chunks.length; chunk++) {
    const values = valuesOf(table, column, chunk)
    const validity = validityOf(table, column, chunk)
    // + 0 makes −0 a 0.
    for (let row = 0; row < values.length; row++)
      if (hasValue(validity, row)) found[count++] = (values[row] as number) + 0
  }
  return found.subarray(0, count)
}

interface Spread {
  readonly least: number
  readonly bits: number
  /** Values times this are whole: amounts in cents are whole numbers too. */
  readonly scale: number
}

/** The range of values that are whole, or whole when counted in hundredths; null where they are not or spread far. */
function wholeSpread(values: Float64Array): Spread | null {
  for (const scale of [1, 100]) {
    const spread = spreadAt(values, scale)
    if (spread !== null) return spread
  }
  return null
}

function spreadAt(values: Float64Array, scale: number): Spread | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    const scaled = Math.round(value * scale)
    // Only where the hundredths give the very same double back does counting them count the values.
    if (scaled / scale !== value) return null
    if (scaled < least) least = scaled
    if (scaled > most) most = scaled
  }
  const bits = values.length === 0 ? 0 : most - least + 1
  return bits <= MOST_BITS ? { least, bits, scale } : null
}

function countBits(values: Float64Array, { least, bits, scale }: Spread): number {
  const seen = new Uint32Array(Math.ceil(bits / 32))
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const bit = Math.round((values[row] as number) * scale) - least
    const word = seen[bit >>> 5] as number
    const mask = 1 << (bit & 31)
    if ((word & mask) !== 0) continue
    seen[bit >>> 5] = word | mask
    count++
  }
  return count
}

function countSorted(values: Float64Array): number {
  values.sort()
  let count = values.length === 0 ? 0 : 1
  for (let row = 1; row < values.length; row++) if (values[row] !== values[row - 1]) count++
  return count
}
