import { mkdir, mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { GrantedFile } from '../../shared/contract/files.ts'

/** Files sent by the page, on hosts without native dialogs. */
export interface Uploads {
  /** Streams the body into a private folder. Rejects with AppError 'bad-request', 'disk-full' or 'cancelled'. */
  receive(request: Request, name: string): Promise<GrantedFile>
  /** Removes what was received. */
  close(): Promise<void>
}

export interface UploadsOptions {
  /** A folder of this process alone; it is made, and removed on close. */
  readonly folder: string
  readonly grantPath: (path: string) => string
}

/** Left free on the disk, so that saving the workspace still works after a large upload. */
const RESERVE_BYTES = 256 * 2 ** 20

/** The name without folders and without what some file systems refuse. */
function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/'))
  const safe = last
    .replaceAll(/[\p{Cc}<>:"|?*]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-120)
  if (safe === '') throw new AppError('bad-request', 'The upload has no file name.')
  return safe
}

async function requireSpace(folder: string, sizeBytes: number): Promise<void> {
  const disk = await statfs(folder)
  if (disk.bavail * disk.bsize >= sizeBytes + RESERVE_BYTES) return
  throw new AppError('disk-full', 'There is not enough free disk space to take this file.', {
    remedy: 'Free some space, or move the file to another disk and start Tessera there.',
  })
}

function declaredSize(request: Request): number {
  const length = request.headers.get('content-length')
  if (length !== null && /^\d{1,15}$/.test(length)) return Number(length)
  throw new AppError('bad-request', 'An upload must say its size.')
}

function explain(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new AppError('cancelled', 'The upload was cancelled.', { cause: error })
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    return new AppError('disk-full', 'The disk became full while the file was taken in.', { cause: error })
  }
  return error
}

async function writeBody(request: Request, path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    let received = 0
    for await (const part of request.body ?? []) {
      request.signal.throwIfAborted()
      received += part.byteLength
      if (received > sizeBytes) break
      await file.write(part)
    }
    if (received !== sizeBytes) throw new AppError('bad-request', 'The upload is not of the size that it said.')
  } finally {
    await file.close()
  }
}

export function createUploads({ folder, grantPath }: UploadsOptions): Uploads {
  return {
    async receive(request, name) {
      const fileName = safeName(name)
      const sizeBytes = declaredSize(request)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await requireSpace(folder, sizeBytes)
      // A folder of its own, so that the file keeps its name beside another of the same name.
      const ownFolder = await mkdtemp(join(folder, 'upload-'))
      const path = join(ownFolder, fileName)
      try {
        await writeBody(request, path, sizeBytes)
      } catch (error) {
        await rm(ownFolder, { recursive: true, force: true })
        throw explain(error, request.signal)
      }
      return { grant: grantPath(path), name: fileName, sizeBytes }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
