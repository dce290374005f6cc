import { AppError } from '../../shared/contract/app-error.ts'
import type { GoalPlace, GoalQuestion, GoalView } from '../../shared/contract/goals.ts'
import { type ClassSums, classSumsOf, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { type CubeFigures, cubeFigures } from '../../shared/economics/threshold-cube.ts'
import { goalFigure } from '../../shared/goals/goal-measure.ts'
import { lineOf } from '../../shared/rules/condition-line.ts'
import type { Condition, Rule } from '../../shared/rules/rule.ts'
import { placedConditions } from '../../shared/rules/walk-rule.ts'
import { roundDays, roundNeighbours } from '../../shared/scales/round-neighbours.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { valuesBetween } from '../columns/values-between.ts'
import { meets, seekGoal } from '../domain/goals/seek-goal.ts'
import { conditionAt } from '../domain/structures/decided-rows.ts'
import { entryOf } from '../domain/structures/edit-structure.ts'
import { sameRefusals } from '../domain/structures/same-refusals.ts'
import { versionSumsOf } from '../domain/versions/version-sums.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { linesOf } from './lines-of.ts'
import { cubeOf, movingStructure } from './moving-structure.ts'
import { plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace } from './workspace-session.ts'

/** Seeks where a line has to stand for a goal. */
export interface GoalService {
  /** Rejects with AppError 'not-available' where the line cannot be followed. */
  seek(question: GoalQuestion, signal: AbortSignal): Promise<GoalView>
}

type LookedAt = Pick<LoadedWorkspace, 'document' | 'scope' | 'table'>

/** An option's classes with the line on each of some values. */
interface Standing {
  readonly lines: readonly number[]
  readonly figures: CubeFigures
}

export function createGoalService(
  session: { loaded(): LookedAt },
  engine: Pick<SegmentEngine, 'cube' | 'evaluate'>,
): GoalService {
  return {
    async seek(question, signal) {
      const workspace = session.loaded()
      const { structureId, line, entryId, measure } = question
      const { measures, unavailable, frame } = plannedEconomics(workspace)
      const now = lineNow(workspace, question)
      const { entries } = movingStructure(workspace, { structureId, line, steps: [now.value] })
      const place = entries.findIndex((entry) => entry.entryId === entryId)
      if (place < 0) throw new AppError('not-found', 'That segment is no longer in the option.')
      const column = columnIndexOf(workspace.table, now.column)
      const canStand = standsOf(workspace, question)

      const standAt = async (lines: readonly number[]): Promise<Standing> => {
        signal.throwIfAborted()
        const moving = movingStructure(workspace, { structureId, line, steps: [...lines] })
        const cube = await cubeOf(engine, moving, measures)
        return { lines, figures: cubeFigures(cube, lines.length, entries.length) }
      }
      const classesAt = ({ figures }: Standing, step: number): readonly ClassSums[] =>
        classSumsOf(
          measures.map(({ id }) => id),
          figures.units(step),
          figures.sums(step),
          figures.counts(step),
        )
      const figureOf = (classes: readonly ClassSums[]): number | null => {
        const base = togetherOf(classes)
        return goalFigure(metricsOf(classes[place] ?? NO_UNITS, { frame, base, unavailable }), measure)
      }

      const answer = await seekGoal(
        { ...question, line: now.value },
        {
          between: async (low, high, most) => valuesBetween(workspace.table, column, [low, high], most),
          figuresAt: async (lines) => {
            const stood = lines.filter(canStand)
            if (stood.length === 0) return lines.map(() => null)
            const standing = await standAt(stood)
            const figures = new Map(stood.map((value, step) => [value, figureOf(classesAt(standing, step))]))
            return lines.map((value) => figures.get(value) ?? null)
          },
        },
      )
      const found = answer.kind === 'none' ? null : answer.line
      const rounds = found === null ? [] : roundsNear(found, now.isDay).filter(canStand)
      const shown = [...new Set([now.value, ...(found === null ? [] : [found]), ...rounds])].sort((a, b) => a - b)
      const standing = await standAt(shown)
      const at = (value: number): readonly ClassSums[] => classesAt(standing, shown.indexOf(value))
      const placeAt = (value: number): GoalPlace => {
        const figure = figureOf(at(value))
        return { line: value, figure, isMet: meets(figure, question) }
      }
      const [before, after] = [at(now.value), at(found ?? now.value)]
      return {
        kind: answer.kind,
        now: placeAt(now.value),
        found: found === null ? null : placeAt(found),
        rounds: rounds.filter((value) => value !== found && value !== now.value).map(placeAt),
        lines: linesOf({ entries }).map(({ index, ...entry }) => ({
          ...entry,
          from: versionSumsOf(before[index] ?? NO_UNITS),
          to: versionSumsOf(after[index] ?? NO_UNITS),
        })),
        total: versionSumsOf(togetherOf(before)),
        reason:
          answer.kind === 'none'
            ? (unavailable[measure === 'costToServeShare' ? 'costToServe' : measure] ?? null)
            : null,
      }
    },
  }
}

/** Where a line may be put: not where a rule that runs now would be refused. */
function standsOf(
  { document, scope }: LookedAt,
  { structureId, line }: Pick<GoalQuestion, 'structureId' | 'line'>,
): (value: number) => boolean {
  return line.kind === 'threshold' ? sameRefusals(structureOf({ document }, structureId), scope, line.name) : () => true
}

/** Where the line stands now, and over which column. */
function lineNow(
  { document, scope }: LookedAt,
  { structureId, line }: Pick<GoalQuestion, 'structureId' | 'line'>,
): { readonly value: number; readonly column: string; readonly isDay: boolean } {
  const structure = structureOf({ document }, structureId)
  const lineScope = { thresholds: scope.thresholds, asOf: document.frame.asOf }
  const rules = [...structure.exclusions, ...structure.segments].flatMap(({ draft }) => draft.rule ?? [])
  const found =
    line.kind === 'condition'
      ? [conditionIn(entryOf(structure, line.entryId).draft.rule, line.path)]
      : rules.flatMap((rule) => placedConditions(rule).map(({ condition }) => condition))
  for (const condition of found) {
    const stands = condition === null ? null : lineOf(condition, lineScope)
    if (stands === null || (line.kind === 'threshold' && stands.threshold !== line.name)) continue
    const { value, column } = stands
    return { value, column, isDay: scope.columns.get(column) === 'date' }
  }
  throw new AppError('not-found', 'That line is no longer in the option.', { remedy: 'Choose another line.' })
}

function conditionIn(rule: Rule | null, path: readonly number[]): Condition | null {
  return rule === null ? null : conditionAt(rule, path)
}

function roundsNear(value: number, isDay: boolean): readonly number[] {
  return isDay ? roundDays(value) : roundNeighbours(value)
}
