import { AppError } from '../../../shared/contract/app-error.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { FileReport, SourceColumn, SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { dictionaryTexts } from '../../columns/dictionary.ts'
import { duckdbDialect } from '../../domain/exports/duckdb-dialect.ts'
import type { ReadOptions, ReadResult, SourceReader } from '../../ports/source-reader.ts'
import type { SourceToStage, StageProgress } from '../../ports/spine-builder.ts'
import { quotedName } from '../duckdb-session.ts'
import type { WorkerPool } from '../worker-pool.ts'
import { dateOrdersOf } from './date-orders.ts'

export interface StagePlace {
  readonly pool: WorkerPool
  readonly reader: SourceReader
  readonly database: string
}

const MOST_CATEGORIES = 50
const SHOWN_SET_ASIDE = 20

/** A source in the database. */
export interface StagedSource {
  readonly report: SourceReport
  /** The statement that makes one relation of its files. */
  readonly view: string
}

/** What one file gave to its source. */
interface StagedFile {
  readonly part: string
  readonly report: FileReport
  readonly rows: number
  readonly columns: readonly SourceColumn[]
  /** Those that the database has. */
  readonly kept: ReadonlySet<string>
}

/** Reads a source file by file; each is let go of once its columns are in the database. */
export async function stageSource(
  place: StagePlace,
  source: SourceToStage,
  onProgress: (progress: StageProgress) => void,
  signal: AbortSignal,
): Promise<StagedSource> {
  const options = await sharedOptions(place.reader, source, signal)
  const files: StagedFile[] = []
  let readingMs = 0
  let stagingMs = 0
  for (const [index, path] of source.paths.entries()) {
    const startedMs = performance.now()
    const fileName = path.split(/[/\\]/).at(-1) ?? path
    let last = { bytesTotal: 0, rowsDone: 0 }
    const result = await place.reader.read(
      path,
      options,
      (progress) => {
        last = progress
        onProgress({ fileName, ...progress })
      },
      signal,
    )
    const readMs = performance.now()
    onProgress({ ...last, fileName, phase: 'staging', bytesDone: last.bytesTotal })
    files.push(await stageFile(place, relationName('part', source.sourceId, index + 1), source, result, signal))
    readingMs += readMs - startedMs
    stagingMs += performance.now() - readMs
  }
  const columns = mergedColumns(files)
  const report: SourceReport = {
    sourceId: source.sourceId,
    files: files.map((file) => file.report),
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    columns: [...columns],
    days: null,
    readingMs,
    stagingMs,
    notices: partialColumns(files, columns),
  }
  return { report, view: unionSql(source.sourceId, files, columns) }
}

/** One order for all files of a source: what the 3rd of April is must not change from month to month. */
async function sharedOptions(reader: SourceReader, source: SourceToStage, signal: AbortSignal): Promise<ReadOptions> {
  if (source.paths.length < 2) return source.options
  const previews = []
  for (const path of source.paths) previews.push(await reader.preview(path, source.options, signal))
  return { ...source.options, dateOrders: { ...dateOrdersOf(previews), ...source.options.dateOrders } }
}

async function stageFile(
  { pool, database }: StagePlace,
  part: string,
  { columns: wanted }: SourceToStage,
  result: ReadResult,
  signal: AbortSignal,
): Promise<StagedFile> {
  const { table, source, setAside, misfitCount, doubtfulColumns } = result
  const columns = [...table.columns.keys()].filter((index) => {
    return wanted === null || wanted.has(table.columns[index]?.name ?? '')
  })
  refuseSameNames(
    columns.map((index) => table.columns[index]?.name ?? ''),
    source.fileName,
  )
  if (columns.length > 0) await pool.run({ kind: 'spine-stage', database, part, table, columns }, signal)
  return {
    part,
    rows: table.rowCount,
    kept: new Set(columns.map((index) => table.columns[index]?.name ?? '')),
    columns: result.columns.map(({ name, type, missing, misfits }, index) => {
      const dictionary = table.columns[index]?.dictionary ?? null
      const few = dictionary !== null && dictionary.length <= MOST_CATEGORIES
      return { name, type, missing, misfits, categories: few ? dictionaryTexts(dictionary).sort() : null }
    }),
    report: {
      fileName: source.fileName,
      sizeBytes: source.sizeBytes,
      digest: source.digest,
      rowsInFile: source.rowsInFile,
      rowsSetAside: source.rowsSetAside,
      misfits: misfitCount,
      doubtfulColumns: [...doubtfulColumns],
      setAside: setAside.slice(0, SHOWN_SET_ASIDE).map(({ line, reason, raw }) => ({ line, reason, raw })),
    },
  }
}

/** SQL products take "Size" and "size" for the same column. */
function refuseSameNames(names: readonly string[], file: string): void {
  const lower = names.map((name) => name.toLowerCase())
  const second = names.find((_, index) => lower.indexOf(lower[index] ?? '') < index)
  if (second === undefined) return
  const first = names[lower.indexOf(second.toLowerCase())] ?? ''
  throw new AppError(
    'file-unsupported',
    `The columns “${first}” and “${second}” of ${file} differ in their case only.`,
    {
      remedy: 'Rename one of them in the file.',
      place: { file, column: second },
    },
  )
}

/** Every column of any file, in the order of their first appearance. */
function mergedColumns(files: readonly StagedFile[]): readonly SourceColumn[] {
  const merged = new Map<string, SourceColumn>()
  for (const { columns, report, rows } of files) {
    for (const column of columns) {
      const before = merged.get(column.name)
      merged.set(column.name, before === undefined ? column : both(before, column, report.fileName, rows))
    }
  }
  const total = files.reduce((sum, { rows }) => sum + rows, 0)
  return [...merged.values()].map((column) => {
    const having = files.filter(({ columns }) => columns.some(({ name }) => name === column.name))
    const absent = total - having.reduce((sum, { rows }) => sum + rows, 0)
    return { ...column, missing: column.missing + absent }
  })
}

function both(one: SourceColumn, two: SourceColumn, fileName: string, rows: number): SourceColumn {
  const categories =
    one.categories === null || two.categories === null
      ? null
      : [...new Set([...one.categories, ...two.categories])].sort().slice(0, MOST_CATEGORIES + 1)
  return {
    name: one.name,
    type: commonType(one, two, fileName, rows),
    missing: one.missing + two.missing,
    misfits: one.misfits + two.misfits,
    categories: categories !== null && categories.length > MOST_CATEGORIES ? null : categories,
  }
}

/** Whole numbers fit among numbers; a column without any value fits everything. */
function commonType(one: SourceColumn, two: SourceColumn, file: string, rows: number): ColumnType {
  if (one.type === two.type || two.missing === rows) return one.type
  const numeric = (type: ColumnType): boolean => type === 'number' || type === 'integer'
  if (numeric(one.type) && numeric(two.type)) return 'number'
  throw new AppError('file-unsupported', `“${two.name}” is read as ${two.type} in ${file} and as ${one.type} before.`, {
    remedy: `Set the type of “${two.name}” for the whole source.`,
    place: { file, column: two.name },
  })
}

/** All files as one relation; a column that a file lacks is missing in its rows. */
function unionSql(sourceId: string, files: readonly StagedFile[], columns: readonly SourceColumn[]): string {
  const used = columns.filter(({ name }) => files.some(({ kept }) => kept.has(name)))
  const parts = files.map(({ part, kept, report: { fileName } }) => {
    if (kept.size === 0)
      throw new AppError('recipe-invalid', `${fileName} has none of the columns that the recipe uses of its source.`, {
        remedy: 'Choose another file for that source, or change the steps that use it.',
        place: { file: fileName },
      })
    const values = used.map(({ name, type }) => {
      const column = quotedName(name)
      return kept.has(name)
        ? `CAST(${column} AS ${duckdbDialect.columnType(type)}) AS ${column}`
        : `CAST(NULL AS ${duckdbDialect.columnType(type)}) AS ${column}`
    })
    return `SELECT ${values.join(', ')} FROM ${quotedName(part)}`
  })
  return `CREATE OR REPLACE VIEW ${quotedName(relationName('files', sourceId))} AS ${parts.join(' UNION ALL ')}`
}

function partialColumns(files: readonly StagedFile[], columns: readonly SourceColumn[]): string[] {
  return columns.flatMap(({ name }) => {
    const without = files.filter(({ columns: own }) => !own.some((column) => column.name === name))
    if (without.length === 0) return []
    return [`“${name}” is not in ${without.map(({ report }) => report.fileName).join(', ')}: missing there.`]
  })
}
