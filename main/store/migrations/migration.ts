import type { Database } from 'better-sqlite3'

/** One step of the file's schema. Runs in a transaction; a throw leaves the file as it was. */
export interface Migration {
  /** The version that the file has afterwards: 1, 2, 3 and so on without gaps. */
  readonly version: number
  up(database: Database): void
}
