import type { ErrorBody } from '../../shared/contract/error-body.ts'
import type { CsvDialect, SheetReading } from '../../shared/entities/spine.ts'
import type {
  Misfit,
  PassedColumn,
  ReadColumn,
  ReadOptions,
  ReadProgress,
  SetAsideRow,
  SourcePreview,
} from '../ports/source-reader.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { SpineResults, SpineTask } from './spine/spine-task.ts'

/** What a source worker is asked to do. */
export type SourceTask =
  | { readonly kind: 'preview'; readonly path: string; readonly options: ReadOptions }
  | {
      readonly kind: 'read'
      readonly path: string
      readonly options: ReadOptions
      readonly threads: number
      /** Columns to keep; null: all. */
      readonly wanted: ReadonlySet<string> | null
    }
  | { readonly kind: 'digest'; readonly path: string }
  | SpineTask

/** A file read whole; its digest comes from a task of its own. */
export interface WorkerRead {
  readonly format: 'csv' | 'json' | 'parquet' | 'xlsx'
  readonly sizeBytes: number
  readonly dialect: CsvDialect | null
  /** Of workbooks only. */
  readonly sheet?: SheetReading
  readonly table: SpineColumns
  readonly columns: readonly ReadColumn[]
  readonly passedOver: readonly PassedColumn[]
  readonly rowsSetAside: number
  readonly setAside: readonly SetAsideRow[]
  readonly misfits: readonly Misfit[]
  readonly misfitCount: number
  readonly doubtfulColumns: readonly string[]
  /** What the whole file holds besides values; none where left out. */
  readonly notices?: readonly string[]
}

export interface TaskResults extends SpineResults {
  readonly preview: SourcePreview
  readonly read: WorkerRead
  readonly digest: { readonly digest: string; readonly sizeBytes: number }
}
export type TaskResult = TaskResults[SourceTask['kind']]

/** `stop` is shared memory: a first entry of 1 asks the task to end. */
export interface TaskRequest {
  readonly id: number
  readonly task: SourceTask
  readonly temporaryFolder: string
  readonly stop: Int32Array<SharedArrayBuffer>
}

export type TaskReply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly id: number; readonly kind: 'done'; readonly result: TaskResult }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: ErrorBody['error'] }
  | { readonly id: number; readonly kind: 'broken'; readonly message: string; readonly stack: string }

/** What a task may do besides computing: tell how far it is, and learn that nobody waits any more. */
export interface TaskControl {
  /** Throws AppError('cancelled') once the task is asked to stop. */
  check(): void
  report(progress: ReadProgress): void
  readonly stopped: boolean
}
