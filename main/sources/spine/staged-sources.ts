import { stat } from 'node:fs/promises'
import type { SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import type { RepeatedRowsChoice } from '../../../shared/recipe/repeated-rows.ts'
import type { SourceToStage, StageProgress } from '../../ports/spine-builder.ts'
import type { StagePlace } from './stage-file.ts'
import { type StagedSource, stageSource } from './stage-source.ts'

interface Kept extends StagedSource {
  /** Files and options that it was read with. */
  readonly key: string
  readonly columns: ReadonlySet<string> | null
  /** What becomes of rows that stand in several files. */
  readonly repeatedRows: RepeatedRowsChoice
}

/** The sources in a database: one whose files, options and columns are the same is not read again. */
export class StagedSources {
  readonly #place: StagePlace
  readonly #kept = new Map<string, Kept>()
  /** The most files that a source was read from so far. */
  readonly #parts = new Map<string, number>()

  constructor(place: StagePlace) {
    this.#place = place
  }

  async stage(
    source: SourceToStage,
    onProgress: (progress: StageProgress) => void,
    signal: AbortSignal,
  ): Promise<SourceReport> {
    const key = await keyOf(source)
    const kept = this.#kept.get(source.sourceId)
    const { repeatedRows } = source
    if (kept?.key === key && covers(kept.columns, source.columns)) {
      this.#kept.set(source.sourceId, { ...kept, repeatedRows })
      return reportOf(kept, repeatedRows)
    }
    // Until it is whole again there is none.
    this.#kept.delete(source.sourceId)
    await this.#dropSpent(source, signal)
    const staged = await stageSource(this.#place, source, onProgress, signal)
    this.#kept.set(source.sourceId, { ...staged, key, columns: source.columns, repeatedRows })
    return reportOf(staged, repeatedRows)
  }

  /** Files that the source has no longer would only take room. */
  async #dropSpent({ sourceId, paths }: SourceToStage, signal: AbortSignal): Promise<void> {
    const former = this.#parts.get(sourceId) ?? 0
    this.#parts.set(sourceId, Math.max(former, paths.length))
    if (former <= paths.length) return
    const { pool, database } = this.#place
    const parts = Array.from({ length: former - paths.length }, (_, index) =>
      relationName('part', sourceId, paths.length + index + 1),
    )
    await pool.run({ kind: 'spine-drop', database, parts }, signal)
    this.#parts.set(sourceId, paths.length)
  }

  /** The statements that make one relation of each source's files. */
  views(): readonly string[] {
    return [...this.#kept.values()].map(({ view, repeatedRows }) => view(repeatedRows))
  }
}

function reportOf({ report, repeats }: StagedSource, counted: RepeatedRowsChoice): SourceReport {
  return { ...report, repeated: repeats && { ...repeats, counted } }
}

async function keyOf({ paths, options, dateColumn }: SourceToStage): Promise<string> {
  // A file that is not there is the reader's to tell.
  const facts = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  // The days of rows that stand in several files are those of that column.
  const day = paths.length > 1 ? dateColumn : null
  return JSON.stringify([paths, facts.map((each) => [each?.size, each?.mtimeMs]), options, day])
}

function covers(kept: ReadonlySet<string> | null, wanted: ReadonlySet<string> | null): boolean {
  if (kept === null) return true
  return wanted !== null && [...wanted].every((column) => kept.has(column))
}
