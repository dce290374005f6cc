import { ROWS_PER_BLOCK, ROWS_PER_CHUNK } from '../ports/spine-columns.ts'

const BLOCKS_PER_CHUNK = ROWS_PER_CHUNK / ROWS_PER_BLOCK

/**
 * Rows worked on at a time. With fewer, memory is read in shorter runs, which takes longer; with more, what is made of
 * them leaves a core's own caches before it is used.
 */
export const ROWS_PER_STRIP = 16_384

/** A bit per row of a strip. */
export const PLANE_BYTES = ROWS_PER_STRIP / 8

/** Kernels work on so many rows at a time; columns are padded to as many. */
const ROWS_PER_STEP = 16

/** The unit of work, and of sums: those of blocks are added in order, whichever thread made them. */
export interface Block {
  readonly index: number
  readonly chunk: number
  /** Its first row, within the table and within its chunk. */
  readonly firstRow: number
  readonly firstInChunk: number
  readonly rows: number
}

/** Rows of one chunk, at most ROWS_PER_STRIP, the first a multiple of 16. */
export interface Strip {
  readonly chunk: number
  readonly firstInChunk: number
  readonly rows: number
  /** The next multiple of 16. */
  readonly paddedRows: number
}

export function blockCount(rowCount: number): number {
  return Math.ceil(rowCount / ROWS_PER_BLOCK)
}

export function blockAt(rowCount: number, index: number): Block {
  const chunk = Math.floor(index / BLOCKS_PER_CHUNK)
  const firstRow = index * ROWS_PER_BLOCK
  const rows = Math.min(ROWS_PER_BLOCK, rowCount - firstRow)
  return { index, chunk, firstRow, firstInChunk: firstRow - chunk * ROWS_PER_CHUNK, rows }
}

/** A block's strips, in order. */
export function stripsOf(block: Block): readonly Strip[] {
  return Array.from({ length: Math.ceil(block.rows / ROWS_PER_STRIP) }, (_, index) => {
    const first = index * ROWS_PER_STRIP
    return stripAt(block.chunk, block.firstInChunk + first, Math.min(ROWS_PER_STRIP, block.rows - first))
  })
}

/** The 16 rows of the padded table that a row is one of. */
export function stepOf(row: number): Strip {
  const chunk = Math.floor(row / ROWS_PER_CHUNK)
  const inChunk = row - chunk * ROWS_PER_CHUNK
  return stripAt(chunk, inChunk - (inChunk % ROWS_PER_STEP), ROWS_PER_STEP)
}

function stripAt(chunk: number, firstInChunk: number, rows: number): Strip {
  return { chunk, firstInChunk, rows, paddedRows: Math.ceil(rows / ROWS_PER_STEP) * ROWS_PER_STEP }
}
