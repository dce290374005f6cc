import { AppError } from '../../../shared/contract/app-error.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { FileReport, SourceColumn } from '../../../shared/recipe/recipe-report.ts'
import { MOST_CATEGORIES } from './load-text.ts'

/** What a file of a source has. */
export interface FileColumns {
  readonly report: FileReport
  readonly rows: number
  readonly columns: readonly SourceColumn[]
}

/** Every column of any file, in the order of their first appearance. Throws where files do not agree on a type. */
export function mergeColumns(files: readonly FileColumns[]): readonly SourceColumn[] {
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
    ...one,
    type: commonType(one, two, fileName, rows),
    missing: one.missing + two.missing,
    misfits: one.misfits + two.misfits,
    categories: categories !== null && categories.length > MOST_CATEGORIES ? null : categories,
  }
}

/** Whole numbers fit among numbers; a column without any value, or that nothing uses, fits everything. */
function commonType(one: SourceColumn, two: SourceColumn, file: string, rows: number): ColumnType {
  if (one.type === two.type || two.missing === rows || !one.isRead) return one.type
  const numeric = (type: ColumnType): boolean => type === 'number' || type === 'integer'
  if (numeric(one.type) && numeric(two.type)) return 'number'
  throw new AppError('file-unsupported', `“${two.name}” is read as ${two.type} in ${file} and as ${one.type} before.`, {
    remedy: `Set the type of “${two.name}” for the whole source.`,
    place: { file, column: two.name },
  })
}

/** Sentences on the columns that some files lack. */
export function partialColumns(files: readonly FileColumns[], columns: readonly SourceColumn[]): string[] {
  return columns.flatMap(({ name }) => {
    const without = files.filter(({ columns: own }) => !own.some((column) => column.name === name))
    if (without.length === 0) return []
    return [`“${name}” is not in ${without.map(({ report }) => report.fileName).join(', ')}: missing there.`]
  })
}
