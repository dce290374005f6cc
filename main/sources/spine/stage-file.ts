import type { SourceColumn } from '../../../shared/recipe/recipe-report.ts'
import { dictionaryTexts } from '../../columns/dictionary.ts'
import type {
  ReadColumn,
  ReadOptions,
  ReadResult,
  SetAsideRow,
  SourcePreview,
  SourceReader,
} from '../../ports/source-reader.ts'
import type { StageProgress } from '../../ports/spine-builder.ts'
import { fileNameOf } from '../open-file.ts'
import { refuseChanged } from '../source-reader.ts'
import type { WorkerPool } from '../worker-pool.ts'
import { MOST_CATEGORIES } from './load-text.ts'
import type { FileColumns } from './merge-columns.ts'
import { refuseSameNames } from './refuse-same-names.ts'

export interface StagePlace {
  readonly pool: WorkerPool
  readonly reader: SourceReader
  readonly database: string
}

/** What one file gave to its source. */
export interface StagedFile extends FileColumns {
  /** Its table, where the database has any of its columns. */
  readonly part: string
  /** Columns that the database has. */
  readonly kept: ReadonlySet<string>
  readonly readingMs: number
  readonly stagingMs: number
  /** What the whole file holds besides values; none where left out. */
  readonly notices?: readonly string[]
}

export interface FileToStage {
  readonly part: string
  readonly path: string
  readonly options: ReadOptions
  readonly format: SourcePreview['format']
  /** Columns to keep; null: all. */
  readonly wanted: ReadonlySet<string> | null
}

const SHOWN_SET_ASIDE = 20

/** Reads a file into the database: a delimited text while it is scanned, of another one the wanted columns whole, which are then moved. */
export async function stageFile(
  place: StagePlace,
  file: FileToStage,
  onProgress: (progress: StageProgress) => void,
  signal: AbortSignal,
): Promise<StagedFile> {
  return file.format === 'csv' ? loadFile(place, file, onProgress, signal) : readFile(place, file, onProgress, signal)
}

async function loadFile(
  { pool, reader, database }: StagePlace,
  { part, path, options, wanted }: FileToStage,
  onProgress: (progress: StageProgress) => void,
  signal: AbortSignal,
): Promise<StagedFile> {
  const startedMs = performance.now()
  const fileName = fileNameOf(path)
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  try {
    const [loaded, { digest, sizeBytes: hashedBytes }] = await Promise.all([
      pool.run({ kind: 'spine-load', database, part, path, options, wanted }, either, (progress) =>
        onProgress({ fileName, ...progress }),
      ),
      reader.digest(path, either),
    ])
    const { sizeBytes, rowCount, rowsSetAside, setAside, misfitCount, doubtfulColumns, columns } = loaded
    refuseChanged(path, sizeBytes, hashedBytes)
    const read = columns.filter(({ isRead }) => isRead).map(({ name }) => name)
    const source = { fileName, sizeBytes, digest, rowsInFile: rowCount + rowsSetAside, rowsSetAside }
    return {
      part,
      rows: rowCount,
      kept: new Set(read),
      columns: columns.map(({ isRead, categories, ...column }) => sourceColumnOf(column, isRead, categories)),
      report: reportOf(source, misfitCount, doubtfulColumns, setAside),
      notices: loaded.notices,
      readingMs: performance.now() - startedMs,
      stagingMs: 0,
    }
  } catch (cause) {
    // The other task must not go on for a file that failed.
    failed.abort()
    throw cause
  }
}

async function readFile(
  { pool, reader, database }: StagePlace,
  { part, path, options, wanted }: FileToStage,
  onProgress: (progress: StageProgress) => void,
  signal: AbortSignal,
): Promise<StagedFile> {
  const startedMs = performance.now()
  const fileName = fileNameOf(path)
  let last = { bytesTotal: 0, rowsDone: 0 }
  const result = await reader.read(
    path,
    options,
    (progress) => {
      last = progress
      onProgress({ fileName, ...progress })
    },
    signal,
    wanted ?? undefined,
  )
  const readMs = performance.now()
  onProgress({ ...last, fileName, phase: 'staging', bytesDone: last.bytesTotal })
  const { table, source, setAside, misfitCount, doubtfulColumns } = result
  const columns = [...table.columns.keys()].filter((index) => wanted === null || wanted.has(nameAt(result, index)))
  const names = columns.map((index) => nameAt(result, index))
  refuseSameNames(names, fileName)
  if (columns.length > 0) await pool.run({ kind: 'spine-stage', database, part, table, columns }, signal)
  return {
    part,
    rows: table.rowCount,
    kept: new Set(names),
    columns: sourceColumnsOf(result, new Set(names)),
    report: reportOf(source, misfitCount, doubtfulColumns, setAside),
    notices: result.notices,
    readingMs: readMs - startedMs,
    stagingMs: performance.now() - readMs,
  }
}

/** All columns in the file's order. */
function sourceColumnsOf({ columns, passedOver, table }: ReadResult, kept: ReadonlySet<string>): SourceColumn[] {
  const all = columns.map((column, index) => {
    const dictionary = table.columns[index]?.dictionary ?? null
    const few = dictionary !== null && dictionary.length <= MOST_CATEGORIES
    return sourceColumnOf(column, kept.has(column.name), few ? dictionaryTexts(dictionary).sort() : null)
  })
  for (const { name, header, type, at } of passedOver)
    all.splice(at, 0, sourceColumnOf({ name, header, type, missing: 0, misfits: 0 }, false, null))
  return all
}

function sourceColumnOf(
  { name, type, missing, misfits, reading }: ReadColumn,
  isRead: boolean,
  categories: readonly string[] | null,
): SourceColumn {
  const known = { name, type, missing, misfits, isRead, categories: categories && [...categories] }
  return reading === undefined ? known : { ...known, reading }
}

type FileFacts = Pick<ReadResult['source'], 'fileName' | 'sizeBytes' | 'digest' | 'rowsInFile' | 'rowsSetAside'>

function reportOf(
  { fileName, sizeBytes, digest, rowsInFile, rowsSetAside }: FileFacts,
  misfits: number,
  doubtfulColumns: readonly string[],
  setAside: readonly SetAsideRow[],
): StagedFile['report'] {
  return {
    ...{ fileName, sizeBytes, digest, rowsInFile, rowsSetAside, misfits },
    doubtfulColumns: [...doubtfulColumns],
    setAside: setAside.slice(0, SHOWN_SET_ASIDE).map(({ line, reason, raw }) => ({ line, reason, raw })),
    lacks: [],
  }
}

const nameAt = ({ table }: ReadResult, index: number): string => table.columns[index]?.name ?? ''
