import { AppError } from '../../shared/contract/app-error.ts'
import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { ReadOptions, SourcePreview } from '../ports/source-reader.ts'
import type { ColumnPlan } from './column-builder.ts'
import { nameColumns } from './column-names.ts'
import { type FileSample, sampleFile } from './file-sample.ts'
import { guessColumns, planColumn, previewColumn } from './guess-columns.ts'
import { headerOf, type JsonCells, jsonRow } from './json-cells.ts'
import { JsonLines, JsonList, type JsonSink } from './json-scanner.ts'
import { emptyFile } from './open-file.ts'
import type { RecordScanner } from './pump-text.ts'
import type { TextFile } from './text-file.ts'

const PREVIEW_ROWS = 100
const JSON_NAME = /\.(jsonl|ndjson|json)(\.gz|\.zst)?$/i

/** How a file of JSON objects is to be read, from a look at it. */
export interface JsonPlan {
  readonly encoding: CsvDialect['encoding']
  readonly markLength: number
  /** Column i holds what stands at paths[i]. */
  readonly paths: readonly string[]
  readonly columns: readonly ColumnPlan[]
  readonly preview: SourcePreview
  scanner(sink: JsonSink): RecordScanner
}

/** What one object, or a list of objects, begins with. */
const OBJECTS = /^\s*(\[\s*)?\{\s*["}]/

/** Null for what begins with no object, or holds none where its name promises nothing. Throws AppError for JSON that is no table. */
export function sniffJson(file: TextFile, options: ReadOptions): JsonPlan | null {
  const sample = sampleFile(file, options.dialect?.encoding)
  const isNamed = JSON_NAME.test(file.name)
  if (!OBJECTS.test(sample.head) && !(isNamed && /^\s*[[{]/.test(sample.head))) return null
  const isLines = isJsonLines(sample, isNamed)
  const scanner = (sink: JsonSink): RecordScanner => (isLines ? new JsonLines(sink) : new JsonList(file.name, sink))
  const head = rowsOf(sample.head, sample.whole, scanner)
  if (head.length === 0) {
    if (!isNamed) return null
    throw withoutObjects(file.name)
  }
  const rows = isLines ? [...head, ...sample.parts.flatMap((part) => rowsOf(part, false, scanner))] : head
  return planOf(file, sample, options, head, rows, scanner)
}

/** One object on the first line that has text, or a name that promises it for a first line that is spoilt. */
function isJsonLines({ head }: FileSample, isNamed: boolean): boolean {
  const text = head.trimStart()
  if (text.startsWith('[')) return false
  const line = Buffer.from(text.split('\n', 1)[0] ?? '')
  return 'cells' in jsonRow(line, 0, line.length) || (isNamed && !/^\{\s*$/.test(line.toString()))
}

function rowsOf(text: string, whole: boolean, scanner: JsonPlan['scanner']): JsonCells[] {
  const rows: JsonCells[] = []
  const bytes = Buffer.from(text)
  const sink: JsonSink = {
    value(buffer, start, end) {
      const row = jsonRow(buffer, start, end)
      if ('cells' in row) rows.push(row.cells)
    },
    setAside: () => undefined,
  }
  scanner(sink).scan(bytes, 0, bytes.length, whole)
  return rows
}

function planOf(
  file: TextFile,
  sample: FileSample,
  options: ReadOptions,
  head: readonly JsonCells[],
  rows: readonly JsonCells[],
  scanner: JsonPlan['scanner'],
): JsonPlan {
  const paths = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  if (paths.length === 0) throw emptyFile(file.name, 'has objects without members only.')
  const { columns: names, notices } = nameColumns(paths.map(headerOf), paths.length)
  const cells = rows.map((row) => paths.map((path) => row.get(path) ?? ''))
  const guesses = guessColumns(names, cells, false, options)
  const mark = sample.markLength > 0 ? ['The byte-order mark at the beginning was taken off.'] : []
  return {
    encoding: sample.encoding,
    markLength: sample.markLength,
    paths,
    columns: names.map((name, index) => planColumn(name, guesses[index], options)),
    preview: {
      format: 'json',
      sizeBytes: file.sizeBytes,
      dialect: null,
      columns: names.map((name, index) => previewColumn(name, guesses[index])),
      rows: head.slice(0, PREVIEW_ROWS).map((row) => paths.map((path) => row.get(path) ?? null)),
      rowCount: null,
      notices: [...mark, ...notices],
    },
    scanner,
  }
}

function withoutObjects(name: string): AppError {
  return new AppError('file-unsupported', `${name} holds no list of objects, which are what rows are made of.`, {
    remedy: 'Export one object a line, or a list of objects.',
    place: { file: name },
  })
}
