import { allocateColumns } from '../../../main/columns/allocate-columns.ts'
import { markAll, validityOf, valuesOf } from '../../../main/columns/column-view.ts'
import { buildDictionary } from '../../../main/columns/dictionary.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'

const ROWS = 2_000

/** A table that only this number has: half of its units are known from the number before, half are new. */
export function numberedTable(number: number): SpineColumns {
  const keys = buildDictionary(Array.from({ length: ROWS }, (_, row) => `unit ${(number * ROWS) / 8 + row}`))
  const table = allocateColumns(
    [
      { name: 'key', type: 'text', storage: 'u16', dictionary: keys },
      { name: 'a', type: 'number', storage: 'f64', dictionary: null },
      { name: 'b', type: 'integer', storage: 'i32', dictionary: null },
    ],
    ROWS,
  )
  for (const column of [0, 1, 2]) {
    markAll(validityOf(table, column, 0), ROWS)
    const values = valuesOf(table, column, 0)
    for (let row = 0; row < ROWS; row++) values[row] = column === 0 ? row : number * 1_000 + row
  }
  return table
}
