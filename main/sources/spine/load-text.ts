import type { DuckDBConnection } from '@duckdb/node-api'
import type { CsvDialect } from '../../../shared/entities/spine.ts'
import type { ReadColumn, ReadOptions, SetAsideRow } from '../../ports/source-reader.ts'
import { type ColumnPlan, readColumnOf } from '../column-builder.ts'
import { gatherCsv } from '../gather-csv.ts'
import { isDoubtful } from '../kept-faults.ts'
import { withFileAwaited } from '../open-file.ts'
import { readingNotices } from '../reading-notices.ts'
import { sniffCsv } from '../sniff-csv.ts'
import type { TaskControl } from '../source-task.ts'
import { textFileOf } from '../text-file.ts'
import { refuseSameNames } from './refuse-same-names.ts'
import { SegmentLoader } from './segment-loader.ts'
import type { DatabaseObject } from './spine-database.ts'

/** A text column with at most so many values is told by its values. */
export const MOST_CATEGORIES = 50

/** A column of a file that was read into the database, or passed over. */
export interface LoadedColumn extends ReadColumn {
  /** False where it was not wanted: its type is that of the sample, and nothing is known of its values. */
  readonly isRead: boolean
  /** Every value of a text column that has few; null of others. */
  readonly categories: readonly string[] | null
}

/** What a delimited text held. */
export interface LoadedText {
  readonly sizeBytes: number
  readonly dialect: CsvDialect
  readonly rowCount: number
  readonly columns: readonly LoadedColumn[]
  readonly rowsSetAside: number
  readonly setAside: readonly SetAsideRow[]
  readonly misfitCount: number
  readonly doubtfulColumns: readonly string[]
  /** What the whole file holds besides values. */
  readonly notices: readonly string[]
}

export interface TextToLoad {
  readonly part: string
  readonly path: string
  readonly options: ReadOptions
  readonly wanted: ReadonlySet<string> | null
}

/** Reads a file into a table while it is scanned; answers with what it made in the database, too. */
export async function loadText(
  connection: DuckDBConnection,
  { part, path, options, wanted }: TextToLoad,
  control: TaskControl,
): Promise<{ readonly loaded: LoadedText; readonly objects: readonly DatabaseObject[] }> {
  const loader = new SegmentLoader(connection, part, () => control.check())
  return withFileAwaited(path, async (open) => {
    const file = await textFileOf(open)
    const plan = sniffCsv(file, options)
    const wants = (column: string): boolean => wanted === null || wanted.has(column)
    refuseSameNames(plan.columns.map(({ name }) => name).filter(wants), file.name)
    const { kept, builders, rowCount } = await gatherCsv(file, plan, control, {
      wants,
      settle: (some) => loader.settle(some),
    })
    const { sizeBytes } = file
    control.report({ phase: 'arranging', bytesDone: sizeBytes, bytesTotal: sizeBytes, rowsDone: rowCount })
    const objects = await loader.finish(builders)
    const staged = builders.map((builder) => builder.finish())
    const read = new Map(
      staged.map((column) => [
        column.name,
        { ...readColumnOf(column), isRead: true, categories: loader.fewTexts(column.name, MOST_CATEGORIES) },
      ]),
    )
    return {
      loaded: {
        sizeBytes,
        dialect: plan.dialect,
        rowCount,
        columns: plan.columns.map((column) => read.get(column.name) ?? passedOver(column)),
        ...kept.summary(),
        notices: readingNotices(staged, rowCount),
        doubtfulColumns: staged.filter((column) => isDoubtful(column, rowCount)).map(({ name }) => name),
      },
      objects,
    }
  })
}

function passedOver({ name, header, type }: ColumnPlan): LoadedColumn {
  return { name, header, type, missing: 0, misfits: 0, isRead: false, categories: null }
}
