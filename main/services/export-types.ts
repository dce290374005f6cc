import type { OutputOf } from '../../shared/contract/contract.ts'
import type { ExportFile, ProofCertificate } from '../../shared/contract/exports.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import type { Frame } from '../../shared/entities/frame.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import type { Threshold } from '../../shared/entities/threshold.ts'
import type { AssignmentUse, Consent } from '../../shared/quality/consent.ts'
import type { JudgedColumn } from '../../shared/quality/judge-columns.ts'
import type { RecipeSource } from '../../shared/recipe/recipe.ts'
import type { Clock } from '../ports/clock.ts'
import type { ParquetWriter } from '../ports/parquet-writer.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { EngineNotRun, SqlEngine } from '../ports/sql-engine.ts'
import type { TableClassifier } from '../ports/table-classifier.ts'
import type { RecipeMade } from './recipe-made.ts'

/** All that an export is made of. `spine` describes `table`. */
export interface ExportInput {
  readonly structure: Structure
  readonly thresholds: readonly Threshold[]
  readonly frame: Frame
  readonly spine: Spine
  readonly table: SpineColumns
  /** What is known of each column, and which may not enter a rule. */
  readonly judged: readonly JudgedColumn[]
  /** What customers consent to. */
  readonly consents: readonly Consent[]
  /** Units that a group must have to be shared; 0 where small groups are not withheld. */
  readonly leastShared: number
  /** How the table was made from several files; null where it came from one. */
  readonly made: RecipeMade | null
  /** Rows of sources that no SQL decodes. */
  readonly rows: SourceRows
}

/** Sources of a recipe that lie in workbooks and JSON files, read as the workbench reads them. */
export interface SourceRows {
  /** Whether a source's files are there to be read. */
  isAtHand(source: RecipeSource): Promise<boolean>
  /** Rejects with AppError 'file-missing'. */
  rowsOf(source: RecipeSource, fileName: string, signal: AbortSignal): Promise<ExportedFile>
}

export interface ExportPorts {
  readonly clock: Clock
  /** SHA-256 of the text's UTF-8 bytes, hex. */
  readonly sha256: (text: string) => string
  /** Fresh, empty engines, one per dialect, or why there is none; the service closes them. */
  readonly sqlEngines: () => Promise<readonly (SqlEngine | EngineNotRun)[]>
  /** The in-memory engine over the customer table or over the edge grid; the service closes it. */
  readonly openClassifier: (table: SpineColumns) => TableClassifier
  readonly parquet: ParquetWriter
  /** The workbench's version, for the certificate. */
  readonly version: string
}

export interface ExportedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface ExportService {
  /** Answers `exports.describe`; `lastProof` is the one kept for this structure, if any. */
  describe(input: ExportInput, lastProof: ProofCertificate | null): OutputOf<'exports.describe'>
  /** Rejects with AppError('conflict') where something stands in the way, 'cancelled' where the signal fires. */
  prove(input: ExportInput, report: (progress: JobProgress) => void, signal: AbortSignal): Promise<ProofCertificate>
  /**
   * Rejects with AppError('proof-failed') unless `lastProof` says "same" of this very definition, and assignments with
   * 'conflict' or 'rule-invalid' where `use` does not say for what, or who consents to it cannot be told.
   */
  file(
    input: ExportInput,
    fileId: ExportFile['id'],
    lastProof: ProofCertificate | null,
    use: AssignmentUse,
    signal: AbortSignal,
  ): Promise<ExportedFile>
  /** Rejects as `file` does for every file of it. */
  bundle(
    input: ExportInput,
    lastProof: ProofCertificate | null,
    use: AssignmentUse,
    signal: AbortSignal,
  ): Promise<ExportedFile>
}
