import { assertNever } from '../../../shared/contract/assert-never.ts'
import { sessionOn, watched } from '../duckdb-session.ts'
import type { TaskControl } from '../source-task.ts'
import { gatherColumns } from './gather-columns.ts'
import { loadText } from './load-text.ts'
import { dropObjects, dropPlan, openSpineDatabase, type SpineDatabase } from './spine-database.ts'
import { spineFailure } from './spine-failure.ts'
import type { AnswerRow, SpineResults, SpineTask } from './spine-task.ts'
import { stageTable } from './stage-table.ts'

/** The databases that live on this thread. */
const databases = new Map<string, SpineDatabase>()

/** Does what a recipe asks of its database, on this thread; a stopped task interrupts the query that runs. */
export async function runSpineTask(
  task: SpineTask,
  temporaryFolder: string,
  control: TaskControl,
): Promise<SpineResults[SpineTask['kind']]> {
  if (task.kind === 'spine-open') {
    const opening = openSpineDatabase({ ...task, temporaryFolder })
    databases.set(
      task.database,
      await opening.catch((cause: unknown) => {
        throw spineFailure(cause)
      }),
    )
    return null
  }
  const database = databases.get(task.database)
  if (task.kind === 'spine-close') {
    databases.delete(task.database)
    database?.close()
    return null
  }
  if (database === undefined) throw new Error('The database of this recipe is gone')
  try {
    return await watched(database.connection, control, () => worked(task, database, control))
  } catch (cause) {
    // What a file left that was not read to its end is room for the next one.
    if (task.kind === 'spine-load') await dropPlan(database)
    throw spineFailure(cause)
  }
}

type DatabaseTask = Exclude<SpineTask, { kind: 'spine-open' | 'spine-close' }>

async function worked(
  task: DatabaseTask,
  database: SpineDatabase,
  control: TaskControl,
): Promise<SpineResults[DatabaseTask['kind']]> {
  const { connection, parts } = database
  const session = sessionOn(connection)
  const check = (): void => control.check()
  switch (task.kind) {
    case 'spine-stage':
      await dropObjects(connection, parts.get(task.part) ?? [])
      parts.set(task.part, await stageTable(connection, task.part, task.table, task.columns, check))
      return null
    case 'spine-load': {
      await dropObjects(connection, parts.get(task.part) ?? [])
      parts.delete(task.part)
      const { loaded, objects } = await loadText(connection, task, control)
      parts.set(task.part, objects)
      return loaded
    }
    case 'spine-drop':
      for (const part of task.parts) {
        await dropObjects(connection, parts.get(part) ?? [])
        parts.delete(part)
      }
      return null
    case 'spine-clear':
      await dropPlan(database)
      return null
    case 'spine-ask': {
      const startedMs = performance.now()
      for (const statement of task.statements) await connection.run(statement)
      const answers: AnswerRow[][] = []
      for (const question of task.questions) answers.push((await session.rows(question)).map(answerRow))
      return { answers, elapsedMs: performance.now() - startedMs }
    }
    case 'spine-gather':
      return gatherColumns(session, task.sql, task.columns, check)
    default:
      return assertNever(task)
  }
}

function answerRow(row: Readonly<Record<string, unknown>>): AnswerRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
        return [name, value]
      return [name, typeof value === 'bigint' ? Number(value) : String(value)]
    }),
  )
}
