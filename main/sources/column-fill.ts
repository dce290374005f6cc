import { type ColumnValues, markAll, validityOf, viewOfStorage } from '../columns/column-view.ts'
import { missingValueOf } from '../columns/storage.ts'
import {
  type Dictionary,
  ROWS_PER_CHUNK,
  type SpineColumns,
  type Storage,
  type StoredColumn,
} from '../ports/spine-columns.ts'

/**
 * Writes a column row after row into its place in a table whose number of rows is known: nothing is gathered first. The
 * place is laid out for the widest storage that the column may need; what is written begins with a narrower one and is
 * widened where it stands. (Memory that nothing is written to takes none of the computer's.)
 */
export class ColumnFill {
  readonly #table: SpineColumns
  readonly #column: number
  readonly #validity: readonly Uint8Array[]
  #storage: Storage
  #values: readonly ColumnValues[]
  #rows = 0
  #missing = 0

  constructor(table: SpineColumns, column: number, storage: Storage) {
    this.#table = table
    this.#column = column
    this.#storage = storage
    this.#values = this.#viewsOf(storage)
    this.#validity = table.chunks.map((_, chunk) => validityOf(table, column, chunk))
    // Most rows have a value; those that have none are named one by one.
    for (const [chunk, validity] of this.#validity.entries()) markAll(validity, table.chunks[chunk]?.rowCount ?? 0)
  }

  get storage(): Storage {
    return this.#storage
  }

  /** Rows without a value so far. */
  get missing(): number {
    return this.#missing
  }

  /** Says that a row has no value, counted from the first that the next `append` brings: NaN in f64, else anything. */
  miss(row: number): void {
    const at = this.#rows + row
    const validity = this.#validity[Math.floor(at / ROWS_PER_CHUNK)]
    if (validity === undefined) throw new RangeError(`Row ${at} lies beyond the table`)
    const place = at % ROWS_PER_CHUNK
    validity[place >> 3] = (validity[place >> 3] as number) & ~(1 << (place & 7))
    this.#missing++
  }

  /** Appends the first `count` of `values`, which must fit the storage. */
  append(values: Float64Array | Int32Array, count: number): void {
    for (let taken = 0; taken < count; ) {
      const own = this.#values[Math.floor(this.#rows / ROWS_PER_CHUNK)]
      const first = this.#rows % ROWS_PER_CHUNK
      if (own === undefined || first >= own.length) throw new RangeError(`Row ${this.#rows} lies beyond the table`)
      const some = Math.min(count - taken, own.length - first)
      own.set(values.subarray(taken, taken + some), first)
      this.#rows += some
      taken += some
    }
  }

  /** Goes on in a wider storage that holds all values of the one so far. */
  widen(storage: Storage): void {
    if (storage === this.#storage) return
    const narrow = this.#values
    this.#storage = storage
    this.#values = this.#viewsOf(storage)
    for (const [chunk, wide] of this.#values.entries()) {
      const rows = Math.min(wide.length, this.#rows - chunk * ROWS_PER_CHUNK)
      const from = narrow[chunk]
      // From the end: a wider value reaches over none that is still to be read.
      for (let row = rows - 1; row >= 0; row--) wide[row] = from?.[row] as number
    }
    // From here on missing values come as NaN; those so far were anything.
    if (storage === 'f64') this.#setMissing(Number.NaN)
  }

  /** Ends the column: rows without a value get what stands for one that is missing. */
  finish({ name, type }: Pick<StoredColumn, 'name' | 'type'>, dictionary: Dictionary | null): StoredColumn {
    const stored = { name, type, storage: this.#storage, dictionary }
    if (this.#storage !== 'f64') this.#setMissing(missingValueOf(stored))
    return stored
  }

  #setMissing(missing: number): void {
    if (this.#missing === 0) return
    for (const [chunk, values] of this.#values.entries()) setMissing(values, this.#validity[chunk], missing)
  }

  #viewsOf(storage: Storage): ColumnValues[] {
    return this.#table.chunks.map((chunk) => viewOfStorage(storage, chunk, this.#column, chunk.rowCount))
  }
}

function setMissing(values: ColumnValues, validity: Uint8Array | undefined, missing: number): void {
  for (let start = 0; start < values.length; start += 8) {
    const bits = validity?.[start >> 3] as number
    // Whole bytes of present values are passed over.
    if (bits === 0xff) continue
    const end = Math.min(start + 8, values.length)
    for (let row = start; row < end; row++) if (((bits >> (row - start)) & 1) === 0) values[row] = missing
  }
}
