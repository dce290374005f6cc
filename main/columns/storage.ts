import type { Storage, StoredColumn } from '../ports/spine-columns.ts'
import { MISSING_BOOLEAN, MISSING_INTEGER } from '../ports/spine-columns.ts'

const WIDTHS: Readonly<Record<Storage, number>> = { f64: 8, i32: 4, u8: 1, u16: 2, u32: 4 }

/** Bytes of one value. */
export function widthOf(storage: Storage): number {
  return WIDTHS[storage]
}

/** The narrowest storage of a text column: the missing code is `distinct` itself, so u8 holds 255 texts. */
export function storageOfCodes(distinct: number): Storage {
  if (distinct <= 0xff) return 'u8'
  return distinct <= 0xffff ? 'u16' : 'u32'
}

/** What stands in the values region where a row has no value. */
export function missingValueOf(column: Pick<StoredColumn, 'storage' | 'dictionary'>): number {
  if (column.dictionary !== null) return column.dictionary.length
  if (column.storage === 'f64') return Number.NaN
  return column.storage === 'i32' ? MISSING_INTEGER : MISSING_BOOLEAN
}
