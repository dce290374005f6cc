/*
 * Undo and redo. A command keeps the whole values of its entities after (`forward`) and before (`inverse`) it, not a
 * difference: an entity is a document of a few kilobytes, a whole value can always be put back whatever else
 * happened, and nothing has to be computed or can fail to apply.
 */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { AppError } from '../../shared/contract/app-error.ts'
import type {
  CommandRecord,
  CommitResult,
  EntityChange,
  HistoryState,
  StandingChange,
} from '../ports/workspace-store.ts'
import { applyChanges, readEntities } from './entity-table.ts'

const storedChanges = z.array(z.object({ id: z.string(), kind: z.string(), value: z.unknown() }))

interface CommandRow {
  readonly seq: number
  readonly changes: string
}

/** Saves a command inside the transaction that the caller has begun. What could be redone before is dropped. */
export function commitCommand(database: Database, record: CommandRecord, at: string): CommitResult {
  if (record.label === null) return begin(database, record.changes)
  database.prepare('DELETE FROM command WHERE undone = 1').run()
  const inverse = applyChanges(database, record.changes)
  database
    .prepare('INSERT INTO command (label, at, forward, inverse) VALUES (?, ?, ?, ?)')
    .run(record.label, at, JSON.stringify(record.changes), JSON.stringify(inverse))
  return resultOf(database, record.changes)
}

/** The history starts after these changes. */
function begin(database: Database, changes: readonly EntityChange[]): CommitResult {
  database.prepare('DELETE FROM command').run()
  applyChanges(database, changes)
  return resultOf(database, changes)
}

/** Takes back the last command that stands. Throws AppError('conflict') where there is none. */
export function undoCommand(database: Database): CommitResult {
  const row = database
    .prepare<[], CommandRow>('SELECT seq, inverse AS changes FROM command WHERE undone = 0 ORDER BY seq DESC LIMIT 1')
    .get()
  if (row === undefined) throw new AppError('conflict', 'There is nothing to undo.')
  return replay(database, row, 1)
}

/** Does the first undone command again. Throws AppError('conflict') where there is none. */
export function redoCommand(database: Database): CommitResult {
  const row = database
    .prepare<[], CommandRow>('SELECT seq, forward AS changes FROM command WHERE undone = 1 ORDER BY seq LIMIT 1')
    .get()
  if (row === undefined) throw new AppError('conflict', 'There is nothing to redo.')
  return replay(database, row, 0)
}

export function readHistory(database: Database): HistoryState {
  const undo = database
    .prepare<[], string>('SELECT label FROM command WHERE undone = 0 ORDER BY seq DESC LIMIT 1')
    .pluck()
    .get()
  const redo = database
    .prepare<[], string>('SELECT label FROM command WHERE undone = 1 ORDER BY seq LIMIT 1')
    .pluck()
    .get()
  return { undo: undo ?? null, redo: redo ?? null }
}

/** The last standing command of each of these entities. */
export function readStandingChanges(database: Database, entityIds: readonly string[]): StandingChange[] {
  // Of the rows of a group SQLite takes the other values from the one that has the maximum.
  return database
    .prepare<[string], StandingChange>(
      `SELECT id, kind, label, at FROM (
         SELECT change.value ->> 'id' AS id, change.value ->> 'kind' AS kind, label, at, max(seq)
         FROM command, json_each(command.forward) AS change
         WHERE command.undone = 0 AND change.value ->> 'id' IN (SELECT value FROM json_each(?))
         GROUP BY change.value ->> 'id'
       ) ORDER BY at DESC`,
    )
    .all(JSON.stringify(entityIds))
}

function replay(database: Database, row: CommandRow, undone: 0 | 1): CommitResult {
  const changes: EntityChange[] = storedChanges.parse(JSON.parse(row.changes))
  applyChanges(database, changes)
  database.prepare('UPDATE command SET undone = ? WHERE seq = ?').run(undone, row.seq)
  return resultOf(database, changes)
}

function resultOf(database: Database, changes: readonly EntityChange[]): CommitResult {
  const entities = readEntities(database)
  const present = new Set(entities.map((entity) => entity.id))
  const removed = new Set(changes.map((change) => change.id).filter((id) => !present.has(id)))
  return { entities, removed: [...removed], history: readHistory(database) }
}
