import { AppError } from '../../shared/contract/app-error.ts'
import { ownValue } from '../../shared/contract/own-value.ts'
import type { ColumnType } from '../../shared/entities/column.ts'
import type { DateOrder, ReadOptions } from '../ports/source-reader.ts'
import { type ColumnName, counted, nameColumns } from './column-names.ts'
import { type DuckdbSession, quotedName, quotedText } from './duckdb-session.ts'
import type { OpenFile } from './open-file.ts'
import { BIG, nativeForm, type ParquetForm, withoutTexts } from './parquet-forms.ts'
import { type ColumnChunkFacts, checkPages } from './parquet-pages.ts'
import type { NumberStyle } from './parse-number.ts'
import { guessColumn } from './sniff-column.ts'

export interface ParquetColumn extends ColumnName {
  readonly type: ColumnType
  readonly chosen: boolean
  readonly form: ParquetForm
  readonly expression: string
  /** Bytes of the longest text once they are measured; 0 for other forms. */
  readonly mostBytes: number
  /** Whether all texts have a byte a character. */
  readonly isAscii: boolean
  readonly note: string | null
  readonly numberStyle: NumberStyle
  readonly dateOrder: DateOrder
  /** Texts that stand for a missing value; of texts as the file has them, the expression leaves them out. */
  readonly missing: readonly string[]
}

export interface ParquetSchema {
  readonly rowCount: number
  readonly columns: readonly ParquetColumn[]
  readonly notices: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

const SAMPLED_ROWS = 2000
const MOST_SAFE = Number.MAX_SAFE_INTEGER

/** SQL that reads the file's table. */
export function tableOf(path: string): string {
  return `read_parquet(${quotedText(path)}, hive_partitioning = false, union_by_name = false)`
}

/** What the file holds, checked against itself. Throws AppError for what cannot be read whole. */
export async function parquetSchema(
  session: DuckdbSession,
  file: OpenFile,
  path: string,
  options: ReadOptions,
  check: () => void,
): Promise<ParquetSchema> {
  const rowCount = await checkFooter(session, file, path, check)
  const described = await session.rows(`DESCRIBE SELECT * FROM ${tableOf(path)}`)
  if (rowCount === 0) throw new AppError('file-empty', `${file.name} has no rows.`, { place: { file: file.name } })
  const named = nameColumns(
    described.map((row) => text(row, 'column_name')),
    described.length,
  )
  const wide = await columnsBeyondDoubles(session, path, described)
  const columns: ParquetColumn[] = []
  const left: string[] = []
  for (const [index, name] of named.columns.entries()) {
    const kind = text(described[index] ?? {}, 'column_type')
    const column = columnOf(name, kind, wide.has(index), options)
    if (column === null) left.push(`${name.name} (${kindInWords(kind)})`)
    else columns.push(column)
  }
  if (columns.length === 0) throw nothingLeft(file.name, left)
  const notice = left.length === 0 ? [] : [`${counted(left.length, 'column')} left out: ${left.join(', ')}.`]
  return {
    rowCount,
    columns: await settleChosen(session, path, columns, options),
    notices: [...named.notices, ...notice],
  }
}

/** Texts that a person wants as another type: a sample tells how their numbers and dates are written. */
async function settleChosen(
  session: DuckdbSession,
  path: string,
  columns: readonly ParquetColumn[],
  options: ReadOptions,
): Promise<ParquetColumn[]> {
  const asked = columns.filter(({ chosen }) => chosen).map(({ expression }, index) => `${expression} AS c${index}`)
  if (asked.length === 0) return [...columns]
  const rows = await session.rows(`SELECT ${asked.join(', ')} FROM ${tableOf(path)} LIMIT ${SAMPLED_ROWS}`)
  let next = 0
  return columns.map((column) => {
    if (!column.chosen) return column
    const key = `c${next++}`
    const said = {
      dateOrder: ownValue(options.dateOrders, column.name),
      missing: ownValue(options.missing, column.name),
    }
    const { numberStyle, dateOrder, note, missing } = guessColumn(
      rows.map((row) => text(row, key)),
      { commaDecimals: false, type: column.type, ...said },
    )
    const read = missing.filter(({ isRead }) => isRead).map((one) => one.text)
    return { ...column, numberStyle, dateOrder, note, missing: said.missing ?? read }
  })
}

function columnOf(name: ColumnName, kind: string, wide: boolean, options: ReadOptions): ParquetColumn | null {
  const source = quotedName(name.header)
  const native = nativeForm(source, kind, wide)
  if (native === null) return null
  const chosenType = ownValue(options.types, name.name)
  const dateOrder = ownValue(options.dateOrders, name.name) ?? 'iso'
  const missing = ownValue(options.missing, name.name) ?? []
  const rest = { numberStyle: { decimal: 46, thousands: 0 }, dateOrder, missing, mostBytes: 0, isAscii: false }
  if (chosenType === undefined || chosenType === native.type) {
    const isMarked = native.form === 'texts' && missing.length > 0
    const expression = isMarked ? withoutTexts(native.expression, missing) : native.expression
    return { ...name, ...native, ...rest, expression, chosen: false }
  }
  const expression = `coalesce(CAST(${source} AS VARCHAR), '')`
  return { ...name, ...rest, type: chosenType, form: 'texts', expression, note: null, chosen: true }
}

/** Indices of 64-bit columns that hold more than a double counts exactly. The values are asked, not the statistics. */
async function columnsBeyondDoubles(
  session: DuckdbSession,
  path: string,
  described: readonly Row[],
): Promise<Set<number>> {
  const big = [...described.entries()].filter(([, row]) => BIG.test(text(row, 'column_type')))
  if (big.length === 0) return new Set()
  const asked = big.map(([index, row]) => {
    const source = quotedName(text(row, 'column_name'))
    return `coalesce(max(${source}) > ${MOST_SAFE} OR min(${source}) < -${MOST_SAFE}, false) AS c${index}`
  })
  const [answer] = await session.rows(`SELECT ${asked.join(', ')} FROM ${tableOf(path)}`)
  return new Set(big.map(([index]) => index).filter((index) => answer?.[`c${index}`] === true))
}

/** The rows that footer, row groups and column chunks agree on; the pages are held against them. */
async function checkFooter(session: DuckdbSession, file: OpenFile, path: string, check: () => void): Promise<number> {
  const [facts] = await session.rows(`SELECT num_rows FROM parquet_file_metadata(${quotedText(path)})`)
  const chunks = await session.rows(`
    SELECT row_group_id, row_group_num_rows, path_in_schema, num_values, total_compressed_size,
      dictionary_page_offset, data_page_offset
    FROM parquet_metadata(${quotedText(path)})`)
  const groups = new Map(chunks.map((row) => [number(row, 'row_group_id'), number(row, 'row_group_num_rows')]))
  const announced = number(facts ?? {}, 'num_rows')
  const added = [...groups.values()].reduce((sum, rows) => sum + rows, 0)
  if (announced !== added) throw disagreement(file.name, `${announced} rows announced, ${added} in its row groups`)
  for (const row of chunks) refuseUneven(file.name, row)
  checkPages(file, chunks.map(chunkFacts), check)
  return announced
}

function refuseUneven(name: string, row: Row): void {
  const values = number(row, 'num_values')
  const rows = number(row, 'row_group_num_rows')
  const column = text(row, 'path_in_schema')
  // A nested column, whose path has several parts, has as many values as its lists.
  if (column.includes(',') || values === rows) return
  throw disagreement(name, `column ${column} has ${values} values in ${counted(rows, 'row')}`)
}

function chunkFacts(row: Row): ColumnChunkFacts {
  const data = number(row, 'data_page_offset')
  const dictionary = row.dictionary_page_offset === null ? 0 : number(row, 'dictionary_page_offset')
  return {
    column: text(row, 'path_in_schema'),
    start: dictionary > 0 ? Math.min(dictionary, data) : data,
    compressedBytes: number(row, 'total_compressed_size'),
    valueCount: number(row, 'num_values'),
  }
}

function disagreement(name: string, what: string): AppError {
  return new AppError('file-malformed', `${name} is damaged: ${what}.`, {
    remedy: 'Export the file again.',
    place: { file: name },
  })
}

function nothingLeft(name: string, left: readonly string[]): AppError {
  return new AppError('file-unsupported', `${name} has no column that can be read: ${left.join(', ')}.`, {
    remedy: 'Export plain columns of numbers, texts, dates or truth values.',
    place: { file: name },
  })
}

function kindInWords(kind: string): string {
  if (kind.endsWith('[]') || kind.endsWith(']')) return 'a list'
  if (kind.startsWith('STRUCT')) return 'nested'
  if (kind.startsWith('MAP')) return 'a map'
  return kind === 'BLOB' ? 'bytes' : kind.toLowerCase().replace(/\(.*/, '')
}

function text(row: Row, key: string): string {
  return String(row[key] ?? '')
}

function number(row: Row, key: string): number {
  return Number(row[key])
}
