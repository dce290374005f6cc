import { removeOrphans } from './chunk-table.ts'
import { commitCommand, readHistory, readStandingChanges, redoCommand, undoCommand } from './command-table.ts'
import { disconnect, settle, transact } from './connection.ts'
import { applyChanges, readEntities } from './entity-table.ts'
import { appendLogEntry, readLogEntries } from './log-table.ts'
import { createDatabase, type OpenDatabase, openDatabase } from './open-database.ts'
import { type PreparedTable, prepareTable, publishSnapshot } from './publish-snapshot.ts'
import { readMisfits, readSetAside, readTable, readUnitIds } from './read-snapshot.ts'
import { readSnapshotSizes } from './snapshot-sizes.ts'
import { appErrorOf, readOnlyError } from './sqlite-error.ts'
import { readStandingEdits } from './standing-edits.ts'
import type { StoreCall, StoreCalls } from './store-protocol.ts'

const QUIET_MS = 1000

type Output<Name extends StoreCall> = StoreCalls[Name]['output']

export type WorkspaceSession = {
  readonly [Name in StoreCall]: (
    input: StoreCalls[Name]['input'],
    onProgress: (bytesDone: number, bytesTotal: number) => void,
  ) => Promise<Output<Name>>
}

/** One workspace file, served on the thread that calls. Publications run one after another; the rest in between. */
export function createSession(openExisting: typeof openDatabase = openDatabase): WorkspaceSession {
  let open: OpenDatabase | null = null
  let publications: Promise<unknown> = Promise.resolve()
  let prepared: PreparedTable | null = null
  let settling: NodeJS.Timeout | undefined

  /** After each call: the file takes up what was written once nothing was asked for a while. */
  function settleLater(): void {
    clearTimeout(settling)
    settling = setTimeout(() => {
      if (open !== null) settle(open.database)
    }, QUIET_MS).unref()
  }

  async function use<Result>(work: (database: OpenDatabase['database']) => Result | Promise<Result>): Promise<Result> {
    if (open === null) throw new Error('No workspace file is open')
    try {
      return await work(open.database)
    } catch (error) {
      throw appErrorOf(error, open.database.name)
    } finally {
      settleLater()
    }
  }

  function change<Result>(work: (database: OpenDatabase['database']) => Result): Promise<Result> {
    return use((database) => {
      if (database.readonly) throw readOnlyError(database.name)
      return transact(database, 'durable', () => work(database))
    })
  }

  /** After all publications and preparations that came before. */
  function inTurn<Result>(work: (database: OpenDatabase['database']) => Result | Promise<Result>): Promise<Result> {
    const result = publications.then(() => use(work))
    publications = result.catch(() => undefined) // Its caller hears of it; the next one starts all the same.
    return result
  }

  function unprepare(): Promise<null> {
    return inTurn((database) => {
      if (prepared !== null) transact(database, 'durable', () => removeOrphans(database))
      prepared = null
      return null
    })
  }

  return {
    async create({ path, entities }) {
      open = createDatabase(path, (database) => applyChanges(database, entities))
      return open.report
    },
    async open({ path, at }) {
      open = openExisting(path, at)
      return open.report
    },
    entities: () => use(readEntities),
    history: () => use(readHistory),
    readChanges: (entityIds) => use((database) => readStandingChanges(database, entityIds)),
    readEdits: ({ entityIds, kinds }) => use((database) => readStandingEdits(database, entityIds, kinds)),
    commit: ({ record, at }) => change((database) => commitCommand(database, record, at)),
    undo: () => change(undoCommand),
    redo: () => change(redoCommand),
    prepare: (input) =>
      inTurn(async (database) => {
        if (database.readonly) return null
        prepared = null
        prepared = await prepareTable(database, input)
        return null
      }),
    unprepare,
    publish: (input, onProgress) =>
      inTurn((database) => {
        if (database.readonly) throw readOnlyError(database.name)
        const ready = prepared
        prepared = null
        return publishSnapshot(database, input, ready, onProgress)
      }),
    readTable: (snapshotId) => use((database) => readTable(database, snapshotId)),
    readSetAside: (snapshotId) => use((database) => readSetAside(database, snapshotId)),
    readMisfits: (snapshotId) => use((database) => readMisfits(database, snapshotId)),
    readUnitIds: (snapshotId) => use((database) => readUnitIds(database, snapshotId)),
    readSnapshotSizes: () => use(readSnapshotSizes),
    async appendLog(entry) {
      await change((database) => appendLogEntry(database, entry))
      return null
    },
    readLog: (kind) => use((database) => readLogEntries(database, kind)),
    async close() {
      await publications
      // Where the disk is too full even to remove it, the next opening does.
      if (prepared !== null) await unprepare().catch(() => undefined)
      clearTimeout(settling)
      if (open !== null) disconnect(open.database)
      open = null
      return null
    },
  }
}
