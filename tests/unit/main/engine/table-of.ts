import { allocateColumns } from '../../../../main/columns/allocate-columns.ts'
import { markValue, validityOf, valuesOf } from '../../../../main/columns/column-view.ts'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { missingValueOf, storageOfCodes } from '../../../../main/columns/storage.ts'
import {
  ROWS_PER_CHUNK,
  type SpineColumns,
  type Storage,
  type StoredColumn,
} from '../../../../main/ports/spine-columns.ts'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import type { Cell } from '../../../../shared/rules/truth.ts'

export interface ColumnOfCells {
  readonly name: string
  readonly type: ColumnType
  /** Dates are day numbers; null and NaN are missing. */
  readonly cells: readonly Cell[]
  /** Wider than needed, to reach every kernel. */
  readonly storage?: Storage
}

/** A customer table of written-out cells. */
export function tableOf(columns: readonly ColumnOfCells[]): SpineColumns {
  const rowCount = columns[0]?.cells.length ?? 0
  const codes = columns.map(codesOf)
  const stored = columns.map((column, index): StoredColumn => {
    const texts = codes[index]
    const dictionary = texts ? buildDictionary([...texts.keys()]) : null
    return { name: column.name, type: column.type, storage: column.storage ?? storageOf(column, texts), dictionary }
  })
  const table = allocateColumns(stored, rowCount)
  for (const [index, column] of columns.entries()) {
    for (const [row, cell] of column.cells.entries()) {
      const chunk = Math.floor(row / ROWS_PER_CHUNK)
      const missing = cell === null || Number.isNaN(cell)
      const code = typeof cell === 'string' ? (codes[index]!.get(cell) as number) : Number(cell)
      valuesOf(table, index, chunk)[row % ROWS_PER_CHUNK] = missing ? missingValueOf(stored[index]!) : code
      if (!missing) markValue(validityOf(table, index, chunk), row % ROWS_PER_CHUNK)
    }
  }
  return table
}

/** Codes in the order of first appearance; null for columns without a dictionary. */
function codesOf({ type, cells }: ColumnOfCells): Map<string, number> | null {
  if (type !== 'text') return null
  const codes = new Map<string, number>()
  for (const cell of cells) if (typeof cell === 'string' && !codes.has(cell)) codes.set(cell, codes.size)
  return codes
}

function storageOf({ type, cells }: ColumnOfCells, codes: Map<string, number> | null | undefined): Storage {
  if (codes) return storageOfCodes(codes.size)
  if (type === 'boolean') return 'u8'
  if (type === 'number') return 'f64'
  const fits = cells.every((cell) => cell === null || (Number(cell) > -(2 ** 31) && Number(cell) < 2 ** 31))
  return fits ? 'i32' : 'f64'
}

export const ENGINE_WORKER = new URL('../../../../main/engine/engine-worker.ts', import.meta.url)
