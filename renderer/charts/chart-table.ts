import { csvLine, harmlessCell, SPREADSHEET_MARK } from '../../shared/files/csv-cell.ts'

/** A cell's exact value; `null` where there is none. */
export type ChartCell = string | number | null

export interface ChartTableColumn {
  /** Head with its unit, such as "Contribution, €". */
  readonly label: string
  readonly kind: 'text' | 'number'
  /** How a number is shown in the table view; files and the clipboard get it exact. */
  readonly show?: (value: number) => string
}

/** The data behind a chart or on a board: what its table view shows and its files hold. */
export interface ChartTable {
  readonly title: string
  readonly columns: readonly ChartTableColumn[]
  readonly rows: readonly (readonly ChartCell[])[]
  /** Units of every group that can be read off it, so that none too small is shared; none where it shows no groups. */
  readonly groups?: readonly number[]
}

/** The table as RFC 4180 CSV for spreadsheets, with heads, exact numbers and the formula characters of texts neutralised. */
export function csvOfTable(table: ChartTable): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows.map((row) => row.map(textOf))]
  return SPREADSHEET_MARK + lines.map(csvLine).join('')
}

/** The table as tab-separated text for the clipboard, with heads and exact numbers. */
export function tabTextOfTable(table: ChartTable): string {
  const lines = [table.columns.map((column) => flat(column.label)), ...table.rows.map((row) => row.map(tabCell))]
  return lines.map((cells) => cells.join('\t')).join('\n')
}

function textOf(cell: ChartCell): string {
  return cell === null ? '' : String(cell)
}

function tabCell(cell: ChartCell): string {
  return flat(harmlessCell(textOf(cell)))
}

function flat(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ')
}
