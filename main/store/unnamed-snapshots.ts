import type { Database } from 'better-sqlite3'

/**
 * A snapshot is needed as long as anything names it: an entity, a command that can be undone or redone, or the log. Only
 * ids as whole JSON strings count; which field holds one is nothing that the store knows.
 */
const UNNAMED = `
  SELECT id FROM snapshot WHERE
    NOT EXISTS (SELECT 1 FROM entity WHERE instr(entity.value, json_quote(snapshot.id)) > 0)
    AND NOT EXISTS (
      SELECT 1 FROM command
      WHERE instr(command.forward, json_quote(snapshot.id)) > 0 OR instr(command.inverse, json_quote(snapshot.id)) > 0
    )
    AND NOT EXISTS (SELECT 1 FROM log WHERE instr(log.value, json_quote(snapshot.id)) > 0)`

/**
 * Forgets every snapshot that nothing names any longer, such as a table whose import was undone and can no longer be
 * redone; its values are orphans then. Inside the caller's transaction, and never while a table is staged: the same
 * values may be part of it.
 */
export function forgetUnnamedSnapshots(database: Database): void {
  const ids = database.prepare<[], string>(UNNAMED).pluck().all()
  const forgetChunks = database.prepare('DELETE FROM snapshot_chunk WHERE snapshot = ?')
  const forget = database.prepare('DELETE FROM snapshot WHERE id = ?')
  for (const id of ids) {
    forgetChunks.run(id)
    forget.run(id)
  }
}
