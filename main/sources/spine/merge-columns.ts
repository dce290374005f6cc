import { AppError } from '../../../shared/contract/app-error.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { lostColumns } from '../../../shared/recipe/lost-columns.ts'
import type { FileReport, SourceColumn } from '../../../shared/recipe/recipe-report.ts'
import { type OwnColumn, requireCommonUnit } from './common-unit.ts'
import { MOST_CATEGORIES } from './load-text.ts'

/** What a file of a source has. */
export interface FileColumns {
  readonly report: FileReport
  readonly rows: number
  readonly columns: readonly SourceColumn[]
}

/** Every column of any file, in the order of their first appearance. Throws where files do not agree on a type or unit. */
export function mergeColumns(files: readonly FileColumns[]): readonly SourceColumn[] {
  const owns = new Map<string, OwnColumn[]>()
  for (const { columns, report, rows } of files) {
    for (const column of columns) {
      const own = owns.get(column.name) ?? []
      own.push({ column, rows, fileName: report.fileName })
      owns.set(column.name, own)
    }
  }
  const total = files.reduce((sum, { rows }) => sum + rows, 0)
  return [...owns.values()].flatMap((own) => merged(own, total))
}

function merged(own: readonly OwnColumn[], total: number): readonly SourceColumn[] {
  const [first] = own
  if (first === undefined) return []
  requireCommonUnit(own)
  const sum = (figure: (one: OwnColumn) => number): number => own.reduce((all, one) => all + figure(one), 0)
  return [
    {
      ...first.column,
      type: commonType(own, first.column.type),
      missing: sum(({ column }) => column.missing) + total - sum(({ rows }) => rows),
      misfits: sum(({ column }) => column.misfits),
      categories: commonCategories(own.map(({ column }) => column)),
    },
  ]
}

function commonCategories(columns: readonly SourceColumn[]): string[] | null {
  const all = new Set<string>()
  for (const { categories } of columns) {
    if (categories === null) return null
    for (const value of categories) all.add(value)
  }
  return all.size > MOST_CATEGORIES ? null : [...all].sort()
}

/** Whole numbers fit among numbers; a column without any value, or that nothing uses, fits everything. */
function commonType(own: readonly OwnColumn[], otherwise: ColumnType): ColumnType {
  const [first, ...others] = own.filter(({ column, rows }) => column.isRead && column.missing < rows)
  if (first === undefined) return otherwise
  const numeric = (type: ColumnType): boolean => type === 'number' || type === 'integer'
  return others.reduce((type, { column, fileName }) => {
    if (column.type === type) return type
    if (numeric(column.type) && numeric(type)) return 'number'
    const { name } = column
    throw new AppError(
      'file-unsupported',
      `“${name}” is read as ${column.type} in ${fileName} and as ${type} in ${first.fileName}.`,
      { remedy: `Set the type of “${name}” for the whole source.`, place: { file: fileName, column: name } },
    )
  }, first.column.type)
}

/** The files' reports, each with the columns of the first file that it lacks. */
export function comparedWithFirst(files: readonly FileColumns[]): readonly FileReport[] {
  const first = files[0]?.columns ?? []
  return files.map(({ report, columns }) => {
    const lost = lostColumns(first, columns)
    return { ...report, lacks: lost.map(({ column, nearest }) => ({ column, nearest })) }
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
