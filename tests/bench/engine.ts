/*
 * The engine beside DuckDB in the same run, at a million and at ten million units × 25 columns: structures never seen
 * before, answers compared before times are. Then beside SQLite, Polars and Arquero, and at a million what else is asked
 * of a table.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { createColumnAnalyst } from '../../main/engine/column-analyst.ts'
import { createSegmentEngine } from '../../main/engine/segment-engine.ts'
import type { SpineColumns } from '../../main/ports/spine-columns.ts'
import { namedCase } from './engine/engine-cases.ts'
import { makeUnits, readUnits } from './engine/engine-units.ts'
import { type PeerFigures, peerFigures } from './engine/peer-figures.ts'
import { type Lap, stopwatch } from './engine/stopwatch.ts'
import { type StructureFigures, structureFigures } from './engine/structure-figures.ts'
import { withDuckdb } from './generate-units.ts'

const THREADS = 2
const ROUNDS = 5
const SQLITE_LEFT_OUT = 'ten million rows take minutes to insert and ten times as long as a million to query'
const WORKER = new URL('../../main/engine/engine-worker.ts', import.meta.url)

export interface EngineFigures {
  readonly million: StructureFigures
  /** Medians at a million. */
  readonly others: Readonly<Record<string, Lap>>
  readonly peers: Readonly<Record<string, PeerFigures>>
  readonly tenMillion: StructureFigures
  readonly peersAtTenMillion: Readonly<Record<string, PeerFigures>>
}

export async function benchEngine(): Promise<EngineFigures> {
  const million = await onUnits(1_000_000, async (duckdb, table) => ({
    million: await structureFigures(duckdb, table, 3 * ROUNDS),
    others: await otherFigures(table),
    peers: await peerFigures(duckdb, table),
  }))
  const tenMillion = await onUnits(10_000_000, async (duckdb, table) => ({
    tenMillion: await structureFigures(duckdb, table, ROUNDS),
    peersAtTenMillion: await peerFigures(duckdb, table, { sqlite: SQLITE_LEFT_OUT }),
  }))
  return { ...million, ...tenMillion }
}

function onUnits<T>(rows: number, work: (duckdb: DuckDBConnection, table: SpineColumns) => Promise<T>): Promise<T> {
  return withDuckdb(THREADS, async (duckdb) => {
    await makeUnits(duckdb, rows)
    return work(duckdb, await readUnits(duckdb, rows))
  })
}

async function otherFigures(table: SpineColumns): Promise<Readonly<Record<string, Lap>>> {
  const watch = stopwatch()
  const engine = createSegmentEngine({ workerUrl: WORKER, threads: THREADS })
  const analyst = createColumnAnalyst({ workerUrl: WORKER, threads: THREADS })
  try {
    await engine.attach(table)
    const [{ structure: a, measures }, { structure: b }] = [namedCase(97), namedCase(98)]
    // The first brings its threads and their code up.
    await watch.lap('firstEvaluation', () => engine.evaluate(a, measures))
    const classes = await engine.classify(a)
    const question = { column: 'm3', classes, classCount: a.rules.length + 1, bins: 60, line: null }
    const works = {
      classify: () => engine.classify(b),
      crossTab: () => engine.crossTab(a, b, measures),
      // A table is profiled once: each round has one of its own.
      profile: () => analyst.profile({ ...table }),
      order: () => analyst.order(table, null, 'm3', 'descending'),
      keys: () => analyst.keys(table),
      distribution: () => analyst.distribution(table, question),
    }
    for (const [name, work] of Object.entries(works)) {
      for (let round = 0; round < ROUNDS; round++) await watch.lap<unknown>(name, work)
    }
    return Object.fromEntries(['firstEvaluation', ...Object.keys(works)].map((name) => [name, watch.median(name)]))
  } finally {
    await Promise.all([engine.close(), analyst.close()])
  }
}
