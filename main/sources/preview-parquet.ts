import type { PreviewColumn, ReadOptions, SourcePreview } from '../ports/source-reader.ts'
import { quotedName, type SessionPlace, withDuckdb } from './duckdb-session.ts'
import { withFileAwaited } from './open-file.ts'
import { checkParquetEnds, parquetFailure } from './parquet-failure.ts'
import { type ParquetColumn, type ParquetSchema, parquetSchema, tableOf } from './parquet-schema.ts'
import { guessColumn } from './sniff-column.ts'
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
        const names = schema.columns.map(({ header }, index) => `CAST(${quotedName(header)} AS VARCHAR) AS c${index}`)
        const found = await session.rows(`SELECT ${names.join(', ')} FROM ${tableOf(path)} LIMIT ${LOOKED_AT_ROWS}`)
        const rows = found.map((row) => schema.columns.map((_, index) => cellOf(row[`c${index}`])))
        return previewOf(file.sizeBytes, schema, rows)
      })
    } catch (cause) {
      throw parquetFailure(cause, file.name)
    }
  })
}

function cellOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function previewOf(
  sizeBytes: number,
  schema: ParquetSchema,
  rows: readonly (readonly (string | null)[])[],
): SourcePreview {
  return {
    format: 'parquet',
    sizeBytes,
    dialect: null,
    columns: schema.columns.map((column, index) =>
      previewColumn(
        column,
        rows.map((row) => row[index] ?? ''),
      ),
    ),
    rows: rows.slice(0, PREVIEW_ROWS),
    rowCount: schema.rowCount,
    notices: schema.notices,
  }
}

function previewColumn(column: ParquetColumn, cells: readonly string[]): PreviewColumn {
  const { name, header, type, chosen, note } = column
  const dateOrder = type === 'date' ? column.dateOrder : null
  if (column.form !== 'texts')
    return { name, header, type, dateOrder, dateOrderProven: true, fit: 1, note, missing: [] }
  const hints = { commaDecimals: false, type, dateOrder: column.dateOrder, missing: column.missing }
  const { fit, missing } = guessColumn(cells, hints)
  return { name, header, type, dateOrder, dateOrderProven: true, fit: chosen ? fit : 1, note, missing }
}
