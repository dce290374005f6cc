import Database from 'better-sqlite3'
import { numberColumns, textColumns, unitsAsTexts } from './named-columns.ts'
import { eachRow, type OpenPeer } from './peer.ts'

/** SQLite in memory, which runs the case's query on one thread. */
export const openSqlite: OpenPeer = async (duckdb) => {
  const sqlite = new Database(':memory:')
  const columns = [...textColumns.map((name) => `${name} text`), ...numberColumns.map((name) => `${name} real`)]
  sqlite.exec(`create table units (${columns.join(', ')})`)
  const insert = sqlite.prepare(`insert into units values (${columns.map(() => '?').join(', ')})`)
  sqlite.exec('begin')
  await eachRow(duckdb, unitsAsTexts, (values) => insert.run(values))
  sqlite.exec('commit')
  return {
    ask: ({ sql }) => sqlite.prepare<[], unknown[]>(sql).raw().all(),
    close: () => sqlite.close(),
  }
}
