import { AppError } from '../../shared/contract/app-error.ts'
import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { ReadOptions, SourcePreview } from '../ports/source-reader.ts'
import type { ColumnPlan } from './column-builder.ts'
import { counted, nameColumns } from './column-names.ts'
import { type FileSample, sampleFile } from './file-sample.ts'
import { guessColumns, planColumn, previewColumn } from './guess-columns.ts'
import { emptyFile } from './open-file.ts'
import { trimSpaces } from './sample-values.ts'
import { type DialectGuess, sniffDialect } from './sniff-dialect.ts'
import { splitSample } from './split-sample.ts'
import type { TextFile } from './text-file.ts'

const PREVIEW_ROWS = 100
const MOST_COLUMNS = 10_000
const MOST_SAMPLED_CELLS = 400_000

/** How a CSV file is to be read, from a look at its beginning, middle and end. */
export interface CsvPlan {
  readonly dialect: CsvDialect
  readonly markLength: number
  readonly newline: '\n' | '\r'
  /** What stands between fields once runs of spaces are tabs; else the dialect's delimiter. */
  readonly separator: string
  readonly columns: readonly ColumnPlan[]
  readonly preview: SourcePreview
}

/** Throws AppError for what cannot be read as a table. */
export function sniffCsv(file: TextFile, options: ReadOptions): CsvPlan {
  const chosen = options.dialect ?? {}
  const sample = sampleFile(file, chosen.encoding)
  const guess = sniffDialect(sample, chosen)
  const { dialect, columnCount, records } = guess
  if (columnCount > MOST_COLUMNS) throw tooManyColumns(file.name, columnCount)
  const header = dialect.hasHeader ? headerOf(records[0]?.fields ?? [], columnCount) : null
  const { columns: names, notices } = nameColumns(header, columnCount)
  const rows = tableRows(guess)
  if (rows.length === 0 && sample.whole) throw emptyFile(file.name, 'has a header but no rows.')
  const guesses = guessColumns(names, sampledRows(guess, rows), dialect.delimiter === ';', options)
  const preview: SourcePreview = {
    format: 'csv',
    sizeBytes: file.sizeBytes,
    dialect,
    columns: names.map((name, index) => previewColumn(name, guesses[index])),
    rows: rows.slice(0, PREVIEW_ROWS).map((row) => row.map((cell) => (trimSpaces(cell) === '' ? null : cell))),
    rowCount: null,
    notices: [...fileNotices(sample, dialect), ...notices],
  }
  const columns = names.map((name, index) => planColumn(name, guesses[index], options))
  return {
    dialect,
    markLength: sample.markLength,
    newline: sample.newline,
    separator: guess.separator,
    columns,
    preview,
  }
}

/** R writes no name above the names of its rows: a header with one name too few lacks the first. */
function headerOf(cells: readonly string[], columnCount: number): readonly string[] {
  return cells.length === columnCount - 1 ? ['', ...cells] : cells
}

function tableRows({ dialect, columnCount, records }: DialectGuess): (readonly string[])[] {
  const body = dialect.hasHeader ? records.slice(1) : records
  return body
    .map(({ fields }) => fields)
    .filter((fields) => fields.length === columnCount && (columnCount > 1 || fields[0] !== ''))
}

/** The head's rows and those of the other pieces that have the right number of fields. */
function sampledRows(guess: DialectGuess, head: readonly (readonly string[])[]): (readonly string[])[] {
  const { dialect, columnCount, sample, separator } = guess
  const most = Math.max(20, Math.floor(MOST_SAMPLED_CELLS / columnCount / 2))
  const rows = head.slice(0, most)
  for (const part of sample.parts) {
    const records = splitSample(part, separator, dialect.quote, sample.newline, Math.ceil(most / 2))
    for (const { fields } of records) if (fields.length === columnCount) rows.push(fields)
  }
  return rows
}

function fileNotices(sample: FileSample, dialect: CsvDialect): string[] {
  const notices: string[] = []
  if (sample.markLength > 0) notices.push('The byte-order mark at the beginning was taken off.')
  if (dialect.encoding !== 'utf-8') notices.push(`The text is read as ${dialect.encoding.toUpperCase()}.`)
  if (dialect.skipLines > 0) notices.push(`${counted(dialect.skipLines, 'line')} before the table left out.`)
  return notices
}

function tooManyColumns(name: string, count: number): AppError {
  return new AppError('file-unsupported', `${name} has ${counted(count, 'column')}; at most 10,000 are read.`, {
    remedy: 'Keep the columns that rules and measures need, and import again.',
    place: { file: name },
  })
}
