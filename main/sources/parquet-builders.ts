import type { DuckDBVector } from '@duckdb/node-api'
import { ColumnBuilder, type MisfitSink, type StagedColumn } from './column-builder.ts'
import type { RowBatch } from './csv-scanner.ts'
import type { ParquetColumn } from './parquet-schema.ts'
import { MISSING_STAGED, stagedDoubles, stagedIntegers } from './staging.ts'

/** DuckDB gives rows in vectors of at most this many. */
const MOST_ROWS = 2048
const INLINE_BYTES = 12
const ENTRY_BYTES = 16
const MOST_PIECES = 8

/** Takes one column's vectors of each chunk; `firstRow` is the chunk's first row in the file, from 0. */
export interface VectorBuilder {
  /** What to select: one expression a vector. */
  readonly expressions: readonly string[]
  add(vectors: readonly DuckDBVector[], rowCount: number, firstRow: number): void
  finish(): StagedColumn
}

export function vectorBuilder(column: ParquetColumn, index: number, misfit: MisfitSink): VectorBuilder {
  if (column.form === 'texts') return textBuilder(column, index, misfit)
  return column.form === 'doubles' ? doubleBuilder(column, index, misfit) : integerBuilder(column)
}

function doubleBuilder(column: ParquetColumn, index: number, misfit: MisfitSink): VectorBuilder {
  const values = stagedDoubles()
  const scratch = new Float64Array(MOST_ROWS)
  let missing = 0
  let misfits = 0
  return {
    expressions: [column.expression],
    add([vector], rowCount, firstRow) {
      const items = itemsOf(vector, Float64Array)
      for (let row = 0; row < rowCount; row++) {
        const value = items[row] as number
        if (value - value === 0) {
          scratch[row] = value
          continue
        }
        // NaN is missing; what is endless is no number to compute with.
        scratch[row] = Number.NaN
        missing++
        if (Number.isNaN(value)) continue
        misfits++
        misfit(oneCell(String(value), firstRow + row + 1, index), 0, index)
      }
      values.append(scratch, rowCount)
    },
    finish: () => ({ ...namesOf(column), missing, misfits, staged: { kind: 'doubles', values } }),
  }
}

function integerBuilder(column: ParquetColumn): VectorBuilder {
  const values = stagedIntegers()
  let missing = 0
  return {
    expressions: [column.expression],
    add([vector], rowCount) {
      const items = itemsOf(vector, Int32Array)
      for (let row = 0; row < rowCount; row++) if (items[row] === MISSING_STAGED) missing++
      values.append(items, rowCount)
    },
    finish: () => ({ ...namesOf(column), missing, misfits: 0, staged: { kind: 'integers', values } }),
  }
}

/** Texts go through the same reader as a CSV file's cells, out of one buffer a chunk. */
function textBuilder(column: ParquetColumn, index: number, misfit: MisfitSink): VectorBuilder {
  const builder = new ColumnBuilder(column, 0, MOST_ROWS, (batch, row) => misfit(batch, row, index))
  const gather = new TextGatherer()
  return {
    expressions: piecesOf(column),
    add: (vectors, rowCount, firstRow) => builder.add(gather.batchOf(vectors, rowCount, firstRow)),
    finish: () => builder.finish(),
  }
}

/**
 * DuckDB keeps texts of up to 12 bytes in the vector itself and longer ones behind a pointer, which costs microseconds
 * a cell to follow. So texts that are not very long come cut into pieces of 12 bytes.
 */
function piecesOf({ expression, mostBytes }: ParquetColumn): string[] {
  const count = Math.ceil(mostBytes / INLINE_BYTES)
  if (count < 2 || count > MOST_PIECES) return [expression]
  return Array.from({ length: count }, (_, piece) => {
    const first = piece * INLINE_BYTES + 1
    return `array_slice(encode(${expression}), ${first}, ${first + INLINE_BYTES - 1})`
  })
}

/** Lays a vector of texts, or the vectors of their pieces, out as a batch of one column. */
class TextGatherer {
  readonly #starts = new Int32Array(MOST_ROWS)
  readonly #ends = new Int32Array(MOST_ROWS)
  readonly #lines = new Float64Array(MOST_ROWS)
  #buffer: Buffer = Buffer.alloc(MOST_ROWS * ENTRY_BYTES)
  #end = 0

  batchOf(vectors: readonly DuckDBVector[], rowCount: number, firstRow: number): RowBatch {
    const views = vectors.map(entriesOf)
    const bytes = views.map((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength))
    this.#end = 0
    for (let row = 0; row < rowCount; row++) {
      this.#lines[row] = firstRow + row + 1
      this.#starts[row] = this.#end
      for (let piece = 0; piece < views.length; piece++) {
        const length = (views[piece] as DataView).getUint32(row * ENTRY_BYTES, true)
        if (length > INLINE_BYTES) this.#long(vectors[piece] as DuckDBVector, row, length)
        else this.#inline(bytes[piece] as Uint8Array, row * ENTRY_BYTES + 4, length)
        if (length < INLINE_BYTES) break
      }
      this.#ends[row] = this.#end
    }
    return { buffer: this.#buffer, columns: 1, rowCount, starts: this.#starts, ends: this.#ends, lines: this.#lines }
  }

  #inline(bytes: Uint8Array, from: number, length: number): void {
    if (this.#end + length > this.#buffer.length) this.#grow(length)
    const buffer = this.#buffer
    for (let at = 0; at < length; at++) buffer[this.#end + at] = bytes[from + at] as number
    this.#end += length
  }

  #long(vector: DuckDBVector, row: number, length: number): void {
    if (this.#end + length > this.#buffer.length) this.#grow(length)
    this.#end += this.#buffer.write(String(vector.getItem(row)), this.#end, 'utf8')
  }

  #grow(more: number): void {
    const larger = Buffer.alloc((this.#end + more) * 2)
    this.#buffer.copy(larger, 0, 0, this.#end)
    this.#buffer = larger
  }
}

function entriesOf(vector: DuckDBVector): DataView {
  const entries: unknown = Reflect.get(vector, 'dataView')
  if (entries instanceof DataView) return entries
  throw new Error('DuckDB keeps texts in another shape than this reader knows')
}

/** The vector's own array: asking cell by cell costs ten times as much. */
function itemsOf<T extends Float64Array | Int32Array>(
  vector: DuckDBVector | undefined,
  kind: new (...args: never[]) => T,
): T {
  const items: unknown = vector === undefined ? undefined : Reflect.get(vector, 'items')
  if (!(items instanceof kind)) throw new Error('DuckDB keeps numbers in another shape than this reader knows')
  return items
}

function namesOf({ name, header, type }: ParquetColumn): Pick<StagedColumn, 'name' | 'header' | 'type'> {
  return { name, header, type }
}

function oneCell(raw: string, line: number, column: number): RowBatch {
  const buffer = Buffer.from(raw)
  const starts = new Int32Array(column + 1)
  const ends = new Int32Array(column + 1).fill(buffer.length)
  return { buffer, columns: column + 1, rowCount: 1, starts, ends, lines: Float64Array.of(line) }
}
