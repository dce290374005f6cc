import type { Database } from 'better-sqlite3'
import type { SnapshotSize } from '../ports/workspace-store.ts'

/** Chunks are shared by their content: `own` are those that no other table has. Lengths are read without the bytes. */
const SIZES = `
  WITH named AS (SELECT DISTINCT snapshot, digest FROM snapshot_chunk),
    uses AS (SELECT digest, count(*) AS tables FROM named GROUP BY digest)
  SELECT named.snapshot AS snapshotId, sum(length(chunk.bytes)) AS bytes,
    sum(CASE WHEN uses.tables = 1 THEN length(chunk.bytes) ELSE 0 END) AS ownBytes
  FROM named JOIN uses USING (digest) JOIN chunk USING (digest)
  GROUP BY named.snapshot`

export function readSnapshotSizes(database: Database): SnapshotSize[] {
  return database.prepare<[], SnapshotSize>(SIZES).all()
}
