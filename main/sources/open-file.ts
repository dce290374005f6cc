import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'

/** The name to show; a path never leaves this folder. */
export function fileNameOf(path: string): string {
  return basename(path)
}

export interface OpenFile {
  readonly descriptor: number
  readonly name: string
  readonly sizeBytes: number
}

/** Opens a chosen file for `work` and closes it again. Throws AppError for what is not a readable file. */
export function withFile<T>(path: string, work: (file: OpenFile) => T): T {
  const file = openFile(path)
  try {
    return work(file)
  } finally {
    closeSync(file.descriptor)
  }
}

/** The same for work that takes its time. */
export async function withFileAwaited<T>(path: string, work: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = openFile(path)
  try {
    return await work(file)
  } finally {
    closeSync(file.descriptor)
  }
}

function openFile(path: string): OpenFile {
  const name = fileNameOf(path)
  const descriptor = openOrExplain(path, name)
  try {
    const facts = fstatSync(descriptor)
    if (facts.isDirectory()) throw notAFile(name, 'is a folder, not a file.')
    if (!facts.isFile()) throw notAFile(name, 'is not a regular file.')
    if (facts.size === 0) throw emptyFile(name, 'is empty.')
    return { descriptor, name, sizeBytes: facts.size }
  } catch (cause) {
    closeSync(descriptor)
    throw cause
  }
}

/** A failure of a file: the sentence starts with its name. */
export function emptyFile(name: string, what: string): AppError {
  return new AppError('file-empty', `${name} ${what}`, {
    remedy: 'Choose a file with a header and at least one row.',
    place: { file: name },
  })
}

function notAFile(name: string, what: string): AppError {
  return new AppError('file-unsupported', `${name} ${what}`, {
    remedy: 'Choose a CSV, JSON, Parquet or Excel file.',
    place: { file: name },
  })
}

function openOrExplain(path: string, name: string): number {
  try {
    // Not blocking: a named pipe without a writer would otherwise hold the thread for ever.
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    throw openFailure(cause, name)
  }
}

function openFailure(cause: unknown, name: string): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const details = { place: { file: name } }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const remedy = 'Check its name, and that it was not moved or renamed.'
    return new AppError('file-missing', `There is no file ${name} at that place.`, { ...details, remedy })
  }
  if (code === 'EISDIR') return notAFile(name, 'is a folder, not a file.')
  const remedy = 'Check that you may read the file and that no other program holds it, then choose it again.'
  return new AppError('file-unreadable', `${name} cannot be read.`, { ...details, remedy })
}
