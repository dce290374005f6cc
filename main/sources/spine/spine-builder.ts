import { randomUUID } from 'node:crypto'
import type { SourceReader } from '../../ports/source-reader.ts'
import type { SpineBuilder, SpineSession } from '../../ports/spine-builder.ts'
import { createWorkerPool } from '../worker-pool.ts'
import { previewPlan } from './preview-plan.ts'
import { runPlan } from './run-plan.ts'
import { StagedSources } from './staged-sources.ts'

export interface SpineBuilderOptions {
  readonly reader: SourceReader
  /** The worker's entry: source-worker.ts, or what the build made of it. */
  readonly workerUrl: URL
  /** A private folder: what does not fit into memory is there while a recipe runs. */
  readonly temporaryFolder: string
  readonly threads: number
  readonly memoryLimitBytes: number
}

/** Runs recipes in DuckDB on a thread of its own; files are read by the same reader as single ones. */
export function createSpineBuilder(options: SpineBuilderOptions): SpineBuilder {
  const { reader, workerUrl, temporaryFolder, threads, memoryLimitBytes } = options
  // A database lives on the thread that opened it, so there is one.
  const pool = createWorkerPool(workerUrl, 1, temporaryFolder)
  const never = new AbortController().signal

  function open(): SpineSession {
    const database = randomUUID()
    const staged = new StagedSources({ pool, reader, database })
    let opened: Promise<null> | null = null
    const ready = (): Promise<null> => {
      opened ??= pool.run({ kind: 'spine-open', database, threads, memoryLimitBytes }, never)
      return opened
    }
    const begin = async (signal: AbortSignal): Promise<void> => {
      await ready()
      await pool.run({ kind: 'spine-clear', database }, signal)
      await pool.run({ kind: 'spine-ask', database, statements: staged.views(), questions: [] }, signal)
    }
    return {
      async stage(source, onProgress, signal) {
        await ready()
        return staged.stage(source, onProgress, signal)
      },
      async run(plan, onProgress, signal) {
        await begin(signal)
        return runPlan({ pool, database }, plan, onProgress, signal)
      },
      async preview(plan, rows, signal) {
        await begin(signal)
        return previewPlan({ pool, database }, plan, rows, signal)
      },
      async ask(statements, questions, onProgress, signal) {
        await begin(signal)
        for (const [step, statement] of statements.entries()) {
          onProgress({ step, steps: statements.length + 1 })
          await pool.run({ kind: 'spine-ask', database, statements: [statement], questions: [] }, signal)
        }
        onProgress({ step: statements.length, steps: statements.length + 1 })
        return (await pool.run({ kind: 'spine-ask', database, statements: [], questions }, signal)).answers
      },
      async close() {
        if (opened === null) return
        await pool.run({ kind: 'spine-close', database }, never)
        // Memory that a large recipe took is given back with the thread.
        await pool.rest()
      },
    }
  }

  return { open, close: () => pool.close() }
}
