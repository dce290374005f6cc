import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { corruptError } from './sqlite-error.ts'

/** Most bytes of values that one chunk holds; a blob is this and a few hundred bytes of Arrow framing. */
export const MOST_CHUNK_BYTES = 63 * 2 ** 20

/** Puts bytes under their SHA-256 and returns it; the same bytes are kept once. */
export function putChunk(database: Database, bytes: Uint8Array): Buffer {
  const digest = createHash('sha256').update(bytes).digest()
  database.prepare('INSERT INTO chunk (digest, bytes) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING').run(digest, bytes)
  return digest
}

/** The bytes of a digest, checked against it: SQLite's own check sees broken pages, not changed values. */
export function getChunk(database: Database, digest: Buffer): Buffer {
  const bytes = database.prepare<[Buffer], Buffer>('SELECT bytes FROM chunk WHERE digest = ?').pluck().get(digest)
  if (bytes === undefined || !createHash('sha256').update(bytes).digest().equals(digest)) {
    throw corruptError(database.name)
  }
  return bytes
}

const UNUSED = `
  digest NOT IN (SELECT digest FROM snapshot_chunk) AND digest NOT IN (SELECT digest FROM unit_index)
  AND hex(digest) NOT IN (SELECT value FROM json_each(?))`

/**
 * Removes every chunk that nothing names, but for those to be `kept`, and gives its pages back to the disk. Returns how many. Their pages leave the
 * file, so they are not overwritten first: that would take as much room as they do, and this also runs on a full disk.
 */
export function removeOrphans(database: Database, kept: readonly Buffer[] = []): number {
  database.pragma('secure_delete = FAST')
  try {
    const removed = database.prepare(`DELETE FROM chunk WHERE ${UNUSED}`).run(hexOf(kept)).changes
    if (removed > 0) database.exec('PRAGMA incremental_vacuum')
    return removed
  } finally {
    database.pragma('secure_delete = ON')
  }
}

function hexOf(digests: readonly Buffer[]): string {
  return JSON.stringify(digests.map((digest) => digest.toString('hex').toUpperCase()))
}
