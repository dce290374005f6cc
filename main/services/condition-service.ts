import { AppError } from '../../shared/contract/app-error.ts'
import type { ConditionPlace, ConditionSpread, NearestUnits, NearUnit } from '../../shared/contract/conditions.ts'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { MovedThreshold } from '../../shared/contract/structures.ts'
import { withLineAt } from '../../shared/rules/condition-line.ts'
import { readRule } from '../../shared/rules/read-rule.ts'
import type { Condition, Rule } from '../../shared/rules/rule.ts'
import { columnsOf } from '../../shared/rules/walk-rule.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import {
  conditionAt,
  decidedRows,
  LEFT_OUT,
  withConditionSettled,
  withRule,
} from '../domain/structures/decided-rows.ts'
import type { ColumnAnalyst } from '../ports/column-analyst.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { type PreparedStructure, prepareStructure } from './evaluation.ts'
import { moneyOfRows, NO_MONEY } from './money-of-rows.ts'
import { nearestRows } from './nearest-rows.ts'
import { structureOf } from './structure-service.ts'
import { keyOfRow } from './unit-finder.ts'
import { withThresholdAt } from './with-threshold-at.ts'
import type { LoadedWorkspace } from './workspace-session.ts'
import { writableCell } from './writable-cell.ts'

/** What one condition of a rule decides: how its column is spread there, and who stands near its line. */
export interface ConditionService {
  spread(input: ParsedInputOf<'conditions.spread'>): Promise<ConditionSpread>
  nearest(input: ParsedInputOf<'conditions.nearest'>): Promise<NearestUnits>
}

/** What of the open workspace is looked at. */
type LookedAt = Pick<LoadedWorkspace, 'document' | 'scope' | 'table' | 'spine'>

export interface ConditionServiceOptions {
  readonly session: { loaded(): LookedAt }
  readonly engine: SegmentEngine
  readonly analyst: ColumnAnalyst
}

/** More than these further columns do not fit beside a unit's economics. */
const MOST_COLUMNS = 3

/** A condition found in its rule, and what the entry would take with the rule otherwise. */
interface Placed {
  readonly workspace: LookedAt
  readonly kept: PreparedStructure
  readonly rule: Rule
  readonly condition: Condition
  /** Class of the entry. */
  readonly own: number
  readonly classesWith: (rule: Rule, threshold?: MovedThreshold) => Promise<Uint8Array>
}

export function createConditionService({ session, engine, analyst }: ConditionServiceOptions): ConditionService {
  const place = ({ structureId, entryId, text, path }: ConditionPlace): Placed => {
    const workspace = session.loaded()
    const structure = structureOf(workspace, structureId)
    const kept = prepareStructure(structure, workspace)
    const { rule, problems } = readRule(text, workspace.scope)
    if (rule === null) throw new AppError('rule-invalid', problems[0]?.message ?? 'The rule cannot be read.')
    const condition = conditionAt(rule, path)
    if (condition === null) throw new AppError('bad-request', 'The rule has no condition in that place.')
    const own = kept.entries.findIndex((entry) => entry.entryId === entryId)
    const classesWith = (changed: Rule, threshold?: MovedThreshold): Promise<Uint8Array> =>
      engine.classify(
        prepareStructure(withRule(structure, entryId, changed), withThresholdAt(workspace, threshold)).runnable,
      )
    return { workspace, kept, rule, condition, own, classesWith }
  }

  /** The last answer of `decided`: a line that moves asks again and again, and its value changes nothing here. */
  let last: { readonly document: LookedAt['document']; readonly key: string; readonly classes: Uint8Array } | null =
    null

  /** The kept class of each row that the condition decides, LEFT_OUT elsewhere. */
  const decided = async (
    { workspace, kept, rule, condition, own, classesWith }: Placed,
    { structureId, path }: ConditionPlace,
  ): Promise<Uint8Array> => {
    const always = withConditionSettled(rule, path, condition, true)
    const key = JSON.stringify([structureId, own, always])
    if (last?.key === key && last.document === workspace.document) return last.classes
    const [as, if1, if0] = await Promise.all([
      engine.classify(kept.runnable),
      classesWith(always),
      classesWith(withConditionSettled(rule, path, condition, false)),
    ])
    const classes = decidedRows(as, if1, if0, own)
    last = { document: workspace.document, key, classes }
    return classes
  }

  return {
    async spread({ bins, line, ...at }) {
      const placed = place(at)
      const { workspace, kept, condition } = placed
      const classes = await decided(placed, at)
      const classCount = kept.entries.length
      const question = { column: condition.column, classes, classCount, bins, line }
      const found = await analyst.distribution(workspace.table, question)
      return {
        decided: classes.reduce((count, ofClass) => (ofClass === LEFT_OUT ? count : count + 1), 0),
        edges: [...found.edges],
        scale: found.scale,
        entryIds: kept.entries.map(({ entryId }) => entryId),
        counts: found.counts.map((counts) => [...counts]),
        below: [...found.below],
        above: [...found.above],
        missing: found.missing,
      }
    },
    async nearest({ line, former, each, threshold, ...at }) {
      const placed = place(at)
      const { workspace, kept, rule, condition, own, classesWith } = placed
      const { table, document } = workspace
      const asKept = await decided(placed, at)
      const classesAt = (value: number): Promise<Uint8Array> =>
        threshold === undefined
          ? classesWith(withLineAt(rule, at.path, value, document.frame.asOf))
          : classesWith(rule, { name: threshold, value })
      const now = await classesAt(line)
      // Once a moved line is kept, the rules as kept no longer tell where it stood.
      const was = former === undefined ? asKept : await classesAt(former)
      const column = columnIndexOf(table, condition.column)
      const isAsked = (row: number): boolean => asKept[row] !== LEFT_OUT
      const isInside = (row: number): boolean => now[row] === own
      const near = nearestRows(table, { column, line, each, isAsked, isInside })
      const valueAt = (row: number): number => Number(cellValue(table, column, row))
      const rows = [...near.inside, ...near.outside].sort((a, b) => valueAt(b) - valueAt(a) || a - b)
      const columns = [...columnsOf(rule)].filter((name) => name !== condition.column).slice(0, MOST_COLUMNS)
      const money = await moneyOfRows(engine, workspace, rows)
      const entryIdOf = (ofClass: number | undefined): string => kept.entries[ofClass ?? 0]?.entryId ?? 'default'
      const units = rows.map(
        (row, index): NearUnit => ({
          row: row + 1,
          key: keyOfRow(workspace, row),
          value: valueAt(row),
          cells: columns.map((name) => writableCell(cellValue(table, columnIndexOf(table, name), row))),
          ...(money[index] ?? NO_MONEY),
          was: entryIdOf(was[row]),
          now: entryIdOf(now[row]),
        }),
      )
      return { decided: near.count, columns, units }
    },
  }
}
