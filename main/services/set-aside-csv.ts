import type { Misfit, SetAsideRow } from '../ports/source-reader.ts'

/** Spreadsheets run cells that begin like this; a leading apostrophe keeps them text. */
const FORMULA_START = /^[=+\-@\t\r]/

const field = (text: string): string => {
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows set aside and cells that misfit their type, as CSV: what, line, column, reason, raw text. */
export function setAsideCsv(rows: readonly SetAsideRow[], misfits: readonly Misfit[]): string {
  const lines = [
    ...rows.map(({ line, column, reason, raw }) => ['row set aside', String(line), column ?? '', reason, raw]),
    ...misfits.map(({ line, column, raw }) => [
      'cell left missing',
      String(line),
      column,
      'Does not fit the type',
      raw,
    ]),
  ].map((cells) => cells.map(field).join(','))
  return `${['what,line,column,reason,raw text', ...lines].join('\r\n')}\r\n`
}
