import { AppError } from '../../shared/contract/app-error.ts'
import type { Bytes, OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import type { ColumnProfile, GridView } from '../../shared/contract/grid.ts'
import { readRule } from '../../shared/rules/read-rule.ts'
import { encodeRows } from '../columns/encode-rows.ts'
import type { ColumnAnalyst } from '../ports/column-analyst.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { arrowBytes, csvFile } from './bytes-of.ts'
import { rowsTaken, rowsUnknown } from './entry-rows.ts'
import { prepareStructure } from './evaluation.ts'
import { shownProfiles } from './profiled-columns.ts'
import { setAsideCsv } from './set-aside-csv.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Looking at the customer table: profiles, filtered and sorted rows, distributions. */
export interface GridService {
  profiles(): Promise<readonly ColumnProfile[]>
  count(view: GridView): Promise<{ rowCount: number }>
  rows(page: ParsedInputOf<'grid.rows'>): Promise<Bytes>
  setAside(page: ParsedInputOf<'grid.setAside'>): Promise<OutputOf<'grid.setAside'>>
  setAsideFile(): Promise<Bytes>
}

export interface GridServiceOptions {
  readonly session: WorkspaceSession
  readonly engine: SegmentEngine
  readonly analyst: ColumnAnalyst
}

type Within = NonNullable<GridView['within']>

/** Rows of one view in their order; null stands for all rows in file order. */
interface Arranged {
  readonly key: string
  readonly rows: Uint32Array | null
}

/** Rows that are in both, all ascending. (A Set holds 2^24 at most, which a table may exceed.) */
export function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(a.length, b.length))
  let count = 0
  for (let inA = 0, inB = 0; inA < a.length && inB < b.length; ) {
    const [left, right] = [a[inA] as number, b[inB] as number]
    if (left === right) both[count++] = left
    if (left <= right) inA++
    if (right <= left) inB++
  }
  return both.slice(0, count)
}

/** What the store keeps of the rows and cells that did not go into the table; each by line. */
async function setAsideOf({ store, spine }: LoadedWorkspace) {
  const rows = await store.readSetAside(spine.snapshotId)
  const misfits = await store.readMisfits(spine.snapshotId)
  return { rows, misfits }
}

export function createGridService({ session, engine, analyst }: GridServiceOptions): GridService {
  let arranged: Arranged | null = null
  let profiled: { snapshotId: string; profiles: readonly ColumnProfile[] } | null = null

  const rowsIn = (workspace: LoadedWorkspace, { structureId, entryId, units }: Within): Promise<Uint32Array> => {
    const prepared = prepareStructure(structureOf(workspace, structureId), workspace)
    return units === 'taken'
      ? rowsTaken(engine, prepared, entryId)
      : rowsUnknown(engine, prepared, entryId, workspace.table.rowCount)
  }

  const rowsWithin = async (workspace: LoadedWorkspace, within: Within): Promise<Uint32Array> => {
    const own = await rowsIn(workspace, within)
    return within.also ? intersect(own, await rowsIn(workspace, { ...within.also, units: 'taken' })) : own
  }

  const filtered = async (workspace: LoadedWorkspace, { filter, within }: GridView): Promise<Uint32Array | null> => {
    const own = within ? await rowsWithin(workspace, within) : null
    if (filter.trim() === '') return own
    // Whatever may not enter a rule may be looked at.
    const { rule, problems } = readRule(filter, { ...workspace.scope, refused: new Map() })
    if (!rule)
      throw new AppError('rule-invalid', problems[0]?.message ?? 'The filter cannot be read.', {
        ...(problems[0]?.suggestion ? { remedy: problems[0].suggestion } : {}),
      })
    const matching = await engine.select(rule, workspace.scope.thresholds, workspace.document.frame.asOf)
    return own ? intersect(own, matching) : matching
  }

  const arrange = async (workspace: LoadedWorkspace, view: GridView): Promise<Uint32Array | null> => {
    const { filter, sort, within } = view
    const key = JSON.stringify([workspace.id, workspace.view.revision, filter, sort, within])
    if (arranged?.key === key) return arranged.rows
    const chosen = await filtered(workspace, view)
    const rows = sort ? await analyst.order(workspace.table, chosen, sort.column, sort.direction) : chosen
    arranged = { key, rows }
    return rows
  }

  return {
    async profiles() {
      const { table, spine } = session.loaded()
      if (profiled?.snapshotId === spine.snapshotId) return profiled.profiles
      const profiles = shownProfiles(await analyst.profile(table), spine.columns)
      profiled = { snapshotId: spine.snapshotId, profiles }
      return profiles
    },
    async count(view) {
      const workspace = session.loaded()
      const rows = await arrange(workspace, { ...view, sort: null })
      return { rowCount: rows?.length ?? workspace.table.rowCount }
    },
    async rows({ offset, limit, ...view }) {
      const workspace = session.loaded()
      const rows = await arrange(workspace, view)
      const end = Math.min(offset + limit, rows?.length ?? workspace.table.rowCount)
      const page = rows
        ? rows.subarray(Math.min(offset, end), end)
        : Uint32Array.from({ length: Math.max(0, end - offset) }, (_, index) => offset + index)
      return arrowBytes(encodeRows(workspace.table, page))
    },
    async setAside({ offset, limit }) {
      const { rows, misfits } = await setAsideOf(session.loaded())
      const end = offset + limit
      const cellAt = (place: number) => Math.max(0, place - rows.length)
      return {
        setAside: rows.slice(offset, end),
        misfits: misfits.slice(cellAt(offset), cellAt(end)),
        kept: rows.length + misfits.length,
      }
    },
    async setAsideFile() {
      const { rows, misfits } = await setAsideOf(session.loaded())
      return csvFile('set-aside.csv', setAsideCsv(rows, misfits))
    },
  }
}
