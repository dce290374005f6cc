import Database from 'better-sqlite3'

/** "TSRA", SQLite's application_id of a workspace file. */
export const APPLICATION_ID = 0x54535241
/** Measured over 4 to 64 KiB: blobs write a third faster than with 4 KiB, and a small command stays small. */
const PAGE_BYTES = 16_384
/**
 * Pages that gather in the WAL before a commit moves them into the file: 256 MB. Moving costs two syncs each time, so an
 * import leaves it to a quiet moment (`settle`).
 */
const MOST_WAL_PAGES = 2 ** 14
/** Long enough for another process to finish closing the file. */
const LOCK_WAIT_MS = 400

export function connect(path: string, mode: 'create' | 'write' | 'read'): Database.Database {
  const database = new Database(path, {
    fileMustExist: mode !== 'create',
    readonly: mode === 'read',
    timeout: LOCK_WAIT_MS,
  })
  try {
    if (mode === 'create') {
      database.pragma(`page_size = ${PAGE_BYTES}`)
      database.pragma('auto_vacuum = INCREMENTAL')
      database.pragma(`application_id = ${APPLICATION_ID}`)
    }
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('trusted_schema = OFF')
    if (mode !== 'read') takeLock(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** From here on no other process gets in; with the lock held first, WAL needs no shared-memory file. */
function takeLock(database: Database.Database): void {
  database.exec('BEGIN EXCLUSIVE; COMMIT')
  // What leaves an entity or a command is overwritten.
  database.pragma('secure_delete = ON')
}

/** Turns on durable writing. Throws where the folder takes no second file. */
export function beginWriting(database: Database.Database): void {
  const mode = database.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal') throw new Error(`The workspace file stays in journal mode ${String(mode)}`)
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma(`wal_autocheckpoint = ${MOST_WAL_PAGES}`)
}

/** Moves what gathered in the WAL into the file. Where the disk is too full for that it stays, and loses nothing. */
export function settle(database: Database.Database): void {
  if (database.readonly) return
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}

/**
 * Closes so that one file remains, in rollback mode: a closed workspace can then be opened from a read-only folder,
 * which a file in WAL mode cannot. Where the disk is too full for that the WAL stays beside it, and loses nothing.
 */
export function disconnect(database: Database.Database): void {
  try {
    if (!database.readonly) {
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.pragma('journal_mode = DELETE')
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    database.close()
  }
}

/**
 * Runs work in one transaction. `staged` work need not be on disk when it returns: in WAL mode the next durable
 * commit syncs the same file, all that came before included.
 */
export function transact<Result>(
  database: Database.Database,
  durability: 'durable' | 'staged',
  work: () => Result,
): Result {
  if (durability === 'durable') return database.transaction(work).immediate()
  database.pragma('synchronous = NORMAL')
  try {
    return database.transaction(work).immediate()
  } finally {
    database.pragma('synchronous = FULL')
  }
}
