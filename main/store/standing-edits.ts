import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { EntityChange, StandingEdit } from '../ports/workspace-store.ts'

const storedChanges = z.array(z.object({ id: z.string(), kind: z.string(), value: z.unknown() }))

interface EditRow {
  readonly seq: number
  readonly label: string
  readonly at: string
  readonly forward: string
  readonly inverse: string
}

/** Commands that stand and changed one of these entities, or one of these kinds, with those alone; the latest first. */
export function readStandingEdits(
  database: Database,
  entityIds: readonly string[],
  kinds: readonly string[],
): StandingEdit[] {
  const rows = database
    .prepare<[string, string], EditRow>(
      `SELECT seq, label, at, forward, inverse FROM command
       WHERE undone = 0 AND EXISTS (
         SELECT 1 FROM json_each(command.forward) AS change
         WHERE change.value ->> 'id' IN (SELECT value FROM json_each(?))
            OR change.value ->> 'kind' IN (SELECT value FROM json_each(?))
       ) ORDER BY seq DESC`,
    )
    .all(JSON.stringify(entityIds), JSON.stringify(kinds))
  const isAsked = ({ id, kind }: EntityChange): boolean => entityIds.includes(id) || kinds.includes(kind)
  const read = (changes: string): EntityChange[] => storedChanges.parse(JSON.parse(changes)).filter(isAsked)
  return rows.map(({ seq, label, at, forward, inverse }) => {
    return { seq, label, at, before: read(inverse), after: read(forward) }
  })
}
