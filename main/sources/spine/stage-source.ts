import { AppError } from '../../../shared/contract/app-error.ts'
import type { SourceColumn, SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import type { RepeatedRowsChoice } from '../../../shared/recipe/repeated-rows.ts'
import { duckdbRecipeDialect } from '../../domain/recipe/recipe-dialect.ts'
import { type ComparedFiles, onceSql, unionSql } from '../../domain/recipe/repeated-rows-sql.ts'
import type { SourcePreview } from '../../ports/source-reader.ts'
import type { SourceToStage, StageProgress } from '../../ports/spine-builder.ts'
import { quotedName } from '../duckdb-session.ts'
import { fileNotices } from './file-notices.ts'
import { fileOptions } from './file-options.ts'
import { type FoundRepeats, findRepeats, mayRepeat } from './find-repeats.ts'
import { comparedWithFirst, mergeColumns, partialColumns } from './merge-columns.ts'
import { type StagedFile, type StagePlace, stageFile } from './stage-file.ts'

/** A source in the database. */
export interface StagedSource {
  readonly report: SourceReport
  /** Its rows that stand in several files; null where none do. */
  readonly repeats: FoundRepeats | null
  /** The statement that makes one relation of its files. */
  view(repeatedRows: RepeatedRowsChoice): string
}

/** Reads a source file by file; each is let go of once its columns are in the database. */
export async function stageSource(
  place: StagePlace,
  source: SourceToStage,
  onProgress: (progress: StageProgress) => void,
  signal: AbortSignal,
): Promise<StagedSource> {
  const { sourceId, paths, columns: wanted } = source
  const previews: SourcePreview[] = []
  for (const path of paths) previews.push(await place.reader.preview(path, source.options, signal))
  const perFile = fileOptions(source, previews)
  const stageAll = async (columns: ReadonlySet<string> | null): Promise<StagedFile[]> => {
    const files: StagedFile[] = []
    for (const [index, path] of paths.entries()) {
      const part = relationName('part', sourceId, index + 1)
      const { format } = previews[index] ?? { format: 'csv' }
      const options = perFile[index] ?? source.options
      files.push(await stageFile(place, { part, path, options, format, wanted: columns }, onProgress, signal))
    }
    return files
  }
  const files = await stageAll(wanted)
  const columns = mergeColumns(files)
  const used = columns.filter(({ name }) => files.some(({ kept }) => kept.has(name)))
  for (const file of files) requireColumns(file)
  const inUse = comparedFiles(files, used, source.dateColumn)
  const maybe = paths.length > 1 && (await mayRepeat(place, inUse, signal))
  // Rows that are equal in the columns in use may differ in others: only whole rows tell.
  const whole =
    !maybe || wanted === null
      ? inUse
      : comparedFiles(await stageAll(wholeRows(previews, wanted)), used, source.dateColumn)
  const sum = (figure: 'rows' | 'readingMs' | 'stagingMs'): number =>
    files.reduce((total, file) => total + file[figure], 0)
  const report: SourceReport = {
    sourceId,
    files: [...comparedWithFirst(files)],
    rows: sum('rows'),
    columns: [...columns],
    days: null,
    repeated: null,
    readingMs: sum('readingMs'),
    stagingMs: sum('stagingMs'),
    notices: [...partialColumns(files, columns), ...fileNotices(files)],
  }
  const repeats = maybe ? await findRepeats(place, whole, files, signal) : null
  const name = quotedName(relationName('files', sourceId))
  return {
    report,
    repeats,
    view: (repeatedRows) =>
      repeats !== null && repeatedRows === 'once'
        ? `CREATE OR REPLACE TABLE ${name} AS ${onceSql(whole, used, duckdbRecipeDialect)}`
        : `CREATE OR REPLACE VIEW ${name} AS ${unionSql(inUse, duckdbRecipeDialect)}`,
  }
}

/** All columns, but those that no database tells apart from another of the same file. */
function wholeRows(previews: readonly SourcePreview[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  const names = previews.flatMap(({ columns }) => {
    const counts = new Map<string, number>()
    for (const { name } of columns) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
    return columns.map(({ name }) => ({ name, isAlone: counts.get(name.toLowerCase()) === 1 }))
  })
  const unclear = new Set(names.filter(({ isAlone }) => !isAlone).map(({ name }) => name))
  return new Set([...wanted, ...names.map(({ name }) => name).filter((name) => !unclear.has(name))])
}

function requireColumns({ kept, report: { fileName } }: StagedFile): void {
  if (kept.size > 0) return
  throw new AppError('recipe-invalid', `${fileName} has none of the columns that the recipe uses of its source.`, {
    remedy: 'Choose another file for that source, or change the steps that use it.',
    place: { file: fileName },
  })
}

/** The staged columns of all files: those in use as their type, others as texts where the files do not agree. */
function comparedFiles(files: readonly StagedFile[], used: readonly SourceColumn[], day: string | null): ComparedFiles {
  const types = new Map(used.map(({ name, type }) => [name, type]))
  for (const { columns, kept } of files) {
    for (const { name, type } of columns) {
      if (!kept.has(name) || used.some((column) => column.name === name)) continue
      const known = types.get(name)
      types.set(name, known === undefined || known === type ? type : 'text')
    }
  }
  return {
    parts: files.map(({ part, kept }) => ({ relation: part, columns: kept })),
    columns: [...types].map(([name, type]) => ({ name, type })),
    day,
  }
}
