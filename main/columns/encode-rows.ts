import {
  Bool,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  Schema,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import type { SpineColumns, StoredColumn } from '../ports/spine-columns.ts'
import { cellValue } from './cell-value.ts'

/** Name of the first column of encoded rows: the row's number in the table, from 1. */
export const ROW_NUMBER_COLUMN = '#'

function arrowType({ type, storage }: StoredColumn): DataType {
  switch (type) {
    case 'text':
      return new Utf8()
    case 'boolean':
      return new Bool()
    case 'date':
      return new DateDay()
    default:
      return storage === 'i32' ? new Int32() : new Float64()
  }
}

const MS_PER_DAY = 86_400_000

function cellsOf(table: SpineColumns, column: number, rows: ArrayLike<number>): unknown[] {
  const isDate = table.columns[column]?.type === 'date'
  return Array.from({ length: rows.length }, (_, index) => {
    const value = cellValue(table, column, rows[index] ?? 0)
    // Arrow's date builder takes milliseconds.
    return isDate && typeof value === 'number' ? value * MS_PER_DAY : value
  })
}

/** The given rows as one Arrow IPC stream: "#" (i32), then every column; dates as DateDay. For pages, not tables. */
export function encodeRows(table: SpineColumns, rows: ArrayLike<number>): Uint8Array {
  const numbers = vectorFromArray(
    Array.from({ length: rows.length }, (_, index) => (rows[index] ?? 0) + 1),
    new Int32(),
  )
  const vectors: Record<string, Vector> = { [ROW_NUMBER_COLUMN]: numbers }
  for (const [index, column] of table.columns.entries())
    vectors[column.name] = vectorFromArray(cellsOf(table, index, rows), arrowType(column))
  if (rows.length > 0) return tableToIPC(new Table(vectors), 'stream')
  return tableToIPC(emptyTable(table), 'stream')
}

/** Arrow builds no vectors from nothing: an empty page keeps its schema by hand. */
function emptyTable(table: SpineColumns): Table {
  const fields = [
    new Field(ROW_NUMBER_COLUMN, new Int32(), true),
    ...table.columns.map((column) => new Field(column.name, arrowType(column), true)),
  ]
  return new Table(new Schema(fields))
}
