/*
 * What the main thread and the store's thread say to each other. Tables travel as shared memories, unit ids by
 * transfer; everything else is small and cloned.
 */
import { AppError, type ErrorCode, type ErrorPlace } from '../../shared/contract/app-error.ts'
import type { Misfit, SetAsideRow } from '../ports/source-reader.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type {
  CommandRecord,
  CommitResult,
  Entity,
  EntityChange,
  HistoryState,
  LogEntry,
  OpenReport,
  SnapshotRecord,
  SnapshotSize,
  StandingChange,
  StandingEdit,
} from '../ports/workspace-store.ts'

interface Call<Input, Output> {
  readonly input: Input
  readonly output: Output
}

export interface PublishInput {
  readonly snapshot: SnapshotRecord
  readonly record: CommandRecord
  readonly at: string
  /** One shared cell that turns 1 when the publication is cancelled: the thread sees it between two chunks. */
  readonly cancelled: Int32Array
}

export interface PrepareInput {
  /** The snapshot's that the table will be published as. */
  readonly id: string
  readonly table: SpineColumns
  /** As of a publication. */
  readonly cancelled: Int32Array
}

export interface StoreCalls {
  readonly create: Call<{ readonly path: string; readonly entities: readonly EntityChange[] }, OpenReport>
  readonly open: Call<{ readonly path: string; readonly at: string }, OpenReport>
  readonly entities: Call<null, readonly Entity[]>
  readonly history: Call<null, HistoryState>
  readonly readChanges: Call<readonly string[], readonly StandingChange[]>
  readonly readEdits: Call<
    { readonly entityIds: readonly string[]; readonly kinds: readonly string[] },
    readonly StandingEdit[]
  >
  readonly commit: Call<{ readonly record: CommandRecord; readonly at: string }, CommitResult>
  readonly undo: Call<null, CommitResult>
  readonly redo: Call<null, CommitResult>
  readonly prepare: Call<PrepareInput, null>
  /** Removes what is prepared. */
  readonly unprepare: Call<null, null>
  readonly publish: Call<PublishInput, CommitResult>
  readonly readTable: Call<string, SpineColumns>
  readonly readSetAside: Call<string, readonly SetAsideRow[]>
  readonly readMisfits: Call<string, readonly Misfit[]>
  readonly readUnitIds: Call<string, Int32Array<ArrayBuffer>>
  readonly readSnapshotSizes: Call<null, readonly SnapshotSize[]>
  readonly appendLog: Call<LogEntry, null>
  readonly readLog: Call<string, readonly LogEntry[]>
  readonly close: Call<null, null>
}

export type StoreCall = keyof StoreCalls

export type StoreRequest<Name extends StoreCall = StoreCall> = {
  [Each in Name]: { readonly id: number; readonly call: Each; readonly input: StoreCalls[Each]['input'] }
}[Name]

export type StoreReply =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly bytesDone: number; readonly bytesTotal: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }

/** An error as it crosses threads: `code` is null for a bug. */
export interface Failure {
  readonly code: ErrorCode | null
  readonly message: string
  readonly remedy: string | undefined
  readonly place: ErrorPlace | undefined
  readonly stack: string | undefined
}

export function encodeFailure(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  if (!(error instanceof AppError)) return { code: null, message, stack, remedy: undefined, place: undefined }
  return { code: error.code, message, stack, remedy: error.remedy, place: error.place }
}

export function decodeFailure(failure: Failure): Error {
  const inside = new Error(failure.message)
  if (failure.stack !== undefined) inside.stack = failure.stack
  if (failure.code === null) return inside
  return new AppError(failure.code, failure.message, { remedy: failure.remedy, place: failure.place, cause: inside })
}
