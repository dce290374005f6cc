import { amountsOf, type NamedColumn, perPiece } from '../../../shared/recipe/column-signs.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

/** A file of a source as a table of the database. */
export interface FilePart {
  readonly relation: string
  /** Names of those that the table has. */
  readonly columns: ReadonlySet<string>
}

/** The files of a source, in their order, compared row by row. */
export interface ComparedFiles {
  readonly parts: readonly FilePart[]
  /** What rows are compared by; one that a file lacks is missing in its rows. */
  readonly columns: readonly NamedColumn[]
  /** Column of days: only rows of days that several files have can be equal. */
  readonly day: string | null
}

/** An amount that is added up over repeated rows. */
interface Amount {
  readonly name: string
  readonly sql: string
}

export interface RepeatQuestions {
  /** One row: repeated, whether any row stands in two files. */
  readonly any: string
  /** Rows (earlier, later, rows, first, last, and amount_i for each of `amounts`); files count from 0. */
  readonly pairs: string
  readonly amounts: readonly string[]
}

/** Questions about rows that stand in several files. */
export function repeatQuestions(files: ComparedFiles, dialect: RecipeDialect): RepeatQuestions {
  const amounts = amountsIn(files)
  const day = dayOf(files)
  const days = ['min', 'max'].map((end) => (day === null ? 'NULL' : `CAST(${end}(${day}) AS VARCHAR)`))
  const sums = amounts.map(({ sql }, index) => `${dialect.sum(sql, null)} AS amount_${index}`)
  const figures = ['count(*) AS rows', `${days[0]} AS first`, `${days[1]} AS last`, ...sums]
  return {
    any: `WITH ${maybeSql(files, dialect)} SELECT count(*) AS repeated FROM (SELECT 1 FROM ${SHARED} LIMIT 1)`,
    pairs:
      `WITH ${placedSql(files, dialect)} SELECT earlier, file AS later, ${figures.join(', ')} ` +
      `FROM ${PLACED} WHERE file > earlier GROUP BY earlier, file ORDER BY file, earlier`,
    amounts: amounts.map(({ name }) => name),
  }
}

/** The wanted columns of all rows, those that stand in several files once. */
export function onceSql(files: ComparedFiles, wanted: readonly NamedColumn[], dialect: RecipeDialect): string {
  const { identifier } = dialect.sql
  const kept = wanted.map(({ name }) => {
    const index = files.columns.findIndex((column) => column.name === name)
    return `${cell(index)} AS ${identifier(name)}`
  })
  const select = `SELECT ${kept.join(', ')} FROM`
  return (
    `WITH ${placedSql(files, dialect)} ${select} ${PLACED} WHERE file = earlier ` +
    `UNION ALL ${select} ${DIGESTED} WHERE digest NOT IN (SELECT digest FROM ${SHARED})` +
    (dayOf(files) === null ? '' : ` UNION ALL ${select} ${ROWS} WHERE NOT ${sharedDay(files)}`)
  )
}

/** All rows of all files. */
export function unionSql({ parts, columns }: ComparedFiles, { sql }: RecipeDialect): string {
  const ofPart = ({ relation, columns: own }: FilePart): string => {
    const values = columns.map(({ name, type }) => {
      const column = sql.identifier(name)
      return `CAST(${own.has(name) ? column : 'NULL'} AS ${sql.columnType(type)}) AS ${column}`
    })
    return `SELECT ${values.join(', ')} FROM ${sql.identifier(relation)}`
  }
  return parts.map(ofPart).join(' UNION ALL ')
}

/* Columns go by their place, so that no name of the files meets one of the query. */
const ROWS = 'file_rows'
const DAYS = 'shared_days'
const DIGESTED = 'digested_rows'
const SHARED = 'shared_digests'
const MAYBE = 'maybe_equal'
const PLACED = 'placed_rows'
const cell = (index: number): string => `c${index}`

function dayOf({ columns, day }: ComparedFiles): string | null {
  const index = columns.findIndex(({ name, type }) => name === day && type === 'date')
  return index < 0 ? null : cell(index)
}

/** Whether a row's day is one of several files; a row without a day may be in any. */
function sharedDay(files: ComparedFiles): string {
  const day = dayOf(files)
  return day === null ? 'true' : `(${day} IS NULL OR ${day} IN (SELECT day FROM ${DAYS}))`
}

/**
 * All rows with the number of their file, and those of them that can be equal to one of another file: whose day several
 * files have, and whose digest, DuckDB's own of all columns. A digest takes a fraction of the time that the columns take.
 */
function maybeSql(files: ComparedFiles, dialect: RecipeDialect): string {
  const day = dayOf(files)
  const all = files.parts.map((part, file) => partSql(part, file, files.columns, dialect)).join(' UNION ALL ')
  const columns = files.columns.map((_, index) => cell(index)).join(', ')
  const days = `SELECT ${day} AS day FROM ${ROWS} WHERE ${day} IS NOT NULL GROUP BY 1 HAVING min(file) < max(file)`
  return [
    `${ROWS} AS (${all})`,
    ...(day === null ? [] : [`${DAYS} AS (${days})`]),
    `${DIGESTED} AS (SELECT *, hash(${columns}) AS digest FROM ${ROWS} WHERE ${sharedDay(files)})`,
    `${SHARED} AS (SELECT digest FROM ${DIGESTED} GROUP BY 1 HAVING min(file) < max(file))`,
    `${MAYBE} AS (SELECT * FROM ${DIGESTED} WHERE digest IN (SELECT digest FROM ${SHARED}))`,
  ].join(', ')
}

/** The rows that can be equal, each with the first file that has as many of its content. */
function placedSql(files: ComparedFiles, dialect: RecipeDialect): string {
  const all = files.columns.map((_, index) => cell(index)).join(', ')
  const numbered = `SELECT *, row_number() OVER (PARTITION BY file, ${all}) AS nth FROM ${MAYBE}`
  const placed = `SELECT *, min(file) OVER (PARTITION BY ${all}, nth) AS earlier FROM (${numbered})`
  return `${maybeSql(files, dialect)}, ${PLACED} AS (${placed})`
}

function partSql(
  { relation, columns }: FilePart,
  file: number,
  wanted: readonly NamedColumn[],
  { sql }: RecipeDialect,
): string {
  const values = wanted.map(({ name, type }, index) => {
    const own = columns.has(name) ? sql.identifier(name) : 'NULL'
    return `CAST(${own} AS ${sql.columnType(type)}) AS ${cell(index)}`
  })
  return `SELECT ${file} AS file, ${values.join(', ')} FROM ${sql.identifier(relation)}`
}

/** Columns that hold amounts, and pieces with what they come to. */
function amountsIn({ columns }: ComparedFiles): readonly Amount[] {
  const sqlOf = (name: string): string => cell(columns.findIndex((column) => column.name === name))
  const pieces = perPiece(columns)
  const own = amountsOf(columns)
  const named = [...(pieces === null ? [] : [pieces.quantity]), ...own].map((name) => ({ name, sql: sqlOf(name) }))
  if (pieces === null || pieces.price === null || own.length > 0) return named
  const { quantity, price } = pieces
  return [...named, { name: `${quantity} × ${price}`, sql: `${sqlOf(quantity)} * ${sqlOf(price)}` }]
}
