import { AppError } from '../../shared/contract/app-error.ts'
import type { Movers } from '../../shared/contract/as-of.ts'
import type { Bytes } from '../../shared/contract/contract.ts'
import type { AsOfTable } from '../../shared/entities/as-of-table.ts'
import { csvLine } from '../../shared/files/csv-cell.ts'
import { safeFileName } from '../../shared/files/safe-file-name.ts'
import type { AssignmentUse, Consent } from '../../shared/quality/consent.ts'
import { judgeColumns } from '../../shared/quality/judge-columns.ts'
import { columnsOf } from '../../shared/rules/walk-rule.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { type ClassedUnits, countMoves, type Move } from '../domain/as-of/count-moves.ts'
import { scopeOf } from '../domain/structures/run-plan.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { TableClassifier } from '../ports/table-classifier.ts'
import { csvFile } from './bytes-of.ts'
import { ANSWERS, consentAnswers, consentFor, consentRule, consentScope, restingOnConsent } from './consent-rows.ts'
import { prepareStructure } from './evaluation.ts'
import { structureOf } from './structure-service.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Who moved from one segment of an option to another between two days. */
export interface MoversService {
  movers(from: string, to: string, structureId: string, signal: AbortSignal): Promise<Movers>
  /**
   * Every unit that moved, came or went and consents to the use, by its last table, as CSV. Rejects with AppError
   * 'conflict' where customers consent to purposes and the use was not said, or a rule uses a column by consent alone.
   */
  file(from: string, to: string, structureId: string, use: AssignmentUse, signal: AbortSignal): Promise<Bytes>
}

export interface MoversServiceOptions {
  readonly session: Pick<WorkspaceSession, 'required'>
  readonly openClassifier: (table: SpineColumns) => TableClassifier
}

/** A table of one day with the class of every row, by the option's rules as of that day. */
interface ClassedTable extends ClassedUnits {
  readonly table: SpineColumns
  readonly keyColumn: string | null
}

export function createMoversService({ session, openClassifier }: MoversServiceOptions): MoversService {
  const classed = async (workspace: OpenWorkspace, day: AsOfTable, structureId: string): Promise<ClassedTable> => {
    const { store, document, scope } = workspace
    const { spine, asOf } = day
    const isShown = document.spine?.snapshotId === spine.snapshotId
    const table = isShown && workspace.table !== null ? workspace.table : await store.readTable(spine.snapshotId)
    const { runnable } = prepareStructure(structureOf(workspace, structureId), {
      document: { ...document, spine, frame: { ...document.frame, asOf } },
      scope: scopeOf(spine, document.thresholds, scope.refused),
    })
    const classifier = openClassifier(table)
    try {
      const classes = await classifier.classify(runnable)
      return { table, keyColumn: spine.keyColumn, ids: await store.readUnitIds(spine.snapshotId), classes }
    } finally {
      await classifier.close()
    }
  }

  const both = async (from: string, to: string, structureId: string, signal: AbortSignal) => {
    const workspace = session.required()
    const { entries } = prepareStructure(structureOf(workspace, structureId), workspace)
    const earlier = await classed(workspace, tableAt(workspace, from), structureId)
    signal.throwIfAborted()
    const later = await classed(workspace, tableAt(workspace, to), structureId)
    signal.throwIfAborted()
    return { workspace, entries, earlier, later }
  }

  /** What a consent says of the rows of a day's table; null where none is needed. */
  const consenting = async (
    consent: Consent | null,
    workspace: OpenWorkspace,
    asOf: string,
    table: SpineColumns,
  ): Promise<Uint8Array | null> => {
    if (consent === null) return null
    const { spine } = tableAt(workspace, asOf)
    const scope = consentScope({ spine, thresholds: workspace.document.thresholds })
    const rule = consentRule(consent, scope)
    const classifier = openClassifier(table)
    try {
      return await consentAnswers(classifier, rule, scope, asOf)
    } finally {
      await classifier.close()
    }
  }

  return {
    async movers(from, to, structureId, signal) {
      const { entries, earlier, later } = await both(from, to, structureId, signal)
      const counts = countMoves(earlier, later, entries.length)
      const width = entries.length + 1
      return {
        entries: entries.map(({ entryId, kind, name, slot }) => ({ entryId, kind, name, slot })),
        counts: Array.from({ length: width }, (_, was) => [...counts.subarray(was * width, (was + 1) * width)]),
      }
    },
    async file(from, to, structureId, use, signal) {
      const consent = consentToMove(session.required(), structureId, use)
      const { workspace, entries, earlier, later } = await both(from, to, structureId, signal)
      const nameOf = (place: number): string => entries[place]?.name ?? ''
      const lines = [csvLine([later.keyColumn ?? 'row', `segment as of ${from}`, `segment as of ${to}`])]
      const [then, now] = [
        await consenting(consent, workspace, from, earlier.table),
        await consenting(consent, workspace, to, later.table),
      ]
      const note = (move: Move): void => {
        const answers = move.toRow === null ? then : now
        const answer = answers?.[move.toRow ?? move.fromRow ?? 0] ?? ANSWERS.consents
        if (move.was !== move.is && answer === ANSWERS.consents)
          lines.push(csvLine([keyOf(move, earlier, later), nameOf(move.was), nameOf(move.is)]))
      }
      countMoves(earlier, later, entries.length, note)
      const { name } = structureOf(workspace, structureId)
      return csvFile(`${safeFileName(`${name} movers ${from} to ${to}`)}.csv`, lines.join(''))
    },
  }
}

/** The consent that a list of movers of an option needs, as its assignments do; null where it needs none. */
function consentToMove(workspace: OpenWorkspace, structureId: string, use: AssignmentUse): Consent | null {
  const { rules } = prepareStructure(structureOf(workspace, structureId), workspace).runnable
  const used = new Set(rules.flatMap(({ rule }) => (rule === null ? [] : [...columnsOf(rule)])))
  const resting = restingOnConsent(used, judgeColumns(workspace.document))
  return consentFor(use, workspace.document.dictionary.consents, resting)
}

function tableAt({ document }: OpenWorkspace, asOf: string): AsOfTable {
  const found = document.asOfTables.find((table) => table.asOf === asOf)
  if (found !== undefined) return found
  throw new AppError('not-found', `There is no customer table as of ${asOf}.`, { remedy: 'Build it first.' })
}

function keyOf({ fromRow, toRow }: Move, earlier: ClassedTable, later: ClassedTable): string {
  const [{ table, keyColumn }, row] = toRow === null ? [earlier, fromRow ?? 0] : [later, toRow]
  const key = keyColumn === null ? null : cellValue(table, columnIndexOf(table, keyColumn), row)
  return key === null ? String(row + 1) : String(key)
}
