import { namesColumns } from '../sniff-header.ts'
import { cellText, NEUTRAL } from './sheet-cell.ts'
import type { SheetRow } from './sheet-scanner.ts'

/** Where the table of a sheet lies. */
export interface SheetTable {
  /** Columns of the sheet that it has, from 0, left to right. */
  readonly columns: readonly number[]
  /** Rows of the sheet above it. */
  readonly skipRows: number
  readonly hasHeader: boolean
  /** Those of the skipped rows that hold something. */
  readonly titleRows: number
  /** Null where it has none. */
  readonly header: SheetRow | null
  /** Those of the rows looked at that are below the header. */
  readonly rows: readonly SheetRow[]
}

/** What a person said. */
export interface ChosenTable {
  readonly skipRows?: number | undefined
  readonly hasHeader?: boolean | undefined
}

const MOST_TITLE_ROWS = 50
const MOST_ROWS_LOOKED_AT = 200
/** A column that fewer rows fill does not help to find where the table begins. */
const COMMON_SHARE = 0.5
/** The first row of a table fills so many of its common columns; titles and remarks above it fill fewer. */
const LEAST_COVER = 0.75

/** Finds the table among rows of a sheet: below its titles, without columns that are blank throughout. */
export function findTable(rows: readonly SheetRow[], chosen: ChosenTable, is1904: boolean): SheetTable {
  const offered = rows.filter(({ line }) => line > (chosen.skipRows ?? 0))
  const start = chosen.skipRows === undefined ? firstOfTable(offered) : 0
  const inTable = offered.slice(start)
  const columns = [...new Set(inTable.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b)
  const [first, ...below] = inTable
  const textsOf = (row: SheetRow): string[] => rowTexts(row, columns, is1904)
  const isNamed = (row: SheetRow): boolean => {
    const body = below.slice(0, MOST_ROWS_LOOKED_AT).map((one) => ({ fields: textsOf(one), line: one.line }))
    return namesColumns(textsOf(row), body)
  }
  const hasHeader = first !== undefined && (chosen.hasHeader ?? isNamed(first))
  return {
    columns,
    skipRows: chosen.skipRows ?? (first === undefined ? 0 : first.line - 1),
    hasHeader,
    titleRows: rows.length - inTable.length,
    header: hasHeader ? first : null,
    rows: hasHeader ? below : inTable,
  }
}

/** A row's cells as a person would read them; '' where there is none. */
export function rowTexts(row: SheetRow, columns: readonly number[], is1904: boolean): string[] {
  const texts = new Map(row.cells.map((cell) => [cell.column, cellText(cell, NEUTRAL, is1904)]))
  return columns.map((column) => texts.get(column) ?? '')
}

function firstOfTable(rows: readonly SheetRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) for (const { column } of cells) counts.set(column, (counts.get(column) ?? 0) + 1)
  const common = new Set(
    [...counts].filter(([, count]) => count >= rows.length * COMMON_SHARE).map(([column]) => column),
  )
  const covers = ({ cells }: SheetRow): boolean =>
    cells.filter(({ column }) => common.has(column)).length >= common.size * LEAST_COVER
  const first = common.size === 0 ? -1 : rows.slice(0, MOST_TITLE_ROWS).findIndex(covers)
  return Math.max(0, first)
}
