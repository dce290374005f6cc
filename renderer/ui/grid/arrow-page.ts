import type { Table } from 'apache-arrow'
import type { CellValue, RowPage } from './grid-column.ts'

/** A page over an Arrow table: its first column is the row's number, then the columns in order. Nothing is copied. */
export function arrowPage(table: Table): RowPage {
  const vectors = Array.from({ length: table.numCols }, (_, index) => table.getChildAt(index))
  return {
    length: table.numRows,
    number: (row) => Number(vectors[0]?.get(row) ?? 0),
    cell: (row, column) => (vectors[column + 1]?.get(row) ?? null) as CellValue,
  }
}
