import { accessSync, constants, existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/contract/app-error.ts'
import type { OpenReport } from '../ports/workspace-store.ts'
import { removeOrphans } from './chunk-table.ts'
import { APPLICATION_ID, beginWriting, connect, transact } from './connection.ts'
import { createPrivate } from './create-private.ts'
import { applyMigrations, migrate, versionOf } from './migrate.ts'
import { ALL_MIGRATIONS } from './migrations/all-migrations.ts'
import type { Migration } from './migrations/migration.ts'
import { appErrorOf, corruptError } from './sqlite-error.ts'
import { forgetUnnamedSnapshots } from './unnamed-snapshots.ts'

const SMALLEST_PAGE_BYTES = 512

export interface OpenDatabase {
  readonly database: Database.Database
  readonly report: OpenReport
}

/** Creates a workspace file with its first content in one transaction: it is whole or it is empty. */
export function createDatabase(path: string, fill: (database: Database.Database) => void): OpenDatabase {
  if (existsSync(path)) {
    const message = `There is already a file ${basename(path)}.`
    throw new AppError('conflict', message, { remedy: 'Open it, or choose another name.' })
  }
  return reported(path, () => {
    createPrivate(path)
    try {
      const database = connectFilled(path, fill)
      return { database, report: { readOnly: false, migratedFrom: null, backupPath: null, orphansRemoved: 0 } }
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    }
  })
}

function connectFilled(path: string, fill: (database: Database.Database) => void): Database.Database {
  const database = connect(path, 'create')
  try {
    transact(database, 'durable', () => {
      applyMigrations(database, ALL_MIGRATIONS)
      fill(database)
    })
    beginWriting(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens a workspace file after checking it, for reading only where its file or folder takes no writing. */
export function openDatabase(
  path: string,
  at: string,
  migrations: readonly Migration[] = ALL_MIGRATIONS,
): OpenDatabase {
  refuseWhatIsNoFile(path)
  return reported(path, () => {
    if (!isWritable(path)) return openToRead(path, at, migrations)
    try {
      return openToWrite(path, at, migrations)
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error
      // What the system said was writable is not: a network share, a Windows folder, a file system mounted read-only.
      if (!/^SQLITE_(READONLY|CANTOPEN)/.test(error.code)) throw error
      return openToRead(path, at, migrations)
    }
  })
}

function openToWrite(path: string, at: string, migrations: readonly Migration[]): OpenDatabase {
  const database = connect(path, 'write')
  try {
    check(database)
    const migrated = migrate(database, migrations, at)
    beginWriting(database)
    return { database, report: { readOnly: false, ...migrated, orphansRemoved: clean(database) } }
  } catch (error) {
    database.close() // And nothing else: a damaged or newer file stays byte for byte as it was.
    throw error
  }
}

function openToRead(path: string, at: string, migrations: readonly Migration[]): OpenDatabase {
  const database = connect(path, 'read')
  try {
    check(database)
    const migrated = migrate(database, migrations, at)
    return { database, report: { readOnly: true, ...migrated, orphansRemoved: 0 } }
  } catch (error) {
    database.close()
    throw error
  }
}

/** SQLite's files are never opened by other means while it may hold them: closing one would drop its POSIX locks. */
function refuseWhatIsNoFile(path: string): void {
  const name = basename(path)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    const remedy = 'It may have been moved or renamed: look for it with Open.'
    throw new AppError('file-missing', `${name} is not there any more.`, { remedy })
  }
  if (!found.isFile()) {
    throw new AppError('file-unsupported', `${name} is not a file.`, { remedy: 'Choose a .tessera file.' })
  }
  if (found.size === 0) {
    const remedy = 'Delete it and create a workspace, or open a backup copy.'
    throw new AppError('file-empty', `${name} is empty.`, { remedy })
  }
  // SQLite takes a file shorter than its smallest page for an empty one, and would begin a database in it.
  if (found.size < SMALLEST_PAGE_BYTES) throw corruptError(path)
}

/** Every page is read: about 0.2 ms per MB. Values have their own check when they are read (their SHA-256). */
function check(database: Database.Database): void {
  const id = database.pragma('application_id', { simple: true })
  if (id !== APPLICATION_ID) {
    const message = `${basename(database.name)} belongs to another program.`
    throw new AppError('file-unsupported', message, { remedy: 'Choose a .tessera file.' })
  }
  if (versionOf(database) < 1) throw corruptError(database.name)
  const verdict = database.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw corruptError(database.name, new Error(String(verdict)))
}

/** A disk too full even to remove things must not keep a workspace from opening: the next opening tries again. */
function clean(database: Database.Database): number {
  try {
    return transact(database, 'durable', () => {
      const staged = removeOrphans(database)
      forgetUnnamedSnapshots(database)
      removeOrphans(database)
      return staged
    })
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_FULL') return 0
    throw error
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return true
  } catch {
    return false // The answer itself: what cannot be written is opened to be read.
  }
}

function reported<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw appErrorOf(error, path)
  }
}
