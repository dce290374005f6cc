/*
 * What is worked out when the hand is still, at a million and at ten million units × 25 columns: 100 resamples of a
 * structure of six segments, order statistics of a measure in each, and how long a question takes that comes between.
 */

import { spreadCuts, spreadRanks } from '../../main/domain/statistics/spread.ts'
import { createSegmentEngine } from '../../main/engine/segment-engine.ts'
import type { SpineColumns } from '../../main/ports/spine-columns.ts'
import { namedCase } from './engine/engine-cases.ts'
import { makeUnits, readUnits } from './engine/engine-units.ts'
import { type Lap, stopwatch } from './engine/stopwatch.ts'
import { withDuckdb } from './generate-units.ts'

const THREADS = 2
const ROUNDS = 5
const WORKER = new URL('../../main/engine/engine-worker.ts', import.meta.url)
/** What intervals are made of: contribution, years, the lost, and those who could be. */
const SUMS_OF_INTERVALS = 4

export interface StillFigures {
  readonly million: Readonly<Record<string, Lap>>
  readonly tenMillion: Readonly<Record<string, Lap>>
}

export async function benchStill(): Promise<StillFigures> {
  return { million: await onUnits(1_000_000), tenMillion: await onUnits(10_000_000) }
}

function onUnits(rows: number): Promise<Readonly<Record<string, Lap>>> {
  return withDuckdb(THREADS, async (duckdb) => {
    await makeUnits(duckdb, rows)
    return stillFigures(await readUnits(duckdb, rows))
  })
}

async function stillFigures(table: SpineColumns): Promise<Readonly<Record<string, Lap>>> {
  const watch = stopwatch()
  const engine = createSegmentEngine({ workerUrl: WORKER, threads: THREADS })
  const nobody = new AbortController().signal
  try {
    await engine.attach(table)
    const { structure, measures } = namedCase(97)
    const [measure] = measures
    if (measure === undefined) throw new Error('The case has no measure')
    const sums = measures.slice(0, SUMS_OF_INTERVALS)
    const draws = (resamples: number) => ({ seed: 1, resamples, namedBy: [] })
    const question = { ranksOf: spreadRanks, cutsOf: spreadCuts }
    const works = {
      evaluate: () => engine.evaluate(structure, measures),
      resample100: () => engine.resample(structure, sums, draws(100), nobody),
      order: () => engine.order(structure, measure, question, nobody),
    }
    for (let round = 0; round <= ROUNDS; round++) {
      // The first brings the threads' code up and names the rows.
      if (round === 1) watch.reset()
      for (const [name, work] of Object.entries(works)) await watch.lap<unknown>(name, work)
      const background = engine.resample(structure, sums, draws(2000), nobody)
      // Well in the middle of it.
      await new Promise((resolve) => setTimeout(resolve, 100))
      await watch.lap('evaluateInBetween', works.evaluate)
      if ((await background) !== null) throw new Error('The resamples did not give way')
    }
    return Object.fromEntries([...Object.keys(works), 'evaluateInBetween'].map((name) => [name, watch.median(name)]))
  } finally {
    await engine.close()
  }
}
