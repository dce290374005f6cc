import { AppError } from '../../shared/contract/app-error.ts'
import type { ReadOptions } from '../ports/source-reader.ts'
import { arrangeColumns } from './arrange-columns.ts'
import { textBytes } from './byte-source.ts'
import { ColumnBuilder } from './column-builder.ts'
import { counted } from './column-names.ts'
import { CsvScanner, MOST_RECORD_BYTES } from './csv-scanner.ts'
import { isDoubtful, KeptFaults } from './kept-faults.ts'
import { emptyFile } from './open-file.ts'
import { type CsvPlan, sniffCsv } from './sniff-csv.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'
import type { TextFile } from './text-file.ts'

/** Holds the longest record and more, with a byte to spare for the scanner's end mark. */
const BUFFER_BYTES = 4 * MOST_RECORD_BYTES
const READ_BYTES = 2 ** 20

/** Reads the whole file: bytes → records (CsvScanner) → typed columns (ColumnBuilder) → shared memory. */
export async function readCsv(file: TextFile, options: ReadOptions, control: TaskControl): Promise<WorkerRead> {
  const plan = sniffCsv(file, options)
  const kept = new KeptFaults(plan.columns.map(({ name }) => name))
  const builders = plan.columns.map((column, index) => new ColumnBuilder(column, index, 2 ** 12, kept.misfit))
  let rowsDone = 0
  const scanner = new CsvScanner(scannerOptions(file, plan), {
    rows(batch) {
      kept.open()
      for (const builder of builders) builder.add(batch)
      kept.close()
      rowsDone += batch.rowCount
    },
    setAside: kept.setAside,
  })
  await scanFile(file, plan, scanner, control, () => rowsDone)
  if (rowsDone === 0) throw withoutRows(file.name, kept)
  control.report({ phase: 'arranging', bytesDone: file.sizeBytes, bytesTotal: file.sizeBytes, rowsDone })
  const staged = builders.map((builder) => builder.finish())
  const table = arrangeColumns(staged, () => control.check())
  return {
    format: 'csv',
    sizeBytes: file.sizeBytes,
    dialect: plan.dialect,
    table,
    columns: staged.map(({ name, header, type, missing, misfits }) => ({ name, header, type, missing, misfits })),
    ...kept.summary(),
    doubtfulColumns: staged.filter((column) => isDoubtful(column, rowsDone)).map(({ name }) => name),
  }
}

async function scanFile(
  file: TextFile,
  plan: CsvPlan,
  scanner: CsvScanner,
  control: TaskControl,
  rows: () => number,
): Promise<void> {
  const bytes = file.bytes()
  try {
    const text = await textBytes(bytes, plan.dialect.encoding, plan.markLength)
    const buffer = new Uint8Array(BUFFER_BYTES + 1)
    let filled = 0
    for (let last = false; !last; ) {
      control.check()
      const count = await text.read(buffer, filled, Math.min(BUFFER_BYTES, filled + READ_BYTES))
      filled += count
      last = count === 0
      const done = scanner.scan(buffer, 0, filled, last)
      buffer.copyWithin(0, done, filled)
      filled = Math.max(0, filled - done)
      control.report({ phase: 'reading', bytesDone: text.bytesTaken, bytesTotal: file.sizeBytes, rowsDone: rows() })
    }
  } finally {
    await bytes.close()
  }
}

function scannerOptions(file: TextFile, plan: CsvPlan): ConstructorParameters<typeof CsvScanner>[0] {
  const { delimiter, quote, skipLines, hasHeader } = plan.dialect
  const byteOf = (character: string): number => {
    const code = character.charCodeAt(0)
    if (code < 128 && code !== 10 && code !== 13 && code !== 0) return code
    throw new AppError('file-unsupported', `Fields of ${file.name} cannot be separated or quoted by “${character}”.`, {
      remedy: 'Choose a comma, semicolon, tab or another ASCII character.',
      place: { file: file.name },
    })
  }
  const columns = plan.columns.length
  const newline = plan.newline.charCodeAt(0)
  return {
    delimiter: byteOf(delimiter),
    quote: quote === '' ? -1 : byteOf(quote),
    newline,
    columns,
    skipLines,
    hasHeader,
  }
}

function withoutRows(name: string, kept: KeptFaults): AppError {
  const { rowsSetAside, setAside } = kept.summary()
  if (rowsSetAside === 0) return emptyFile(name, 'has a header but no rows.')
  const first = setAside[0]
  const why = first === undefined ? '' : ` Line ${first.line}: ${first.reason}.`
  return new AppError('file-malformed', `None of the ${counted(rowsSetAside, 'row')} of ${name} can be read.${why}`, {
    remedy: 'Check how its fields are separated and quoted, and in which encoding it is.',
    place: { file: name, line: first?.line },
  })
}
