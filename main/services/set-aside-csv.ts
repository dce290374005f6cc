import { csvLine } from '../../shared/files/csv-cell.ts'
import type { Misfit, SetAsideRow } from '../ports/source-reader.ts'

/** Rows set aside and cells that misfit their type, as CSV: what, line, column, reason, raw text. */
export function setAsideCsv(rows: readonly SetAsideRow[], misfits: readonly Misfit[]): string {
  const lines = [
    ['what', 'line', 'column', 'reason', 'raw text'],
    ...rows.map(({ line, column, reason, raw }) => ['row set aside', String(line), column ?? '', reason, raw]),
    ...misfits.map(({ line, column, raw }) => [
      'cell left missing',
      String(line),
      column,
      'Does not fit the type',
      raw,
    ]),
  ]
  return lines.map(csvLine).join('')
}
