import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { AppError, type ErrorCode } from '../../shared/contract/app-error.ts'

/** What SQLite reports about a workspace file as an expected failure; anything else is handed back as it is. */
export function appErrorOf(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const name = basename(path)
  const kind = /^SQLITE_[A-Z]+/.exec(error.code)?.[0]
  switch (kind) {
    case 'SQLITE_FULL':
      return diskFullError(path, error)
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return lockedError(path, error)
    case 'SQLITE_READONLY':
      return readOnlyError(path, error)
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return corruptError(path, error)
    case 'SQLITE_CANTOPEN':
      return made(
        'file-unreadable',
        `${name} could not be opened.`,
        'Check that you may read it, then try again.',
        error,
      )
    case 'SQLITE_IOERR':
      return made(
        'file-unreadable',
        `The disk failed while ${name} was used.`,
        'Check the disk, then try again.',
        error,
      )
    default:
      return error
  }
}

export function diskFullError(path: string, cause?: unknown): AppError {
  const message = `The disk is full: the last change to ${basename(path)} was not saved.`
  return made('disk-full', message, 'Free some space and try again. Everything saved before is intact.', cause)
}

export function lockedError(path: string, cause?: unknown): AppError {
  const message = `${basename(path)} is open in another window or program.`
  return made('workspace-locked', message, 'Close it there, then open it again here.', cause)
}

export function readOnlyError(path: string, cause?: unknown): AppError {
  const message = `${basename(path)} is open for reading only, so the change was not saved.`
  return made('workspace-read-only', message, 'Copy the file to a folder you may write to and open the copy.', cause)
}

export function corruptError(path: string, cause?: unknown): AppError {
  const message = `${basename(path)} is damaged or is not a Tessera workspace.`
  return made('workspace-corrupt', message, 'Open a backup copy of it instead.', cause)
}

function made(code: ErrorCode, message: string, remedy: string, cause: unknown): AppError {
  return new AppError(code, message, { remedy, cause })
}
