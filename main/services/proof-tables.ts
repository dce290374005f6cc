import type { ColumnType } from '../../shared/entities/column.ts'
import { isoFromDay } from '../../shared/rules/day.ts'
import type { Cell } from '../../shared/rules/truth.ts'
import { allocateColumns } from '../columns/allocate-columns.ts'
import { columnIndexOf, hasValue, markValue, validityOf, valuesOf } from '../columns/column-view.ts'
import { buildDictionary, dictionaryTexts } from '../columns/dictionary.ts'
import { missingValueOf, storageOfCodes } from '../columns/storage.ts'
import type { Definition } from '../domain/definitions/definition.ts'
import type { EdgeRow } from '../domain/exports/edge-grid.ts'
import type { SpineColumns, StoredColumn } from '../ports/spine-columns.ts'
import type { SqlTable, SqlTableColumn, SqlValue } from '../ports/sql-engine.ts'
import { turn } from './proof-grid.ts'

const BATCH_ROWS = 16_384

/** A table for a SQL engine. Where no rule reads the key, the key column holds the row's index. */
export interface ProofTable {
  readonly table: SqlTable
  readonly rowCount: number
  readonly keyIsRowIndex: boolean
}

/** The edge grid as the table that the exported SQL reads. */
export function gridTable({ grain, columns }: Definition, grid: readonly EdgeRow[]): ProofTable {
  const keyIsRowIndex = !columns.some(({ name }) => name === grain.key)
  const row = ({ cells }: EdgeRow, index: number): readonly SqlValue[] => {
    const values = columns.map(({ type }, at) => sqlValue(cells[at] ?? null, type))
    return keyIsRowIndex ? [index, ...values] : values
  }
  async function* rows() {
    for (let start = 0; start < grid.length; start += BATCH_ROWS) {
      yield grid.slice(start, start + BATCH_ROWS).map((edge, offset) => row(edge, start + offset))
    }
  }
  const table = { name: grain.table, columns: sqlColumns(columns, grain.key, keyIsRowIndex), rows: rows() }
  return { table, rowCount: grid.length, keyIsRowIndex }
}

/** The customer table's columns that rules read, as the table that the exported SQL reads. */
export function spineTable({ grain, columns }: Definition, spine: SpineColumns, signal: AbortSignal): ProofTable {
  const keyIsRowIndex = !columns.some(({ name }) => name === grain.key)
  const names = columns.map(({ name }) => name)
  const table = {
    name: grain.table,
    columns: sqlColumns(columns, grain.key, keyIsRowIndex),
    rows: spineRows(spine, names, keyIsRowIndex ? (row) => row : null, signal),
  }
  return { table, rowCount: spine.rowCount, keyIsRowIndex }
}

/** Rows of the named columns in batches, after the first value that `lead` gives for a row's index. */
export async function* spineRows(
  spine: SpineColumns,
  names: readonly string[],
  lead: ((row: number) => SqlValue) | null,
  signal: AbortSignal,
): AsyncGenerator<readonly (readonly SqlValue[])[]> {
  const readers = names.map((name) => cellReader(spine, columnIndexOf(spine, name)))
  let first = 0
  for (const [chunk, { rowCount }] of spine.chunks.entries()) {
    const cells = readers.map((reader) => reader(chunk))
    for (let start = 0; start < rowCount; start += BATCH_ROWS) {
      const length = Math.min(BATCH_ROWS, rowCount - start)
      await turn(signal)
      yield Array.from({ length }, (_, offset) => {
        const values = cells.map((cell) => cell(start + offset))
        return lead === null ? values : [lead(first + start + offset), ...values]
      })
    }
    first += rowCount
  }
}

function cellReader(spine: SpineColumns, column: number): (chunk: number) => (row: number) => SqlValue {
  const stored = spine.columns[column]
  if (stored === undefined) throw new Error('A column of the definition is not in the customer table')
  const texts = stored.dictionary ? dictionaryTexts(stored.dictionary) : null
  const isoDays = new Map<number, string>()
  const present = (value: number): SqlValue => {
    if (texts !== null) return texts[value] ?? null
    if (stored.type === 'boolean') return value === 1
    return stored.type === 'date' ? isoDay(value, isoDays) : value
  }
  return (chunk) => {
    const values = valuesOf(spine, column, chunk)
    const validity = validityOf(spine, column, chunk)
    return (row) => (hasValue(validity, row) ? present(values[row] ?? 0) : null)
  }
}

function isoDay(day: number, known: Map<number, string>): string {
  const kept = known.get(day)
  if (kept !== undefined) return kept
  const iso = isoFromDay(day)
  known.set(day, iso)
  return iso
}

function sqlColumns(
  columns: readonly SqlTableColumn[],
  key: string,
  keyIsRowIndex: boolean,
): readonly SqlTableColumn[] {
  return keyIsRowIndex ? [{ name: key, type: 'integer' }, ...columns] : columns
}

function sqlValue(cell: Cell, type: ColumnType): SqlValue {
  return type === 'date' && typeof cell === 'number' ? isoFromDay(cell) : cell
}

/** The edge grid as a customer table, for the in-memory engine. */
export function gridColumns({ columns }: Definition, grid: readonly EdgeRow[]): SpineColumns {
  const texts = columns.map(({ type }, at) =>
    type === 'text'
      ? [...new Set(grid.flatMap(({ cells }) => (typeof cells[at] === 'string' ? [cells[at]] : [])))]
      : null,
  )
  const stored = columns.map(({ name, type }, at) => storedColumn(name, type, texts[at] ?? null))
  const table = allocateColumns(stored, grid.length)
  for (const [at, column] of stored.entries()) {
    const codes = new Map(texts[at]?.map((text, code) => [text, code]))
    for (const chunk of table.chunks.keys()) fillColumn(table, at, chunk, column, grid, codes)
  }
  return table
}

function fillColumn(
  table: SpineColumns,
  at: number,
  chunk: number,
  column: StoredColumn,
  grid: readonly EdgeRow[],
  codes: ReadonlyMap<string, number>,
): void {
  const values = valuesOf(table, at, chunk)
  const validity = validityOf(table, at, chunk)
  const missing = missingValueOf(column)
  for (const [row, { cells }] of grid.entries()) {
    const cell = cells[at] ?? null
    const isMissing = cell === null || Number.isNaN(cell)
    values[row] = isMissing ? missing : typeof cell === 'string' ? (codes.get(cell) ?? missing) : Number(cell)
    if (!isMissing) markValue(validity, row)
  }
}

function storedColumn(name: string, type: ColumnType, texts: readonly string[] | null): StoredColumn {
  if (texts !== null) {
    return { name, type, storage: storageOfCodes(texts.length), dictionary: buildDictionary(texts) }
  }
  return { name, type, storage: type === 'date' ? 'i32' : type === 'boolean' ? 'u8' : 'f64', dictionary: null }
}
