import { valuesOf } from '../columns/column-view.ts'
import type { SortDirection } from '../ports/column-analyst.ts'
import { MISSING_BOOLEAN, MISSING_INTEGER, ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import { radixOrder, type SortKeys } from './radix-order.ts'
import { textRanks } from './text-ranks.ts'

/** The given rows (null: all) ordered by a column; equal values keep the order given, missing ones come last. */
export function orderRows(
  spine: SpineColumns,
  rows: Uint32Array | null,
  column: number,
  direction: SortDirection,
): Uint32Array<ArrayBuffer> {
  const given = rows ?? Uint32Array.from({ length: spine.rowCount }, (_, row) => row)
  const { present, missing, keys } = keysOf(spine, given, column)
  if (direction === 'descending') {
    for (let at = 0; at < keys.low.length; at++) keys.low[at] = ~(keys.low[at] as number)
    if (keys.high !== null) for (let at = 0; at < keys.high.length; at++) keys.high[at] = ~(keys.high[at] as number)
  }
  const order = radixOrder(keys)
  const sorted = new Uint32Array(given.length)
  for (let at = 0; at < order.length; at++) sorted[at] = present[order[at] as number] as number
  sorted.set(missing, order.length)
  return sorted
}

interface KeyedRows {
  readonly present: Uint32Array
  readonly missing: Uint32Array
  /** One per present row: unsigned whole numbers in the values' order. */
  readonly keys: SortKeys
}

function keysOf(spine: SpineColumns, rows: Uint32Array, column: number): KeyedRows {
  const stored = spine.columns[column]
  const chunks = [...spine.chunks.keys()].map((chunk) => valuesOf(spine, column, chunk))
  const ranks = stored?.dictionary ? textRanks(stored.dictionary) : null
  const wide = stored?.storage === 'f64'
  const present = new Uint32Array(rows.length)
  const missing = new Uint32Array(rows.length)
  const low = new Uint32Array(rows.length)
  const high = wide ? new Uint32Array(rows.length) : null
  const missingValue = ranks === null ? (stored?.storage === 'i32' ? MISSING_INTEGER : MISSING_BOOLEAN) : ranks.length
  const double = new Float64Array(1)
  const halves = new Uint32Array(double.buffer)
  let next = 0
  let nextMissing = 0
  for (const row of rows) {
    const value = chunks[Math.floor(row / ROWS_PER_CHUNK)]?.[row % ROWS_PER_CHUNK] ?? Number.NaN
    if (Number.isNaN(value) || (!wide && value === missingValue)) {
      missing[nextMissing++] = row
      continue
    }
    if (high !== null) {
      // An IEEE double's bits order like a whole number once negative ones are turned round; −0 equals 0.
      double[0] = value + 0
      const negative = (halves[1] as number) >>> 31 === 1
      low[next] = negative ? ~(halves[0] as number) : (halves[0] as number)
      high[next] = negative ? ~(halves[1] as number) : (halves[1] as number) | 0x80000000
    } else low[next] = ranks === null ? value ^ 0x80000000 : (ranks[value] as number)
    present[next++] = row
  }
  const keys = { low: low.subarray(0, next), high: high?.subarray(0, next) ?? null }
  return { present: present.subarray(0, next), missing: missing.subarray(0, nextMissing), keys }
}
