/* The thread of the SQLite engine: an in-memory database, asked one thing at a time. */
import { parentPort } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { assertNever } from '../../../shared/contract/assert-never.ts'
import { sqliteDialect } from '../../domain/exports/sqlite-dialect.ts'
import type { SqlValue } from '../../ports/sql-engine.ts'
import type { SqliteAnswer, SqliteRequest } from './sqlite-protocol.ts'

const database = new Database(':memory:')
database.pragma('trusted_schema = OFF')
let insert: Database.Statement<SqlValue[]> | null = null
let cursor: IterableIterator<SqlValue[]> | null = null

function answer(request: SqliteRequest): Omit<SqliteAnswer, 'id'> {
  switch (request.kind) {
    case 'version':
      return { text: String(database.prepare('SELECT sqlite_version()').pluck().get()) }
    case 'create': {
      const table = sqliteDialect.identifier(request.table)
      const columns = request.columns.map(
        ({ name, type }) => `${sqliteDialect.identifier(name)} ${sqliteDialect.columnType(type)}`,
      )
      database.exec(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (${columns.join(', ')}); BEGIN`)
      insert = database.prepare(`INSERT INTO ${table} VALUES (${request.columns.map(() => '?').join(', ')})`)
      return {}
    }
    case 'insert':
      // SQLite has no truth values: 1 and 0 stand for them.
      for (const row of request.rows)
        insert?.run(...row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)))
      return {}
    case 'loaded':
      database.exec('COMMIT')
      return {}
    case 'open':
      cursor = database
        .prepare<[Readonly<Record<string, SqlValue>>], SqlValue[]>(request.sql)
        .raw()
        .iterate(request.parameters)
      return {}
    case 'fetch':
      return { rows: fetched(request.most) }
    default:
      return assertNever(request)
  }
}

function fetched(most: number): readonly (readonly SqlValue[])[] {
  const rows: SqlValue[][] = []
  while (cursor !== null && rows.length < most) {
    const next = cursor.next()
    if (next.done === true) cursor = null
    else rows.push(next.value)
  }
  return rows
}

parentPort?.on('message', (request: SqliteRequest) => {
  try {
    parentPort?.postMessage({ id: request.id, ...answer(request) } satisfies SqliteAnswer)
  } catch (error) {
    parentPort?.postMessage({ id: request.id, error: String(error) } satisfies SqliteAnswer)
  }
})
