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
}

/** The table as RFC 4180 CSV with heads, exact numbers and the formula characters of texts neutralised. */
export function csvOfTable(table: ChartTable): string {
  const lines = [table.columns.map((column) => quoted(column.label)), ...table.rows.map((row) => row.map(csvCell))]
  return `${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
}

/** The table as tab-separated text for the clipboard, with heads and exact numbers. */
export function tabTextOfTable(table: ChartTable): string {
  const lines = [table.columns.map((column) => flat(column.label)), ...table.rows.map((row) => row.map(tabCell))]
  return lines.map((cells) => cells.join('\t')).join('\n')
}

function csvCell(cell: ChartCell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : quoted(cell)
}

function tabCell(cell: ChartCell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : flat(harmless(cell))
}

function quoted(text: string): string {
  const safe = harmless(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A spreadsheet would run a cell that begins with one of these. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function flat(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ')
}
