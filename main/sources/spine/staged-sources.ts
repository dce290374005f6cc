import { stat } from 'node:fs/promises'
import type { SourceReport } from '../../../shared/recipe/recipe-report.ts'
import type { SourceToStage, StageProgress } from '../../ports/spine-builder.ts'
import type { StagePlace } from './stage-file.ts'
import { type StagedSource, stageSource } from './stage-source.ts'

interface Kept extends StagedSource {
  /** Files and options that it was read with. */
  readonly key: string
  readonly columns: ReadonlySet<string> | null
}

/** The sources in a database: one whose files, options and columns are the same is not read again. */
export class StagedSources {
  readonly #place: StagePlace
  readonly #kept = new Map<string, Kept>()

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
    if (kept?.key === key && covers(kept.columns, source.columns)) return kept.report
    // Until it is whole again there is none.
    this.#kept.delete(source.sourceId)
    const staged = await stageSource(this.#place, source, onProgress, signal)
    this.#kept.set(source.sourceId, { ...staged, key, columns: source.columns })
    return staged.report
  }

  /** The statements that make one relation of each source's files. */
  views(): readonly string[] {
    return [...this.#kept.values()].map(({ view }) => view)
  }
}

async function keyOf({ paths, options }: SourceToStage): Promise<string> {
  // A file that is not there is the reader's to tell.
  const facts = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  return JSON.stringify([paths, facts.map((each) => [each?.size, each?.mtimeMs]), options])
}

function covers(kept: ReadonlySet<string> | null, wanted: ReadonlySet<string> | null): boolean {
  if (kept === null) return true
  return wanted !== null && [...wanted].every((column) => kept.has(column))
}
