import type { DuckDBConnection } from '@duckdb/node-api'
import Database from 'better-sqlite3'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'
import { compareAnswers } from './compare-answers.ts'
import { namedCase } from './engine-cases.ts'
import { type Lap, stopwatch } from './stopwatch.ts'

const ROUNDS = 3
const WORKER = new URL('../../../main/engine/engine-worker.ts', import.meta.url)

export interface SqliteFigures {
  readonly sqlite: Lap
  readonly oneThread: Lap
  readonly sqliteToOneThread: Lap
}

/** The named case by SQLite over the same units in memory, turn by turn with the engine on one thread. */
export async function sqliteFigures(duckdb: DuckDBConnection, table: SpineColumns): Promise<SqliteFigures> {
  const watch = stopwatch()
  const engine = createSegmentEngine({ workerUrl: WORKER, threads: 1 })
  const sqlite = new Database(':memory:')
  try {
    await copyUnits(duckdb, sqlite)
    await engine.attach(table)
    for (let round = 0; round <= ROUNDS; round++) {
      if (round === 1) watch.reset()
      const { structure, measures, sql } = namedCase(round)
      const ours = await watch.lap('one', () => engine.evaluate(structure, measures))
      const rows = await watch.lap('sqlite', () => sqlite.prepare<[], unknown[]>(sql).raw().all())
      compareAnswers(ours, rows, measures.length)
    }
    return {
      sqlite: watch.median('sqlite'),
      oneThread: watch.median('one'),
      sqliteToOneThread: watch.ratio('sqlite', 'one'),
    }
  } finally {
    sqlite.close()
    await engine.close()
  }
}

async function copyUnits(duckdb: DuckDBConnection, sqlite: Database.Database): Promise<void> {
  const names = (await duckdb.run('select * from units limit 0')).columnNames()
  const texts = names.filter((name) => name === 'town' || name.startsWith('c'))
  const list = names.map((name) => (texts.includes(name) ? `${name}::varchar as ${name}` : name))
  sqlite.exec(
    `create table units (${names.map((name) => `${name} ${texts.includes(name) ? 'text' : 'real'}`).join(', ')})`,
  )
  const insert = sqlite.prepare(`insert into units values (${names.map(() => '?').join(', ')})`)
  const rows = await duckdb.stream(`select ${list.join(', ')} from units`)
  sqlite.exec('begin')
  for (let chunk = await rows.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await rows.fetchChunk()) {
    for (const row of chunk.getRows()) insert.run(row)
  }
  sqlite.exec('commit')
}
