/**
 * A text as a CSV cell (RFC 4180) that no spreadsheet runs: one that starts with = + - @, a tab or a carriage return
 * gets a leading apostrophe, as OWASP's "CSV injection" page has it. A plain number keeps its sign.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !isPlainNumber(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function isPlainNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)
}
