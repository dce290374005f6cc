import type { DuckDBConnection } from '@duckdb/node-api'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'
import { openArquero } from './arquero-peer.ts'
import { compareAnswers } from './compare-answers.ts'
import { namedCase } from './engine-cases.ts'
import type { OpenPeer } from './peer.ts'
import { openPolars } from './polars-peer.ts'
import { openSqlite } from './sqlite-peer.ts'
import { type Lap, stopwatch } from './stopwatch.ts'

const ROUNDS = 3
const WORKER = new URL('../../../main/engine/engine-worker.ts', import.meta.url)
const PEERS = { sqlite: openSqlite, polars: openPolars, arquero: openArquero } satisfies Record<string, OpenPeer>

export type PeerName = keyof typeof PEERS

/** The named case by another engine, turn by turn with this one on one thread; or why it was not measured. */
export type PeerFigures =
  | { readonly peer: Lap; readonly oneThread: Lap; readonly peerToOneThread: Lap }
  | { readonly notMeasured: string }

/** Every peer over the same units, one after the other so that no two hold them at once; answers are compared. */
export async function peerFigures(
  duckdb: DuckDBConnection,
  table: SpineColumns,
  leftOut: Readonly<Partial<Record<PeerName, string>>> = {},
): Promise<Readonly<Record<string, PeerFigures>>> {
  const engine = createSegmentEngine({ workerUrl: WORKER, threads: 1 })
  const figures: Record<string, PeerFigures> = {}
  try {
    await engine.attach(table)
    for (const [name, open] of Object.entries(PEERS)) {
      const reason = Object.entries(leftOut).find(([one]) => one === name)?.[1]
      figures[name] = reason === undefined ? await againstPeer(open) : { notMeasured: reason }
    }
    return figures
  } finally {
    await engine.close()
  }

  async function againstPeer(open: OpenPeer): Promise<PeerFigures> {
    const watch = stopwatch()
    const peer = await open(duckdb)
    try {
      for (let round = 0; round <= ROUNDS; round++) {
        if (round === 1) watch.reset()
        const question = namedCase(round)
        const ours = await watch.lap('one', () => engine.evaluate(question.structure, question.measures))
        compareAnswers(ours, await watch.lap('peer', () => peer.ask(question)), question.measures.length)
      }
      return {
        peer: watch.median('peer'),
        oneThread: watch.median('one'),
        peerToOneThread: watch.ratio('peer', 'one'),
      }
    } finally {
      peer.close()
    }
  }
}
