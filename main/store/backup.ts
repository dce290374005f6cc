import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/contract/app-error.ts'
import { createPrivate } from './create-private.ts'

const MEGABYTE = 2 ** 20
/** The backup, the migration's own journal, and some air. */
const SPACE_FACTOR = 2
const SPACE_MARGIN_BYTES = 16 * MEGABYTE

/** Copies the open file beside itself, compacted and checked, and returns the copy's path. */
export function backUp(database: Database, version: number, at: string): string {
  refuseWithoutSpace(database.name)
  const path = backupPathOf(database.name, version, at)
  try {
    createPrivate(path)
    database.prepare('VACUUM INTO ?').run(path)
    flush(path)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  return path
}

function refuseWithoutSpace(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path))
  const needed = statSync(path).size * SPACE_FACTOR + SPACE_MARGIN_BYTES
  if (bavail * bsize >= needed) return
  const message = `${basename(path)} must be brought up to date, and there is no room for the backup that is made first.`
  const remedy = `Free ${Math.ceil(needed / MEGABYTE)} MB in its folder, then open it again. It was not changed.`
  throw new AppError('disk-full', message, { remedy })
}

/** "plan.tessera" of version 1 becomes "plan (version 1, 2026-11-22 09.30.15).tessera". */
function backupPathOf(path: string, version: number, at: string): string {
  const extension = extname(path)
  const stem = basename(path, extension)
  const moment = at.slice(0, 19).replace('T', ' ').replaceAll(':', '.')
  for (let copy = 1; ; copy++) {
    const note = copy === 1 ? '' : `, ${copy}`
    const candidate = join(dirname(path), `${stem} (version ${version}, ${moment}${note})${extension}`)
    if (!existsSync(candidate)) return candidate
  }
}

/** VACUUM INTO does not wait for the disk. */
function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
