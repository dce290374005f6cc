import { type ColumnValues, validityOf, valuesOf } from '../columns/column-view.ts'
import { ROWS_PER_BLOCK, ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import { wordsFor } from './bit-planes.ts'

const BLOCKS_PER_CHUNK = ROWS_PER_CHUNK / ROWS_PER_BLOCK

/** Where a block of rows lies. */
export interface Block {
  readonly index: number
  readonly chunk: number
  /** Its first row, within the table and within its chunk. */
  readonly firstRow: number
  readonly firstInChunk: number
  readonly rows: number
  readonly words: number
}

export function blockCount(rowCount: number): number {
  return Math.ceil(rowCount / ROWS_PER_BLOCK)
}

export function blockAt(rowCount: number, index: number): Block {
  const chunk = Math.floor(index / BLOCKS_PER_CHUNK)
  const firstRow = index * ROWS_PER_BLOCK
  const rows = Math.min(ROWS_PER_BLOCK, rowCount - firstRow)
  return { index, chunk, firstRow, firstInChunk: firstRow - chunk * ROWS_PER_CHUNK, rows, words: wordsFor(rows) }
}

/** Views of a table's columns, made once per column and chunk. */
export interface TableViews {
  readonly spine: SpineColumns
  values(column: number, block: Block): ColumnValues
  /** The block's validity bits, a word per 32 rows; bits after the last row are 0. */
  present(column: number, block: Block): Int32Array
}

export function tableViews(spine: SpineColumns): TableViews {
  const values = new Map<number, ColumnValues>()
  const present = new Map<number, Int32Array>()
  const width = spine.columns.length
  const blocks = blockCount(spine.rowCount)
  return {
    spine,
    values(column, block) {
      const key = block.chunk * width + column
      const known = values.get(key) ?? valuesOf(spine, column, block.chunk)
      values.set(key, known)
      return known
    },
    present(column, block) {
      const key = column * blocks + block.index
      const known = present.get(key) ?? presentWords(spine, column, block)
      present.set(key, known)
      return known
    },
  }
}

/** Regions are padded to 16 bytes, so that whole words can be read up to the last row. */
function presentWords(spine: SpineColumns, column: number, block: Block): Int32Array {
  const validity = validityOf(spine, column, block.chunk)
  return new Int32Array(validity.buffer, validity.byteOffset + block.firstInChunk / 8, block.words)
}
