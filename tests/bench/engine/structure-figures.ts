import type { DuckDBConnection } from '@duckdb/node-api'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'
import { compareAnswers } from './compare-answers.ts'
import { type EngineCase, fullCase, namedCase } from './engine-cases.ts'
import { bytesPerRow, touchOf } from './memory-bound.ts'
import { type Lap, stopwatch } from './stopwatch.ts'

const WARM_ROUNDS = 3
const CANDIDATES = 7
const WORKER = new URL('../../../main/engine/engine-worker.ts', import.meta.url)

export interface StructureFigures {
  readonly rows: number
  /** What the named case must read. */
  readonly bytesPerRow: number
  /** Shared memory for columns and for the threads' work, per row. */
  readonly sharedBytesPerRow: number
  readonly memoryBound: Lap
  readonly named: {
    readonly oneThread: Lap
    readonly twoThreads: Lap
    readonly duckdb: Lap
    readonly sevenCandidates: Lap
  }
  readonly full: { readonly oneThread: Lap; readonly twoThreads: Lap; readonly duckdb: Lap }
  /** Times of one round's other: see the figures for what they should be. */
  readonly ratios: {
    readonly duckdbToOneThread: Lap
    readonly duckdbToTwoThreads: Lap
    readonly oneThreadToMemoryBound: Lap
    readonly sevenCandidatesToDuckdb: Lap
    readonly fullToNamed: Lap
  }
}

/** Structures never seen before, by the engine on one thread and on two and by DuckDB on two, turn by turn. */
export async function structureFigures(
  duckdb: DuckDBConnection,
  table: SpineColumns,
  rounds: number,
): Promise<StructureFigures> {
  const watch = stopwatch()
  const touch = touchOf(table)
  const one = createSegmentEngine({ workerUrl: WORKER, threads: 1 })
  const two = createSegmentEngine({ workerUrl: WORKER, threads: 2 })
  const ask = async ({ sql }: EngineCase) => (await duckdb.runAndReadAll(sql)).getRows()
  const evaluate = (engine: typeof one, { structure, measures }: EngineCase) => engine.evaluate(structure, measures)
  try {
    await Promise.all([one.attach(table), two.attach(table)])
    for (let round = 0; round < WARM_ROUNDS + rounds; round++) {
      if (round === WARM_ROUNDS) watch.reset()
      const [named, full] = [namedCase(round), fullCase(round)]
      await watch.lap('bound', () => touch(named.columns))
      const ours = await watch.lap('one', () => evaluate(one, named))
      await watch.lap('two', () => evaluate(two, named))
      const theirs = await watch.lap('duckdb', () => ask(named))
      compareAnswers(ours, theirs, named.measures.length)
      const candidates = Array.from({ length: CANDIDATES }, (_, index) => namedCase(100 + round * CANDIDATES + index))
      await watch.lap('seven', () => Promise.all(candidates.map((candidate) => evaluate(two, candidate))))
      const fullOurs = await watch.lap('full one', () => evaluate(one, full))
      await watch.lap('full two', () => evaluate(two, full))
      compareAnswers(fullOurs, await watch.lap('full duckdb', () => ask(full)), full.measures.length)
    }
    const { median, ratio } = watch
    return {
      rows: table.rowCount,
      bytesPerRow: bytesPerRow(table, namedCase(0).columns),
      sharedBytesPerRow: sharedBytes(table) / table.rowCount,
      memoryBound: median('bound'),
      named: {
        oneThread: median('one'),
        twoThreads: median('two'),
        duckdb: median('duckdb'),
        sevenCandidates: median('seven'),
      },
      full: { oneThread: median('full one'), twoThreads: median('full two'), duckdb: median('full duckdb') },
      ratios: {
        duckdbToOneThread: ratio('duckdb', 'one'),
        duckdbToTwoThreads: ratio('duckdb', 'two'),
        oneThreadToMemoryBound: ratio('one', 'bound'),
        sevenCandidatesToDuckdb: ratio('seven', 'duckdb'),
        fullToNamed: ratio('full one', 'one'),
      },
    }
  } finally {
    await Promise.all([one.close(), two.close()])
  }
}

function sharedBytes(table: SpineColumns): number {
  return table.chunks.reduce((sum, { memory }) => sum + memory.buffer.byteLength, 0)
}
