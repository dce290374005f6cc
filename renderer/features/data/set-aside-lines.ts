import type { ImportCheck } from '../../../shared/contract/imports.ts'
import { MISFIT_WORDS, setAsideStrings as say } from '../../strings/data.ts'

/** A row that was set aside or a cell that was read as missing. */
export interface SetAsideLine {
  readonly line: number
  /** Null for the row as a whole. */
  readonly column: string | null
  readonly what: string
  readonly raw: string
}

/** What was set aside of a checked file: rows first, for they are missing as a whole, then cells; each by line. */
export function setAsideLines(check: Pick<ImportCheck, 'setAside' | 'misfits' | 'columns'>): readonly SetAsideLine[] {
  const types = new Map(check.columns.map(({ name, type }) => [name, type]))
  const rows = check.setAside.map(({ line, column, reason, raw }) => ({
    line,
    column,
    what: say.rowAside(reason),
    raw,
  }))
  const cells = check.misfits.map(({ line, column, raw }) => ({
    line,
    column,
    what: say.cellMissing(MISFIT_WORDS[types.get(column) ?? 'text']),
    raw,
  }))
  const byLine = (a: SetAsideLine, b: SetAsideLine) => a.line - b.line
  return [...rows.sort(byLine), ...cells.sort(byLine)]
}
