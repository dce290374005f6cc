import type { PreviewColumn, ReadOptions, SourcePreview } from '../ports/source-reader.ts'
import { type DuckdbSession, quotedName, type SessionPlace, withDuckdb } from './duckdb-session.ts'
import { withFileAwaited } from './open-file.ts'
import { checkParquetEnds, parquetFailure } from './parquet-failure.ts'
import { type ParquetColumn, type ParquetSchema, parquetSchema, tableOf } from './parquet-schema.ts'
import { trimSpaces } from './sample-values.ts'
import { type ColumnGuess, guessColumn } from './sniff-column.ts'
import { missingTexts } from './sniff-missing.ts'
import type { TaskControl } from './source-task.ts'

const PREVIEW_ROWS = 100
/** Texts that stand for a missing value are looked for in so many. */
const LOOKED_AT_ROWS = 2000

/** What a Parquet file holds, and its first rows. */
export async function previewParquet(
  path: string,
  options: ReadOptions,
  place: SessionPlace,
  control: TaskControl,
): Promise<SourcePreview> {
  return withFileAwaited(path, async (file) => {
    checkParquetEnds(file)
    try {
      return await withDuckdb(path, place, control, async (session) => {
        const schema = await parquetSchema(session, file, path, options, () => control.check())
        const cells = await cellsOf(session, path, schema.columns, PREVIEW_ROWS)
        const isText = ({ form }: ParquetColumn): boolean => form === 'texts'
        // Only texts are looked at further: a cell of any other column costs as much to bring here.
        const texts = await cellsOf(session, path, schema.columns.filter(isText), LOOKED_AT_ROWS)
        const looked = schema.columns.map((column) => (isText(column) ? (texts.shift() ?? []) : []))
        return previewOf(file.sizeBytes, schema, cells, looked)
      })
    } catch (cause) {
      throw parquetFailure(cause, file.name)
    }
  })
}

type Cells = readonly (string | null)[]

/** The first cells of each column, as texts. */
async function cellsOf(
  session: DuckdbSession,
  path: string,
  columns: readonly ParquetColumn[],
  mostRows: number,
): Promise<Cells[]> {
  if (columns.length === 0) return []
  const texts = columns.map(({ header }, index) => `CAST(${quotedName(header)} AS VARCHAR) AS c${index}`)
  const rows = await session.rows(`SELECT ${texts.join(', ')} FROM ${tableOf(path)} LIMIT ${mostRows}`)
  return columns.map((_, index) => rows.map((row) => cellOf(row[`c${index}`])))
}

function cellOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** `cells` and `looked`: of each column, those to be shown and those to be judged by. */
function previewOf(
  sizeBytes: number,
  schema: ParquetSchema,
  cells: readonly Cells[],
  looked: readonly Cells[],
): SourcePreview {
  const [first = []] = cells
  return {
    format: 'parquet',
    sizeBytes,
    dialect: null,
    columns: schema.columns.map((column, index) => previewColumn(column, looked[index] ?? [])),
    rows: first.map((_, row) => cells.map((column) => column[row] ?? null)),
    rowCount: schema.rowCount,
    notices: schema.notices,
  }
}

function previewColumn(column: ParquetColumn, looked: Cells): PreviewColumn {
  const { name, header, type, chosen, note, form } = column
  const dateOrder = type === 'date' ? column.dateOrder : null
  const cells = looked.map((cell) => cell ?? '')
  const { fit, missing } =
    chosen && form === 'texts' ? guessOf(column, cells) : { fit: 1, missing: unread(column, cells) }
  return { name, header, type, dateOrder, dateOrderProven: true, fit, note, missing }
}

function guessOf({ type, dateOrder, missing }: ParquetColumn, cells: readonly string[]): ColumnGuess {
  return guessColumn(cells, { commaDecimals: false, type, dateOrder, missing })
}

/** Of texts that are read as they are, only what may stand for a missing value is to be told. */
function unread({ missing }: ParquetColumn, cells: readonly string[]): PreviewColumn['missing'] {
  return missingTexts(
    cells.map(trimSpaces).filter((cell) => cell !== ''),
    missing,
  )
}
