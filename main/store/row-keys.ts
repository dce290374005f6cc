import { AppError } from '../../shared/contract/app-error.ts'
import { columnIndexOf, hasValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { ROWS_PER_CHUNK, type SpineColumns } from '../ports/spine-columns.ts'
import type { Keys } from './unit-index.ts'

const DAY_MS = 86_400_000

/**
 * What identifies each row, in row order. A key is its text: 12 and "12" are the same unit when a column changes its type between
 * two imports. Row numbers stand apart from keys behind a NUL. Throws AppError('key-invalid') on a missing key.
 */
export function rowKeysOf(table: SpineColumns, keyColumn: string | null): Keys {
  if (keyColumn === null) return inRowOrder(table.rowCount, (row) => `\0${row + 1}`)
  const column = columnIndexOf(table, keyColumn)
  const stored = table.columns[column]
  if (stored === undefined) throw new AppError('key-invalid', `There is no column "${keyColumn}" to identify units by.`)
  const chunks = table.chunks.map((_, chunk) => valuesOf(table, column, chunk))
  refuseMissing(table, column, keyColumn)
  const valueAt = (row: number) => chunks[Math.floor(row / ROWS_PER_CHUNK)]?.[row % ROWS_PER_CHUNK] ?? 0
  if (stored.dictionary === null) {
    const textOf = stored.type === 'date' ? isoDayOf : decimalOf
    return inRowOrder(table.rowCount, (row) => textOf(valueAt(row)))
  }
  const { offsets, bytes, length } = stored.dictionary
  // Codes come in order of first appearance: where no row repeats one, the dictionary is the keys.
  if (length === table.rowCount && eachRow(table.rowCount, (row) => valueAt(row) === row))
    return { count: length, offsets, bytes }
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
  return { count, offsets: own, bytes: ownBytes }
}

function eachRow(count: number, holds: (row: number) => boolean): boolean {
  for (let row = 0; row < count; row++) if (!holds(row)) return false
  return true
}

function inRowOrder(count: number, textOf: (row: number) => string): Keys {
  const offsets = new Int32Array(count + 1)
  let bytes = Buffer.allocUnsafe(count * 12 + 64)
  let end = 0
  for (let row = 0; row < count; row++) {
    const text = textOf(row)
    if (end + text.length > bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)])
    end += bytes.write(text, end, 'latin1')
    offsets[row + 1] = end
  }
  return { count, offsets, bytes: bytes.subarray(0, end) }
}

function refuseMissing(table: SpineColumns, column: number, name: string): void {
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    const validity = validityOf(table, column, chunk)
    for (let row = 0; row < rowCount; row++) {
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
