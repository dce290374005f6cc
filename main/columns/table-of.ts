import type { ColumnType } from '../../shared/entities/column.ts'
import { ROWS_PER_CHUNK, type SpineColumns, type Storage, type StoredColumn } from '../ports/spine-columns.ts'
import { allocateColumns } from './allocate-columns.ts'
import { markValue, validityOf, valuesOf } from './column-view.ts'
import { buildDictionary } from './dictionary.ts'
import { missingValueOf, storageOfCodes } from './storage.ts'

/** A column as plain values; dates are day numbers, missing is null, NaN in a number is missing too. */
export interface PlainColumn {
  readonly name: string
  readonly type: ColumnType
  readonly values: readonly (string | number | boolean | null)[]
}

interface Coded {
  readonly stored: StoredColumn
  /** The stored number of a present value. */
  readonly encode: (value: string | number | boolean) => number
}

const fitsInt32 = (values: PlainColumn['values']): boolean =>
  values.every((value) => typeof value !== 'number' || (Number.isInteger(value) && Math.abs(value) < 2 ** 31))

function coded({ name, type, values }: PlainColumn): Coded {
  if (type === 'text') {
    const texts = [...new Set(values.filter((value) => typeof value === 'string'))].sort()
    const codes = new Map(texts.map((text, code) => [text, code]))
    const stored = { name, type, storage: storageOfCodes(texts.length), dictionary: buildDictionary(texts) }
    return { stored, encode: (value) => codes.get(String(value)) ?? texts.length }
  }
  const narrow: Storage = type === 'boolean' ? 'u8' : 'i32'
  const storage: Storage = type === 'number' || !fitsInt32(values) ? 'f64' : narrow
  return { stored: { name, type, storage, dictionary: null }, encode: Number }
}

/** A table in shared memories from plain values; every column has the same number of values. */
export function tableOf(columns: readonly PlainColumn[]): SpineColumns {
  const rowCount = columns[0]?.values.length ?? 0
  const codings = columns.map(coded)
  const table = allocateColumns(
    codings.map(({ stored }) => stored),
    rowCount,
  )
  for (const [index, { values }] of columns.entries()) {
    const coding = codings[index]
    if (coding) fill(table, index, values, coding)
  }
  return table
}

function fill(table: SpineColumns, column: number, values: PlainColumn['values'], { stored, encode }: Coded): void {
  const missing = missingValueOf(stored)
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    const target = valuesOf(table, column, chunk)
    const validity = validityOf(table, column, chunk)
    for (let row = 0; row < rowCount; row++) {
      const value = values[chunk * ROWS_PER_CHUNK + row] ?? null
      const isMissing = value === null || Number.isNaN(value)
      target[row] = isMissing ? missing : encode(value)
      if (!isMissing) markValue(validity, row)
    }
  }
}
