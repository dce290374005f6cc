import { AppError } from '../../shared/contract/app-error.ts'
import { type ColumnChunk, ROWS_PER_CHUNK, type SpineColumns, type StoredColumn } from '../ports/spine-columns.ts'
import { type ColumnValues, viewOfStorage } from './column-view.ts'
import { missingValueOf, widthOf } from './storage.ts'

const PAGE_BYTES = 65_536
/** One page short of 4 GiB: an overrun at the very last page would wrap round silently. */
const MOST_PAGES = 65_535
const ALIGNMENT = 16
const ROWS_PER_PAD = 16

/** Rows as laid out: the next multiple of 16. */
export function paddedRows(rowCount: number): number {
  return Math.ceil(rowCount / ROWS_PER_PAD) * ROWS_PER_PAD
}

/**
 * Lays out an empty table in shared memories of just the needed size. Rows are zero with no value until a writer sets
 * values and validity bits; the padding after the last row already stands as missing. A writer that learns its
 * dictionaries or storages later lays out the widest and calls `withColumns`. Throws
 * AppError('file-unsupported') where a chunk would reach 4 GiB, and 'not-available' with the memory that the whole table
 * needs where the computer does not give it.
 */
export function allocateColumns(columns: readonly StoredColumn[], rowCount: number): SpineColumns {
  const chunks: ColumnChunk[] = []
  const neededBytes = layoutOf(columns, rowCount).bytes
  for (let first = 0; first < rowCount; first += ROWS_PER_CHUNK) {
    chunks.push(allocateChunk(columns, Math.min(ROWS_PER_CHUNK, rowCount - first), neededBytes))
  }
  return { rowCount, columns, chunks }
}

/**
 * The same memories under columns whose dictionaries and storages are now known, none wider than what was laid out for
 * it. Mends the padding.
 */
export function withColumns(table: SpineColumns, columns: readonly StoredColumn[]): SpineColumns {
  for (const [index, column] of columns.entries()) {
    const before = table.columns[index]
    if (before === undefined || widthOf(column.storage) > widthOf(before.storage))
      throw new Error(`Column ${index} has no room for its storage`)
  }
  for (const chunk of table.chunks) fillPadding(columns, chunk)
  return { ...table, columns }
}

type Layout = Pick<ColumnChunk, 'valueOffsets' | 'validityOffsets'> & { readonly bytes: number }

/** Where the columns of so many rows lie in one memory, and what it must hold. */
function layoutOf(columns: readonly StoredColumn[], rowCount: number): Layout {
  const rows = paddedRows(rowCount)
  const valueOffsets: number[] = []
  const validityOffsets: number[] = []
  let end = 0
  for (const column of columns) {
    valueOffsets.push(end)
    end = aligned(end + rows * widthOf(column.storage))
    validityOffsets.push(end)
    end = aligned(end + rows / 8)
  }
  return { valueOffsets, validityOffsets, bytes: end }
}

function allocateChunk(columns: readonly StoredColumn[], rowCount: number, neededBytes: number): ColumnChunk {
  const { bytes, ...offsets } = layoutOf(columns, rowCount)
  const chunk = { memory: allocateMemory(bytes, columns.length, neededBytes), rowCount, ...offsets }
  fillPadding(columns, chunk)
  return chunk
}

/** `neededBytes` is what all memories of the table take, for the sentence that says they cannot be had. */
function allocateMemory(bytes: number, columnCount: number, neededBytes: number): WebAssembly.Memory {
  const pages = Math.max(1, Math.ceil(bytes / PAGE_BYTES))
  if (pages > MOST_PAGES) {
    throw new AppError('file-unsupported', `The table's ${columnCount} columns do not fit in memory.`, {
      remedy: 'Leave out columns that no rule or measure needs, and import again.',
    })
  }
  // Room to grow takes addresses only; the engine's threads work in what they add after the columns.
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true })
  } catch (cause) {
    const megabytes = Math.ceil(neededBytes / 2 ** 20)
    throw new AppError('not-available', `The table needs ${megabytes} MB of memory, more than this computer gives.`, {
      remedy: 'Close other programs, or leave out columns that no rule or measure needs.',
      cause,
    })
  }
}

function fillPadding(columns: readonly StoredColumn[], chunk: ColumnChunk): void {
  for (const [index, column] of columns.entries()) {
    const rows: ColumnValues = viewOfStorage(column.storage, chunk, index, paddedRows(chunk.rowCount))
    rows.fill(missingValueOf(column), chunk.rowCount)
  }
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}
