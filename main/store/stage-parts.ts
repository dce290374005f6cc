import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../shared/contract/app-error.ts'
import { putChunk } from './chunk-table.ts'
import { transact } from './connection.ts'

/** Something of a table as bytes, and where it belongs. */
export interface Part<Role extends string> {
  readonly role: Role
  readonly column: number
  readonly part: number
  readonly bytes: Uint8Array
}

/** A part that is in the file, under its digest. */
export type StagedPart<Role extends string> = Omit<Part<Role>, 'bytes'> & { readonly digest: Buffer }

export interface StagingWatch {
  /** A shared cell that turns 1 when nobody wants the table any more. */
  readonly cancelled: Int32Array
  readonly staged: (byteCount: number) => void
}

/**
 * Puts every part into the file in a transaction of its own. Between two of them the thread serves other calls, so that
 * a command need not wait for an import. Rejects with AppError('cancelled').
 */
export async function stageParts<Role extends string>(
  database: Database,
  parts: Iterable<Part<Role>>,
  watch: StagingWatch,
): Promise<StagedPart<Role>[]> {
  const staged: StagedPart<Role>[] = []
  for (const { role, column, part, bytes } of parts) {
    const digest = transact(database, 'staged', () => putChunk(database, bytes))
    staged.push({ role, column, part, digest })
    watch.staged(bytes.length)
    await nextTurn()
    if (Atomics.load(watch.cancelled, 0) === 1) throw new AppError('cancelled', 'The import was cancelled.')
  }
  return staged
}
