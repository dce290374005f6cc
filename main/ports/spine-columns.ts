/*
 * The customer table in memory. Values live in shared WebAssembly memories, one per 2^20 rows, so that worker
 * threads and their WASM kernels read them in place; Arrow vectors are zero-copy views. What the kernels make goes after
 * the columns, where the engine grows a memory for it.
 *
 * In one chunk each column has two regions, both 16-byte aligned and padded to a multiple of 16 rows:
 *   values    rowCount × width bytes
 *   validity  Arrow's bitmap: bit i (least significant first) is 1 where row i has a value
 *
 * storage  width  holds                       a missing value stands as
 * f64      8      numbers, large integers     NaN (the canonical one; NaN and ±0 in a file: NaN is missing, −0 stays)
 * i32      4      integers, dates (days       -2147483648
 *                 since 1970-01-01)
 * u8       1      booleans 0 and 1;           255 for booleans
 *                 codes of ≤ 255 texts
 * u8 u16 u32      codes into the dictionary   the dictionary's length (one past its last code)
 */
import type { ColumnType } from '../../shared/entities/column.ts'

export const ROWS_PER_CHUNK = 2 ** 20
export const ROWS_PER_BLOCK = 2 ** 16
export const MISSING_INTEGER = -(2 ** 31)
export const MISSING_BOOLEAN = 255

export type Storage = 'f64' | 'i32' | 'u8' | 'u16' | 'u32'

/** Distinct texts of a column as UTF-8; text `code` is bytes[offsets[code] .. offsets[code + 1]). */
export interface Dictionary {
  readonly length: number
  /** length + 1 entries. */
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

export interface StoredColumn {
  readonly name: string
  readonly type: ColumnType
  readonly storage: Storage
  /** For `text` only. Codes need not be sorted; every code stands for a different text. */
  readonly dictionary: Dictionary | null
}

/** Up to 2^20 rows of every column. `memory` is shared; offsets are bytes from its start, one per column. */
export interface ColumnChunk {
  readonly memory: WebAssembly.Memory
  readonly rowCount: number
  readonly valueOffsets: readonly number[]
  readonly validityOffsets: readonly number[]
}

/** Posts to a worker thread without copying values. */
export interface SpineColumns {
  readonly rowCount: number
  readonly columns: readonly StoredColumn[]
  readonly chunks: readonly ColumnChunk[]
}
