import type { DuckDBVector } from '@duckdb/node-api'
import { allocateColumns } from '../columns/allocate-columns.ts'
import { storageOfCodes } from '../columns/storage.ts'
import type { ReadColumn } from '../ports/source-reader.ts'
import { MISSING_INTEGER, type SpineColumns, type Storage, type StoredColumn } from '../ports/spine-columns.ts'
import { arrangeColumn, storedColumn } from './arrange-columns.ts'
import { ColumnBuilder, type MisfitSink, readColumnOf } from './column-builder.ts'
import { ColumnFill } from './column-fill.ts'
import { readingOf } from './column-reading.ts'
import type { RowBatch } from './csv-scanner.ts'
import type { ParquetColumn } from './parquet-schema.ts'
import { RepeatedTexts } from './repeated-texts.ts'
import { MISSING_STAGED } from './staging.ts'
import { TextCodes } from './text-codes.ts'
import { INLINE_BYTES, MOST_ROWS, TextGatherer, textChunkOf } from './text-gatherer.ts'

const MOST_PIECES = 8

/** Takes one column's vectors of each chunk; `firstRow` is the chunk's first row in the file, from 0. */
export interface VectorBuilder {
  /** What to select: one expression a vector. */
  readonly expressions: readonly string[]
  add(vectors: readonly DuckDBVector[], rowCount: number, firstRow: number): void
  finish(): FilledColumn
}

/** A column that stands in the table. */
export interface FilledColumn {
  readonly read: ReadColumn
  readonly stored: StoredColumn
}

/** A table with room for columns of so many rows, whatever they need. */
export function roomFor(columns: readonly ParquetColumn[], rowCount: number): SpineColumns {
  return allocateColumns(
    columns.map(({ name, type }) => ({ name, type, storage: widestStorage(type), dictionary: null })),
    rowCount,
  )
}

function widestStorage(type: ParquetColumn['type']): Storage {
  if (type === 'text') return 'u32'
  if (type === 'date') return 'i32'
  return type === 'boolean' ? 'u8' : 'f64'
}

/** What fills the column at `index` of a table made by `roomFor`. */
export function vectorBuilder(
  column: ParquetColumn,
  table: SpineColumns,
  index: number,
  misfit: MisfitSink,
): VectorBuilder {
  if (column.form === 'texts' && column.type === 'text') return codeBuilder(column, table, index)
  if (column.form === 'texts') return parsedBuilder(column, table, index, misfit)
  return column.form === 'doubles' ? doubleBuilder(column, table, index, misfit) : integerBuilder(column, table, index)
}

function doubleBuilder(column: ParquetColumn, table: SpineColumns, index: number, misfit: MisfitSink): VectorBuilder {
  const fill = new ColumnFill(table, index, column.type === 'integer' ? 'i32' : 'f64')
  let misfits = 0
  return {
    expressions: [column.expression],
    add([vector], rowCount, firstRow) {
      const items = itemsOf(vector, Float64Array)
      for (let row = 0; row < rowCount; row++) {
        const value = items[row] as number
        if (value - value === 0) continue
        // NaN is missing; what is endless is no number to compute with.
        items[row] = Number.NaN
        fill.miss(row)
        if (Number.isNaN(value)) continue
        misfits++
        misfit(oneCell(String(value), firstRow + row + 1, index), 0, index)
      }
      if (fill.storage === 'i32' && !fitI32(items, rowCount)) fill.widen('f64')
      fill.append(items, rowCount)
    },
    finish: () => filled(column, fill, misfits),
  }
}

/** -2^31 stands for missing, so it does not fit. */
function fitI32(items: Float64Array, rowCount: number): boolean {
  for (let row = 0; row < rowCount; row++) {
    const value = items[row] as number
    if ((value | 0) === value ? value === MISSING_INTEGER : !Number.isNaN(value)) return false
  }
  return true
}

function integerBuilder(column: ParquetColumn, table: SpineColumns, index: number): VectorBuilder {
  const fill = new ColumnFill(table, index, widestStorage(column.type))
  return {
    expressions: [column.expression],
    add([vector], rowCount) {
      const items = itemsOf(vector, Int32Array)
      for (let row = 0; row < rowCount; row++) if (items[row] === MISSING_STAGED) fill.miss(row)
      fill.append(items, rowCount)
    },
    finish: () => filled(column, fill, 0),
  }
}

function codeBuilder(column: ParquetColumn, table: SpineColumns, index: number): VectorBuilder {
  const expressions = piecesOf(column)
  const codes = new TextCodes()
  const fill = new ColumnFill(table, index, storageOfCodes(0))
  const texts = new RepeatedTexts(codes, expressions.length, MISSING_STAGED)
  const scratch = new Int32Array(MOST_ROWS)
  return {
    expressions,
    add(vectors, rowCount) {
      const blanks = texts.read(textChunkOf(vectors), rowCount, scratch)
      if (blanks > 0) for (let row = 0; row < rowCount; row++) if (scratch[row] === MISSING_STAGED) fill.miss(row)
      fill.widen(storageOfCodes(codes.length))
      fill.append(scratch, rowCount)
    },
    finish: () => filled(column, fill, 0, codes.release()),
  }
}

function filled(
  column: ParquetColumn,
  fill: ColumnFill,
  misfits: number,
  dictionary: StoredColumn['dictionary'] = null,
): FilledColumn {
  const { name, header, type } = column
  const read = { name, header, type, missing: fill.missing, misfits }
  // Texts that were left out are to be left out by others, too.
  const isMarked = column.form === 'texts' && column.missing.length > 0
  return {
    read: isMarked ? { ...read, reading: readingOf(column) } : read,
    stored: fill.finish({ name, type }, dictionary),
  }
}

/** Texts that a person wants as another type go through the same reader as a CSV file's cells. */
function parsedBuilder(column: ParquetColumn, table: SpineColumns, index: number, misfit: MisfitSink): VectorBuilder {
  const builder = new ColumnBuilder(column, 0, MOST_ROWS, (batch, row) => misfit(batch, row, index))
  const gatherer = new TextGatherer()
  const starts = new Int32Array(MOST_ROWS)
  const ends = new Int32Array(MOST_ROWS)
  const lines = new Float64Array(MOST_ROWS)
  return {
    expressions: piecesOf(column),
    add(vectors, rowCount, firstRow) {
      const chunk = textChunkOf(vectors)
      gatherer.clear()
      for (let row = 0; row < rowCount; row++) {
        lines[row] = firstRow + row + 1
        starts[row] = row === 0 ? 0 : (ends[row - 1] as number)
        ends[row] = gatherer.append(chunk, row)
      }
      builder.add({ buffer: gatherer.buffer, columns: 1, rowCount, starts, ends, lines })
    },
    finish() {
      const column = builder.finish()
      const stored = storedColumn(column)
      arrangeColumn({ ...table, columns: table.columns.with(index, stored) }, index, column)
      return { read: readColumnOf(column), stored }
    },
  }
}

/**
 * DuckDB keeps texts of up to 12 bytes in the vector itself and longer ones behind a pointer, which costs microseconds
 * a cell to follow. So texts that are not very long come cut into pieces of 12 bytes. Cutting by characters keeps DuckDB's
 * own dictionary of the texts, which takes a third of the time.
 */
function piecesOf({ expression, mostBytes, isAscii }: ParquetColumn): string[] {
  const count = Math.ceil(mostBytes / INLINE_BYTES)
  if (count < 2 || count > MOST_PIECES) return [expression]
  return Array.from({ length: count }, (_, piece) => {
    const first = piece * INLINE_BYTES + 1
    if (isAscii) return `substring(${expression}, ${first}, ${INLINE_BYTES})`
    return `array_slice(encode(${expression}), ${first}, ${first + INLINE_BYTES - 1})`
  })
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

/**
 * Gives a vector's memory back once a builder has taken it in. It is a copy that the binding makes of each one; left to
 * the collector they come to some hundred megabytes, and each next one to memory that no cache holds yet.
 */
export function releaseVector(vector: DuckDBVector): void {
  const view: unknown = Reflect.get(vector, 'items') ?? Reflect.get(vector, 'dataView')
  if (ArrayBuffer.isView(view) && view.buffer instanceof ArrayBuffer) view.buffer.transfer(0)
}

function oneCell(raw: string, line: number, column: number): RowBatch {
  const buffer = Buffer.from(raw)
  const starts = new Int32Array(column + 1)
  const ends = new Int32Array(column + 1).fill(buffer.length)
  return { buffer, columns: column + 1, rowCount: 1, starts, ends, lines: Float64Array.of(line) }
}
