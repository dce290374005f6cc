import type { Misfit, SetAsideRow } from './source-reader.ts'
import type { SpineColumns } from './spine-columns.ts'

/** An editable thing of the workspace. `revision` grows by one with every change, undo included. */
export interface Entity {
  readonly id: string
  readonly kind: string
  readonly revision: number
  /** Plain JSON, not yet parsed by its schema. */
  readonly value: unknown
}

/** One change to one entity; a null value removes it. */
export interface EntityChange {
  readonly id: string
  readonly kind: string
  readonly value: unknown | null
}

/** A named, undoable edit: all of its changes are saved in one transaction, or none. */
export interface CommandRecord {
  /**
   * What the person did, for "Undo: …": "rename option", "import accounts.csv". Null for what a workspace begins with:
   * the history starts after it, so that no undo can take it away.
   */
  readonly label: string | null
  readonly changes: readonly EntityChange[]
}

export interface HistoryState {
  /** Label of the command that undo would take back; null where there is none. */
  readonly undo: string | null
  readonly redo: string | null
}

/** The command that an entity has its present value from. */
export interface StandingChange {
  readonly id: string
  readonly kind: string
  readonly label: string
  /** ISO time. */
  readonly at: string
}

/** A command that stands, with the values of some entities before and after it. */
export interface StandingEdit {
  /** Grows from command to command. */
  readonly seq: number
  readonly label: string
  /** ISO time. */
  readonly at: string
  readonly before: readonly EntityChange[]
  readonly after: readonly EntityChange[]
}

export interface CommitResult {
  /** All entities of the workspace as they are now, by id; removed ones are left out. */
  readonly entities: readonly Entity[]
  /** Ids that this command removed. */
  readonly removed: readonly string[]
  readonly history: HistoryState
}

export interface OpenReport {
  readonly readOnly: boolean
  /** Set where an older file was migrated: the backup that was made first. */
  readonly migratedFrom: number | null
  readonly backupPath: string | null
  /** Staged chunks of an interrupted import that were removed. */
  readonly orphansRemoved: number
}

/** A published customer table. Append-only; a spine entity names the one in use. */
export interface SnapshotRecord {
  readonly id: string
  readonly table: SpineColumns
  /** Name of the column whose values identify units across snapshots; null: the row number does. */
  readonly keyColumn: string | null
  readonly setAside: readonly SetAsideRow[]
  readonly misfits: readonly Misfit[]
}

/** What a table takes of the file. */
export interface SnapshotSize {
  readonly snapshotId: string
  readonly bytes: number
  /** Of these, what no other table has, too. */
  readonly ownBytes: number
}

/** An append-only note of what was exported or proved. */
export interface LogEntry {
  readonly kind: string
  readonly at: string
  readonly value: unknown
}

/** One open workspace file. Everything acknowledged is on disk; one process writes. */
export interface WorkspaceStore {
  readonly path: string
  readonly report: OpenReport
  entities(): Promise<readonly Entity[]>
  history(): Promise<HistoryState>
  /** For each of these entities the last command that changed it and was not undone; none where none did. */
  readChanges(entityIds: readonly string[]): Promise<readonly StandingChange[]>
  /** Every command that stands and changed one of these entities, or one of these kinds; the latest first. */
  readEdits(entityIds: readonly string[], kinds: readonly string[]): Promise<readonly StandingEdit[]>
  /** Saves a command at once. Rejects with AppError('disk-full' | 'workspace-read-only'). */
  commit(record: CommandRecord): Promise<CommitResult>
  undo(): Promise<CommitResult>
  redo(): Promise<CommitResult>
  /**
   * Writes a table's columns ahead of its publication under the same snapshot id, which then has little left to write.
   * Takes the place of what was prepared before. What is never published is gone once another table is published or the
   * workspace is closed. Does nothing where the workspace is read-only.
   */
  prepare(snapshotId: string, table: SpineColumns): Promise<void>
  /** Stops preparing and removes what is prepared. */
  unprepare(): Promise<void>
  /**
   * Writes a table in staging chunks of at most 64 MB, each its own transaction, and publishes it with a small last
   * one that also commits `record`. Cancelling removes what was staged.
   */
  publish(
    snapshot: SnapshotRecord,
    record: CommandRecord,
    onProgress: (bytesDone: number, bytesTotal: number) => void,
    signal: AbortSignal,
  ): Promise<CommitResult>
  /** Reads a published table back into shared memories. */
  readTable(snapshotId: string): Promise<SpineColumns>
  readSetAside(snapshotId: string): Promise<readonly SetAsideRow[]>
  readMisfits(snapshotId: string): Promise<readonly Misfit[]>
  /** Stable unit ids in row order: the same key has the same id in every snapshot. */
  readUnitIds(snapshotId: string): Promise<Int32Array>
  readSnapshotSizes(): Promise<readonly SnapshotSize[]>
  appendLog(entry: LogEntry): Promise<void>
  readLog(kind: string): Promise<readonly LogEntry[]>
  close(): Promise<void>
}

/** Opens and creates workspace files. */
export interface WorkspaceFiles {
  /** Creates a file with the first entities; rejects with AppError('conflict') where the file exists. */
  create(path: string, entities: readonly EntityChange[]): Promise<WorkspaceStore>
  /**
   * Opens a file after an integrity check, migrating an older one after a backup. Rejects with AppError of code
   * 'file-missing', 'workspace-corrupt', 'workspace-newer' or 'workspace-locked'.
   */
  open(path: string): Promise<WorkspaceStore>
}
