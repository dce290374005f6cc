import { AppError } from '../../shared/contract/app-error.ts'
import type { ByteSource } from './byte-source.ts'
import { ColumnBuilder } from './column-builder.ts'
import { CsvScanner } from './csv-scanner.ts'
import { withoutRows } from './finish-read.ts'
import { KeptFaults } from './kept-faults.ts'
import { pumpText } from './pump-text.ts'
import type { CsvPlan } from './sniff-csv.ts'
import { SPACE_RUNS } from './sniff-dialect.ts'
import type { TaskControl } from './source-task.ts'
import { withoutSpaceRuns } from './space-runs.ts'
import type { TextFile } from './text-file.ts'

/** What to do with the columns of a file while it is read. */
export interface Gathering {
  /** Whether a column is wanted; cells of others are not looked at. */
  wants(column: string): boolean
  /** Called between pieces of the file: may drain what the builders hold by now. */
  settle?(builders: readonly ColumnBuilder[]): Promise<void>
}

export interface GatheredCsv {
  readonly kept: KeptFaults
  /** Of the wanted columns, in the file's order, each with its position there. */
  readonly builders: readonly ColumnBuilder[]
  readonly rowCount: number
}

/** Reads the whole file: bytes → records (CsvScanner) → typed columns (ColumnBuilder). */
export async function gatherCsv(
  file: TextFile,
  plan: CsvPlan,
  control: TaskControl,
  gathering: Gathering,
): Promise<GatheredCsv> {
  const kept = new KeptFaults(plan.columns.map(({ name }) => name))
  const builders = plan.columns.flatMap((column, index) =>
    gathering.wants(column.name) ? [new ColumnBuilder(column, index, 2 ** 12, kept.misfit)] : [],
  )
  let rowCount = 0
  const scan = scannerOptions(file, plan)
  const scanner = new CsvScanner(scan, {
    rows(batch) {
      kept.open()
      for (const builder of builders) builder.add(batch)
      kept.close()
      rowCount += batch.rowCount
    },
    setAside: kept.setAside,
  })
  const turned = (bytes: ByteSource): ByteSource =>
    plan.dialect.delimiter === SPACE_RUNS ? withoutSpaceRuns(bytes, scan.quote, scan.newline) : bytes
  const form = { encoding: plan.dialect.encoding, markLength: plan.markLength, turned }
  const progress = { rows: () => rowCount, settle: async () => gathering.settle?.(builders) }
  await pumpText(file, form, scanner, control, progress)
  if (rowCount > 0) return { kept, builders, rowCount }
  const remedy = 'Check how its fields are separated and quoted, and in which encoding it is.'
  throw withoutRows(file.name, kept, 'has a header but no rows.', remedy)
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
