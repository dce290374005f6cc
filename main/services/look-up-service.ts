import { AppError } from '../../shared/contract/app-error.ts'
import type { ExplainedLanding, ExplainedUnit, FoundUnit, LineMove, PlacedUnit } from '../../shared/contract/look-up.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { MOST_PINNED } from '../../shared/entities/board.ts'
import { dayFromIso } from '../../shared/rules/day.ts'
import type { Cell, TruthContext } from '../../shared/rules/truth.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { explainLanding, type LandingFacts } from '../domain/look-up/explain-landing.ts'
import { type CellOf, landingOf } from '../domain/look-up/landing.ts'
import { withLineMoved } from '../domain/look-up/line-moves.ts'
import { boardChange } from '../domain/workspace/workspace-document.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { type PreparedStructure, prepareStructure, runnableOf } from './evaluation.ts'
import { moneyOfRows, NO_MONEY } from './money-of-rows.ts'
import { structureOf } from './structure-service.ts'
import { findUnits, rowsOfKeys } from './unit-finder.ts'
import { unitsPassed } from './units-passed.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'
import { writableCell } from './writable-cell.ts'

/** Single units: where they land in each option, why, and what would move them. */
export interface LookUpService {
  find(text: string, most: number, signal: AbortSignal): Promise<FoundUnit[]>
  places(keys: readonly string[], structureIds: readonly string[], signal: AbortSignal): Promise<PlacedUnit[]>
  explain(key: string, structureIds: readonly string[], signal: AbortSignal): Promise<ExplainedUnit>
  /** Keeps a unit in view on the board, or no longer. Rejects with AppError 'conflict' where there are too many. */
  pin(key: string, isPinned: boolean): Promise<WorkspaceView>
}

/** More ways than these to move a unit are too many to read. */
const MOST_MOVES = 4

/** What of the open workspace is looked at. */
type LookedAt = Pick<LoadedWorkspace, 'document' | 'scope' | 'table' | 'spine'>

export interface LookUpServiceOptions {
  readonly session: Pick<WorkspaceSession, 'commit'> & { loaded(): LookedAt }
  readonly engine: Pick<SegmentEngine, 'classify' | 'measuresOf'>
}

export function createLookUpService({ session, engine }: LookUpServiceOptions): LookUpService {
  /** Of all lines that would move the unit, the one that takes the fewest others along. */
  const smallestLine = async (
    { entries, runnable }: PreparedStructure,
    { lines }: LandingFacts,
    signal: AbortSignal,
  ): Promise<LineMove | null> => {
    if (lines.length === 0) return null
    const kept = await engine.classify(runnable)
    let smallest: LineMove | null = null
    for (const line of lines) {
      signal.throwIfAborted()
      const moved = withLineMoved(entries, runnable.thresholds, line, runnable.asOf)
      const then = await engine.classify(runnableOf(moved.entries, moved.thresholds, runnable.asOf))
      const movers = then.reduce((count, ofClass, row) => (ofClass === kept[row] ? count : count + 1), 0)
      if (smallest !== null && smallest.movers <= movers) continue
      const { of, place, column, threshold, from, to, past } = line
      const ids = { ofEntryId: entryIdAt(entries, of), entryId: entryIdAt(entries, place) }
      smallest = { ...ids, column, threshold, from, to, past, movers }
    }
    return smallest
  }

  const explained = async (
    workspace: LookedAt,
    structureId: string,
    row: number,
    signal: AbortSignal,
  ): Promise<ExplainedLanding> => {
    const prepared = prepareStructure(structureOf(workspace, structureId), workspace)
    const { entries } = prepared
    const cellOf = cellsOfRow(workspace, row)
    const typeOf = (column: string) => workspace.scope.columns.get(column)
    const facts = explainLanding(entries, cellOf, contextOf(workspace), typeOf)
    const passed = await unitsPassed(workspace.table, facts.moves, signal)
    const moves = facts.moves.map(({ column, from, to, place }, at) => {
      return { column, from: writableCell(from), to, entryId: entryIdAt(entries, place), passed: passed[at] ?? null }
    })
    return {
      structureId,
      entryId: entryIdAt(entries, facts.place),
      because: facts.because.map(({ condition, holds }) => ({
        condition,
        holds,
        value: writableCell(cellOf(condition.column)),
      })),
      unknown: facts.unknown.map(({ place, columns }) => ({
        entryId: entryIdAt(entries, place),
        columns: [...columns],
      })),
      moves: moves
        .sort((a, b) => (a.passed ?? Number.POSITIVE_INFINITY) - (b.passed ?? Number.POSITIVE_INFINITY) || 0)
        .slice(0, MOST_MOVES),
      line: await smallestLine(prepared, facts, signal),
    }
  }

  return {
    find: (text, most, signal) => findUnits(session.loaded(), text, most, signal),
    async places(keys, structureIds, signal) {
      const workspace = session.loaded()
      const rows = await rowsOfKeys(workspace, keys, signal)
      const money = await moneyOfRows(
        engine,
        workspace,
        rows.filter((row) => row !== null),
      )
      const structures = structureIds.map((id) => ({
        structureId: id,
        ...prepareStructure(structureOf(workspace, id), workspace),
      }))
      const context = contextOf(workspace)
      let at = 0
      return keys.map((key, index): PlacedUnit => {
        const row = rows[index] ?? null
        if (row === null) return { key, isFound: false, ...NO_MONEY, landings: [] }
        const cellOf = cellsOfRow(workspace, row)
        const landings = structures.map(({ structureId, entries }) => {
          return { structureId, entryId: entryIdAt(entries, landingOf(entries, cellOf, context).place) }
        })
        return { key, isFound: true, ...(money[at++] ?? NO_MONEY), landings }
      })
    },
    async explain(key, structureIds, signal) {
      const workspace = session.loaded()
      const [row = null] = await rowsOfKeys(workspace, [key], signal)
      if (row === null) return { key, isFound: false, row, ...NO_MONEY, landings: [] }
      const [money = NO_MONEY] = await moneyOfRows(engine, workspace, [row])
      const landings: ExplainedLanding[] = []
      for (const id of structureIds) landings.push(await explained(workspace, id, row, signal))
      return { key, isFound: true, row: row + 1, ...money, landings }
    },
    pin: (key, isPinned) =>
      session.commit('change pinned units', ({ document: { board } }) => {
        const others = board.pinnedUnits.filter((other) => other !== key)
        if (others.length === board.pinnedUnits.length && !isPinned) return []
        if (isPinned && others.length < board.pinnedUnits.length) return []
        if (isPinned && others.length >= MOST_PINNED)
          throw new AppError('conflict', `${MOST_PINNED} are pinned already.`, { remedy: 'Unpin one first.' })
        return [boardChange({ ...board, pinnedUnits: isPinned ? [...others, key] : others })]
      }),
  }
}

function contextOf({ document, scope }: LookedAt): TruthContext {
  return { asOf: dayFromIso(document.frame.asOf), thresholds: scope.thresholds }
}

function cellsOfRow({ table }: LookedAt, row: number): CellOf {
  const known = new Map<string, Cell>()
  return (column) => {
    const found = known.get(column)
    if (found !== undefined) return found
    const cell = cellValue(table, columnIndexOf(table, column), row)
    known.set(column, cell)
    return cell
  }
}

function entryIdAt(entries: PreparedStructure['entries'], place: number): string {
  return entries[place]?.entryId ?? 'default'
}
