import { AppError } from '../../shared/contract/app-error.ts'
import type { ReadOptions } from '../ports/source-reader.ts'
import type { ByteSource } from './byte-source.ts'
import { ColumnBuilder } from './column-builder.ts'
import { CsvScanner } from './csv-scanner.ts'
import { finishRead, withoutRows } from './finish-read.ts'
import { KeptFaults } from './kept-faults.ts'
import { pumpText } from './pump-text.ts'
import { type CsvPlan, sniffCsv } from './sniff-csv.ts'
import { SPACE_RUNS } from './sniff-dialect.ts'
import type { TaskControl, WorkerRead } from './source-task.ts'
import { withoutSpaceRuns } from './space-runs.ts'
import type { TextFile } from './text-file.ts'

/** Reads the whole file: bytes → records (CsvScanner) → typed columns (ColumnBuilder) → shared memory. */
export async function readCsv(file: TextFile, options: ReadOptions, control: TaskControl): Promise<WorkerRead> {
  const plan = sniffCsv(file, options)
  const kept = new KeptFaults(plan.columns.map(({ name }) => name))
  const builders = plan.columns.map((column, index) => new ColumnBuilder(column, index, 2 ** 12, kept.misfit))
  let rowsDone = 0
  const scan = scannerOptions(file, plan)
  const scanner = new CsvScanner(scan, {
    rows(batch) {
      kept.open()
      for (const builder of builders) builder.add(batch)
      kept.close()
      rowsDone += batch.rowCount
    },
    setAside: kept.setAside,
  })
  const turned = (bytes: ByteSource): ByteSource =>
    plan.dialect.delimiter === SPACE_RUNS ? withoutSpaceRuns(bytes, scan.quote, scan.newline) : bytes
  const form = { encoding: plan.dialect.encoding, markLength: plan.markLength, turned }
  await pumpText(file, form, scanner, control, () => rowsDone)
  if (rowsDone === 0) {
    const remedy = 'Check how its fields are separated and quoted, and in which encoding it is.'
    throw withoutRows(file.name, kept, 'has a header but no rows.', remedy)
  }
  const staged = builders.map((builder) => builder.finish())
  return finishRead({ format: 'csv', sizeBytes: file.sizeBytes, dialect: plan.dialect }, staged, kept, control)
}

function scannerOptions(file: TextFile, plan: CsvPlan): ConstructorParameters<typeof CsvScanner>[0] {
  const { quote, skipLines, hasHeader } = plan.dialect
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
    delimiter: byteOf(plan.separator),
    quote: quote === '' ? -1 : byteOf(quote),
    newline,
    columns,
    skipLines,
    hasHeader,
  }
}
