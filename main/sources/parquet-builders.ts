import type { DuckDBVector } from '@duckdb/node-api'
import { ColumnBuilder, type MisfitSink, type StagedColumn } from './column-builder.ts'
import type { RowBatch } from './csv-scanner.ts'
import type { ParquetColumn } from './parquet-schema.ts'
import { RepeatedTexts } from './repeated-texts.ts'
import { MISSING_STAGED, stagedDoubles, stagedIntegers } from './staging.ts'
import { TextCodes } from './text-codes.ts'
import { INLINE_BYTES, MOST_ROWS, TextGatherer, textChunkOf } from './text-gatherer.ts'

const MOST_PIECES = 8

/** Takes one column's vectors of each chunk; `firstRow` is the chunk's first row in the file, from 0. */
export interface VectorBuilder {
  /** What to select: one expression a vector. */
  readonly expressions: readonly string[]
  add(vectors: readonly DuckDBVector[], rowCount: number, firstRow: number): void
  finish(): StagedColumn
}

export function vectorBuilder(column: ParquetColumn, index: number, misfit: MisfitSink): VectorBuilder {
  if (column.form === 'texts' && column.type === 'text') return codeBuilder(column)
  if (column.form === 'texts') return parsedBuilder(column, index, misfit)
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

function codeBuilder(column: ParquetColumn): VectorBuilder {
  const expressions = piecesOf(column)
  const values = stagedIntegers()
  const codes = new TextCodes()
  const texts = new RepeatedTexts(codes, expressions.length, MISSING_STAGED)
  const scratch = new Int32Array(MOST_ROWS)
  let missing = 0
  return {
    expressions,
    add(vectors, rowCount) {
      missing += texts.read(textChunkOf(vectors), rowCount, scratch)
      values.append(scratch, rowCount)
    },
    finish: () => ({ ...namesOf(column), missing, misfits: 0, staged: { kind: 'codes', values, codes } }),
  }
}

/** Texts that a person wants as another type go through the same reader as a CSV file's cells. */
function parsedBuilder(column: ParquetColumn, index: number, misfit: MisfitSink): VectorBuilder {
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
    finish: () => builder.finish(),
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

function namesOf({ name, header, type }: ParquetColumn): Pick<StagedColumn, 'name' | 'header' | 'type'> {
  return { name, header, type }
}

function oneCell(raw: string, line: number, column: number): RowBatch {
  const buffer = Buffer.from(raw)
  const starts = new Int32Array(column + 1)
  const ends = new Int32Array(column + 1).fill(buffer.length)
  return { buffer, columns: column + 1, rowCount: 1, starts, ends, lines: Float64Array.of(line) }
}
