import type { Database } from 'better-sqlite3'
import type { Entity, EntityChange } from '../ports/workspace-store.ts'

interface Row {
  readonly id: string
  readonly kind: string
  readonly revision: number
  readonly value: string | null
}

/** All entities that are there, by id. */
export function readEntities(database: Database): Entity[] {
  const rows = database.prepare<[], Row & { readonly value: string }>(
    'SELECT id, kind, revision, value FROM entity WHERE value IS NOT NULL ORDER BY id',
  )
  return rows.all().map((row) => ({ ...row, value: JSON.parse(row.value) }))
}

/**
 * Applies changes in order and returns what takes them back. A removed entity stays as a tombstone: when it comes back
 * its revision goes on, so that no answer cached under an old revision can pass for a new one.
 */
export function applyChanges(database: Database, changes: readonly EntityChange[]): EntityChange[] {
  const find = database.prepare<[string], Row>('SELECT id, kind, revision, value FROM entity WHERE id = ?')
  const put = database.prepare<[string, string, string | null]>(
    `INSERT INTO entity (id, kind, revision, value) VALUES (?, ?, 1, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, revision = revision + 1, value = excluded.value`,
  )
  const inverse: EntityChange[] = []
  for (const { id, kind, value } of changes) {
    const before = find.get(id)
    const beforeText = before?.value ?? null
    inverse.unshift({ id, kind: before?.kind ?? kind, value: beforeText === null ? null : JSON.parse(beforeText) })
    put.run(id, kind, value === null ? null : JSON.stringify(value))
  }
  return inverse
}
