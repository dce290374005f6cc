import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/contract/app-error.ts'
import { backUp } from './backup.ts'
import { transact } from './connection.ts'
import type { Migration } from './migrations/migration.ts'
import { appErrorOf, readOnlyError } from './sqlite-error.ts'

export interface MigrationReport {
  readonly migratedFrom: number | null
  readonly backupPath: string | null
}

export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** Brings a new, empty file to the newest version, in the caller's transaction. */
export function applyMigrations(database: Database, migrations: readonly Migration[]): void {
  const from = versionOf(database)
  for (const migration of migrations.filter((each) => each.version > from)) {
    migration.up(database)
    database.pragma(`user_version = ${migration.version}`)
  }
  const broken = database.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) throw new Error('A migration leaves references to nothing')
}

/**
 * Brings an older file up to date: a backup first, then every step in one transaction. A step that fails leaves the
 * file as it was. A newer file is refused.
 */
export function migrate(database: Database, migrations: readonly Migration[], at: string): MigrationReport {
  const from = versionOf(database)
  const newest = migrations.at(-1)?.version ?? 0
  const name = basename(database.name)
  if (from > newest) {
    throw new AppError('workspace-newer', `${name} was saved by a newer version of Tessera.`, {
      remedy: `Update Tessera, then open it again. This version reads files up to format ${newest}; it has ${from}.`,
    })
  }
  if (from === newest) return { migratedFrom: null, backupPath: null }
  if (database.readonly) throw readOnlyError(database.name)
  const backupPath = backUp(database, from, at)
  try {
    transact(database, 'durable', () => applyMigrations(database, migrations))
  } catch (error) {
    rmSync(backupPath, { force: true }) // The file itself is unchanged, so the copy would only puzzle.
    throw migrationError(error, database.name, from)
  }
  return { migratedFrom: from, backupPath }
}

function migrationError(error: unknown, path: string, from: number): unknown {
  const known = appErrorOf(error, path)
  if (known instanceof AppError && known.code === 'disk-full') return known
  const message = `${basename(path)} could not be brought up to date from format ${from}. It was not changed.`
  return new AppError('workspace-corrupt', message, { remedy: 'Open a backup copy of it instead.', cause: error })
}
