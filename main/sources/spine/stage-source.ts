import { AppError } from '../../../shared/contract/app-error.ts'
import type { SourceColumn, SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { duckdbDialect } from '../../domain/exports/duckdb-dialect.ts'
import type { SourcePreview } from '../../ports/source-reader.ts'
import type { SourceToStage, StageProgress } from '../../ports/spine-builder.ts'
import { quotedName } from '../duckdb-session.ts'
import { fileNotices } from './file-notices.ts'
import { fileOptions } from './file-options.ts'
import { comparedWithFirst, mergeColumns, partialColumns } from './merge-columns.ts'
import { type StagedFile, type StagePlace, stageFile } from './stage-file.ts'

/** A source in the database. */
export interface StagedSource {
  readonly report: SourceReport
  /** The statement that makes one relation of its files. */
  readonly view: string
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
  const files: StagedFile[] = []
  for (const [index, path] of paths.entries()) {
    const part = relationName('part', sourceId, index + 1)
    const { format } = previews[index] ?? { format: 'csv' }
    const options = perFile[index] ?? source.options
    files.push(await stageFile(place, { part, path, options, format, wanted }, onProgress, signal))
  }
  const columns = mergeColumns(files)
  const sum = (figure: 'rows' | 'readingMs' | 'stagingMs'): number =>
    files.reduce((total, file) => total + file[figure], 0)
  const report: SourceReport = {
    sourceId,
    files: [...comparedWithFirst(files)],
    rows: sum('rows'),
    columns: [...columns],
    days: null,
    readingMs: sum('readingMs'),
    stagingMs: sum('stagingMs'),
    notices: [...partialColumns(files, columns), ...fileNotices(files)],
  }
  return { report, view: unionSql(sourceId, files, columns) }
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
