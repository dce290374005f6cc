import type { Database } from 'better-sqlite3'
import type { LogEntry } from '../ports/workspace-store.ts'

/** Adds to the log. Triggers of the schema refuse to change or remove an entry; undo does not know of it. */
export function appendLogEntry(database: Database, entry: LogEntry): void {
  database
    .prepare('INSERT INTO log (kind, at, value) VALUES (?, ?, ?)')
    .run(entry.kind, entry.at, JSON.stringify(entry.value))
}

/** Entries of a kind, oldest first. */
export function readLogEntries(database: Database, kind: string): LogEntry[] {
  const rows = database.prepare<[string], { readonly kind: string; readonly at: string; readonly value: string }>(
    'SELECT kind, at, value FROM log WHERE kind = ? ORDER BY seq',
  )
  return rows.all(kind).map((row) => ({ ...row, value: JSON.parse(row.value) }))
}
