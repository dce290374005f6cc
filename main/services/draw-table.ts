import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { nextTurn } from './next-turn.ts'

/** Which rows of a customer table are kept unseen. */
export interface DrawnTable {
  /** 1 where a row is unseen. */
  readonly isUnseen: Uint8Array
  readonly unitsUnseen: number
  /** Every different name that rows are drawn by, and whether it is unseen. */
  readonly names: ReadonlyMap<string, boolean>
}

/** Columns that say by what name a row is drawn: the first that has a value. */
export interface DrawnBy {
  readonly drawnBy: string
  readonly keyColumn: string
}

const ROWS_AT_A_TIME = 2 ** 14

/** Draws every row by its name; rows of the same name are drawn alike, and those without any are never unseen. */
export async function drawTable(
  table: SpineColumns,
  by: DrawnBy,
  isUnseenName: (name: string) => boolean,
  onProgress: (rowsDone: number) => void,
  signal: AbortSignal,
): Promise<DrawnTable> {
  const isUnseen = new Uint8Array(table.rowCount)
  const names = new Map<string, boolean>()
  let unitsUnseen = 0
  const draw = (row: number, name: string): void => {
    const drawn = names.get(name) ?? isUnseenName(name)
    names.set(name, drawn)
    if (!drawn) return
    isUnseen[row] = 1
    unitsUnseen++
  }
  await eachName(table, by, draw, onProgress, signal)
  return { isUnseen, unitsUnseen, names }
}

/** The fold of every row by its name; a row without any is in the first. */
export async function foldTable(
  table: SpineColumns,
  by: DrawnBy,
  foldOf: (name: string) => number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const folds = new Uint8Array(table.rowCount)
  const put = (row: number, name: string): void => {
    folds[row] = foldOf(name)
  }
  await eachName(table, by, put, () => undefined, signal)
  return folds
}

async function eachName(
  table: SpineColumns,
  { drawnBy, keyColumn }: DrawnBy,
  visit: (row: number, name: string) => void,
  onProgress: (rowsDone: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const columns = [...new Set([drawnBy, keyColumn])].map((name) => columnIndexOf(table, name))
  for (let row = 0; row < table.rowCount; row++) {
    if (row % ROWS_AT_A_TIME === 0) {
      onProgress(row)
      await nextTurn()
      signal.throwIfAborted()
    }
    const name = nameAt(table, columns, row)
    if (name !== null) visit(row, name)
  }
}

/** What a row is drawn by: a text as it stands, a whole number in digits; null where every column is missing. */
function nameAt(table: SpineColumns, columns: readonly number[], row: number): string | null {
  for (const column of columns) {
    const value = column < 0 ? null : cellValue(table, column, row)
    if (value !== null) return String(value)
  }
  return null
}
