import { quoted, type SqlDialect } from '../sql-dialect.ts'
import type { LoadedColumn } from './loaded-columns.ts'

/** One figure that must come out, with its query's expression. */
export interface LoadFigure {
  readonly what: string
  readonly expression: string
  readonly expected: number
}

/** Rows, and missing and different values of each column: a table that was read otherwise differs in one of them. */
export function loadFigures(
  rowCount: number,
  columns: readonly LoadedColumn[],
  dialect: SqlDialect,
): readonly LoadFigure[] {
  return [
    { what: 'rows', expression: 'count(*)', expected: rowCount },
    ...columns.flatMap(({ name, missing, distinct }) => {
      const column = dialect.identifier(name)
      return [
        { what: `${name}: missing values`, expression: `count(*) - count(${column})`, expected: missing },
        { what: `${name}: different values`, expression: `count(DISTINCT ${column})`, expected: distinct },
      ]
    }),
  ]
}

/** A query with a row per figure, "as read" or what differs. */
export function figureRows(figures: readonly LoadFigure[], table: string): string {
  return figures
    .map(
      ({ what, expression, expected }) =>
        `SELECT ${quoted(what, "'")} AS what, ${expression} AS found, ${expected} AS expected FROM ${table}`,
    )
    .join('\nUNION ALL ')
}
