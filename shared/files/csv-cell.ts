/** Begins a CSV file: without the byte-order mark, spreadsheets take its UTF-8 for the letters of another encoding. */
export const SPREADSHEET_MARK = '\uFEFF'

const PLAIN_NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** What makes a spreadsheet run a cell; in East Asian locales the full-width signs do, too. */
const RUNS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * A text that no spreadsheet runs as a formula: one that starts with = + - @, a tab or a line end gets a leading
 * apostrophe, as OWASP's "CSV injection" page has it. A plain number keeps its sign.
 */
export function harmlessCell(text: string): string {
  return RUNS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/** A text as a CSV cell (RFC 4180) that no spreadsheet runs. */
export function csvCell(text: string): string {
  const safe = harmlessCell(text)
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a CSV file, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
