import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { FileFacts, FileSystem } from '../ports/file-system.ts'
import { withFileLock } from './with-file-lock.ts'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))

/** The sentence for a failed look at a path; what is no file-system failure passes unchanged. */
function explain(error: unknown, path: string): unknown {
  const name = basename(path) || path
  if (isMissing(error)) {
    return new AppError('file-missing', `${name} is not there any more.`, { place: { file: name }, cause: error })
  }
  if (codeOf(error) === '') return error
  return new AppError('file-unreadable', `${name} cannot be read.`, {
    remedy: 'Check that you have the right to read it and that its disk is connected.',
    place: { file: name },
    cause: error,
  })
}

async function explained<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw explain(error, path)
  }
}

async function factsOf(path: string): Promise<FileFacts | null> {
  try {
    const found = await stat(path)
    const kind = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
    return { kind, sizeBytes: found.size, modifiedAt: found.mtime.toISOString() }
  } catch (error) {
    if (isMissing(error)) return null
    throw explain(error, path)
  }
}

async function readText(path: string): Promise<string | null> {
  if ((await factsOf(path)) === null) return null
  return explained(path, readFile(path, 'utf8'))
}

async function writeInOneStep(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function changeText(path: string, change: (text: string | null) => string): Promise<void> {
  try {
    await withFileLock(path, async () => writeInOneStep(path, change(await readText(path))))
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw explain(error, path)
    throw new AppError('disk-full', 'The disk is full: settings were not saved.', { cause: error })
  }
}

/** The computer's file system. */
export const localFileSystem: FileSystem = {
  facts: factsOf,
  names: (folder) => explained(folder, readdir(folder)),
  realPath: (path) => explained(path, realpath(path)),
  readText,
  changeText,
  remove: (path) => explained(path, rm(path, { force: true })),
}
