import { AppError } from '../../shared/contract/app-error.ts'
import { type ColumnValues, columnIndexOf, hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import type { Keys } from './unit-index.ts'

const DAY_MS = 86_400_000

/**
 * What identifies each row, in row order. A key is its text: 12 and "12" are the same unit when a column changes its type between
 * two imports. Row numbers stand apart from keys behind a NUL. Throws AppError('key-invalid') on a missing key.
 */
export function rowKeysOf(table: SpineColumns, keyColumn: string | null): Keys {
  if (keyColumn === null) return inRowOrder(table.rowCount, true, (row) => `\0${row + 1}`)
  const column = columnIndexOf(table, keyColumn)
  const stored = table.columns[column]
  if (stored === undefined) throw new AppError('key-invalid', `There is no column "${keyColumn}" to identify units by.`)
  const chunks = table.chunks.map((_, chunk) => valuesOf(table, column, chunk))
  refuseMissing(table, column, keyColumn)
  const valueAt = (row: number) => chunks[Math.floor(row / ROWS_PER_CHUNK)]?.[row % ROWS_PER_CHUNK] ?? 0
  if (stored.dictionary === null) {
    const textOf = stored.type === 'date' ? isoDayOf : decimalOf
    return inRowOrder(table.rowCount, false, (row) => textOf(valueAt(row)))
  }
  const { offsets, bytes, length } = stored.dictionary
  // Codes come in order of first appearance: where no row repeats one, the dictionary is the keys.
  if (length === table.rowCount && areInOrder(chunks)) return { count: length, distinct: true, offsets, bytes }
  return keysOfCodes(table.rowCount, valueAt, offsets, bytes)
}

/** Keys in row order without a JavaScript string each: the dictionary's bytes, rearranged. */
function keysOfCodes(count: number, codeOf: (row: number) => number, offsets: Int32Array, bytes: Uint8Array): Keys {
  const own = new Int32Array(count + 1)
  for (let row = 0; row < count; row++) {
    const code = codeOf(row)
    own[row + 1] = (own[row] ?? 0) + (offsets[code + 1] ?? 0) - (offsets[code] ?? 0)
  }
  const ownBytes = new Uint8Array(own[count] ?? 0)
  for (let row = 0; row < count; row++) {
    const from = own[row] ?? 0
    const length = (own[row + 1] ?? 0) - from
    const start = offsets[codeOf(row)] ?? 0
    for (let i = 0; i < length; i++) ownBytes[from + i] = bytes[start + i] ?? 0
  }
  return { count, distinct: false, offsets: own, bytes: ownBytes }
}

/** Whether each row's code is its own number. */
function areInOrder(chunks: readonly ColumnValues[]): boolean {
  for (const [chunk, codes] of chunks.entries()) {
    const first = chunk * ROWS_PER_CHUNK
    for (let row = 0; row < codes.length; row++) if (codes[row] !== first + row) return false
  }
  return true
}

function inRowOrder(count: number, distinct: boolean, textOf: (row: number) => string): Keys {
  const offsets = new Int32Array(count + 1)
  let bytes = Buffer.allocUnsafe(count * 12 + 64)
  let end = 0
  for (let row = 0; row < count; row++) {
    const text = textOf(row)
    if (end + text.length > bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)])
    end += bytes.write(text, end, 'latin1')
    offsets[row + 1] = end
  }
  return { count, distinct, offsets, bytes: bytes.subarray(0, end) }
}

function refuseMissing(table: SpineColumns, column: number, name: string): void {
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    const validity = validityOf(table, column, chunk)
    for (let row = 0; row < rowCount; row++) {
      // A byte of eight rows that all have one is passed over at once.
      if ((row & 7) === 0 && validity[row >> 3] === 0xff) row += 7
      if (hasValue(validity, row)) continue
      const remedy = 'Choose a column that every row fills, or identify units by their row number.'
      throw new AppError('key-invalid', `Row ${chunk * ROWS_PER_CHUNK + row + 1} has no "${name}".`, { remedy })
    }
  }
}

function decimalOf(value: number): string {
  return `${value}`
}

function isoDayOf(days: number): string {
  const date = new Date(days * DAY_MS)
  return Number.isNaN(date.getTime()) ? `day ${days}` : date.toISOString().replace(/T.*/, '')
}
