import type { BuildPlan, PreviewPlan } from '../../shared/recipe/build-plan.ts'
import type { SourceReport, StepReport } from '../../shared/recipe/recipe-report.ts'
import type { RepeatedRowsChoice } from '../../shared/recipe/repeated-rows.ts'
import type { TieOutReport } from '../../shared/recipe/tie-out.ts'
import type { ReadColumn, ReadOptions } from './source-reader.ts'
import type { SpineColumns } from './spine-columns.ts'

/** A source to be read: its files in order, as one table. */
export interface SourceToStage {
  readonly sourceId: string
  /** Absolute. */
  readonly paths: readonly string[]
  readonly options: ReadOptions
  /** Columns to keep where the files have them; null: all. */
  readonly columns: ReadonlySet<string> | null
  /** The day of a row; null where rows have none. */
  readonly dateColumn: string | null
  /** Whether a row that stands in several files counts once. */
  readonly repeatedRows: RepeatedRowsChoice
}

export interface StageProgress {
  readonly fileName: string
  readonly phase: 'reading' | 'checking' | 'arranging' | 'staging'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rowsDone: number
}

export interface StepProgress {
  readonly step: number
  readonly steps: number
}

export interface BuiltSpine {
  readonly table: SpineColumns
  readonly columns: readonly ReadColumn[]
}

export interface PreviewRows {
  /** Values in the plan's columns' order; dates are ISO days. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[]
  readonly rowCount: number
  /** Last day (ISO) of each source of the plan that has one, by its id. */
  readonly lastDays: ReadonlyMap<string, string>
}

/** A row of an answer by column name; whole numbers are numbers. */
export type AnsweredRow = Readonly<Record<string, string | number | boolean | null>>

/** A private database that sources are read into and a recipe runs in; larger than memory where need be. */
export interface SpineSession {
  /**
   * Reads a source and keeps the wanted columns; one that was staged with the same files and options is not read again. The report's days are not known yet (null). Rejects as
   * SourceReader.read does, and with 'file-unsupported' where files of one source do not agree on a column's type.
   */
  stage(
    source: SourceToStage,
    onProgress: (progress: StageProgress) => void,
    signal: AbortSignal,
  ): Promise<SourceReport>
  /**
   * Runs a compiled recipe. Rejects with 'join-refused' or 'key-invalid' where a join would multiply rows or the key repeats: the
   * message has the figures.
   */
  run(
    plan: BuildPlan,
    onProgress: (progress: StepProgress) => void,
    signal: AbortSignal,
  ): Promise<{
    readonly spine: BuiltSpine
    readonly steps: readonly StepReport[]
    readonly days: ReadonlyMap<string, NonNullable<SourceReport['days']>>
    readonly tieOuts: readonly TieOutReport[]
  }>
  /** The first rows of a relation that a plan makes; no join is judged. */
  preview(plan: PreviewPlan, rows: number, signal: AbortSignal): Promise<PreviewRows>
  /**
   * Runs statements over the staged sources one after the other, then answers questions: rows by column name. For looks
   * that make no table.
   */
  ask(
    statements: readonly string[],
    questions: readonly string[],
    onProgress: (progress: StepProgress) => void,
    signal: AbortSignal,
  ): Promise<readonly (readonly AnsweredRow[])[]>
  /** Wipes it. */
  close(): Promise<void>
}

export interface SpineBuilder {
  open(): SpineSession
  close(): Promise<void>
}
