import type { ComparedStructure, ComparisonRow, ComparisonView } from '../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { type ClassSums, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import { finiteOrNull } from '../../shared/economics/finite.ts'
import type { MeasureId } from '../../shared/economics/measure-plan.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import type { ScoreInputs } from '../../shared/economics/score-inputs.ts'
import { churnContrastOf, revenueSeparationOf, separationOf } from '../../shared/economics/separation.ts'
import type { BoardChoice } from '../../shared/entities/board.ts'
import { isChosenSegment, type Structure } from '../../shared/entities/structure.ts'
import { columnsOf } from '../../shared/rules/walk-rule.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import { boardChange } from '../domain/workspace/workspace-document.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { type EvaluatedStructure, evaluateStructure } from './evaluation.ts'
import { type PlannedEconomics, plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Candidate structures side by side, on the same units, date and formulas. */
export interface ComparisonService {
  /** Under a scenario's assumptions, or as things are. */
  run(structureIds: readonly string[], scenarioId?: string | null): Promise<ComparisonView>
  /** Chooses what stands on the board. */
  choose(choice: BoardChoice): Promise<WorkspaceView>
}

const sumOf = (row: ClassSums, id: MeasureId): number => row.measures[id]?.sum ?? 0

/** Units and revenue without every mapped input of contribution; they are inside the line they belong to. */
export function notCostedOf(row: ClassSums): { units: number; revenue: number | null } {
  const { revenue, costedRevenue } = row.measures
  if (!costedRevenue) return { units: 0, revenue: revenue ? 0 : null }
  const notCosted = sumOf(row, 'revenue') - costedRevenue.sum
  return { units: row.units - costedRevenue.count, revenue: finiteOrNull(notCosted) }
}

/** Units and revenue of those who gave back as much as they bought, or more. */
export function netReturnersOf({ measures: { returnerRevenue } }: ClassSums): {
  units: number
  revenue: number | null
} {
  return { units: returnerRevenue?.count ?? 0, revenue: returnerRevenue ? finiteOrNull(returnerRevenue.sum) : null }
}

/** Units and revenue of those with too little history to judge. */
function tooNewOf({ measures: { tooNew, tooNewRevenue } }: ClassSums): ComparisonRow['tooNew'] {
  return tooNew === undefined
    ? null
    : { units: tooNew.sum, revenue: tooNewRevenue ? finiteOrNull(tooNewRevenue.sum) : null }
}

/** The units, revenue and contribution that a margin is made of: costed units with revenue above zero. */
function marginBaseOf({ measures }: ClassSums): ComparisonRow['marginBase'] {
  const { payingRevenue, payingContribution } = measures
  if (!payingRevenue || !payingContribution) return null
  const [revenue, contribution] = [finiteOrNull(payingRevenue.sum), finiteOrNull(payingContribution.sum)]
  return revenue === null || contribution === null ? null : { units: payingRevenue.count, revenue, contribution }
}

function rowOf(
  entry: Omit<RunEntry, 'rule' | 'broken' | 'kind'>,
  kind: ComparisonRow['kind'],
  sums: ClassSums,
  context: MetricContext,
): ComparisonRow {
  return {
    entryId: entry.entryId,
    kind,
    name: entry.name,
    slot: entry.slot,
    metrics: metricsOf(sums, context),
    notCosted: notCostedOf(sums),
    netReturners: netReturnersOf(sums),
    tooNew: tooNewOf(sums),
    marginBase: marginBaseOf(sums),
  }
}

const rowKind = ({ kind }: RunEntry): 'segment' | 'default' | 'excluded' => (kind === 'exclusion' ? 'excluded' : kind)

/** Segments in order, then the default path, then the exclusions; the total last. */
function rowsOf({ entries, classes }: EvaluatedStructure, { unavailable, frame }: PlannedEconomics): ComparisonRow[] {
  const base = togetherOf(classes)
  const context: MetricContext = { frame, base, unavailable }
  const rows = entries.map((entry, index) => rowOf(entry, rowKind(entry), classes[index] ?? NO_UNITS, context))
  const order = ['segment', 'default', 'excluded'] as const
  const total = { entryId: 'total', name: `All ${frame.unitNoun.plural}`, slot: null }
  const parts = order.flatMap((kind) => rows.filter((row) => row.kind === kind))
  const segments = parts.filter(isChosenSegment)
  const others = parts.filter((part) => !isChosenSegment(part))
  return [...segments, ...others, rowOf(total, 'total', base, context)]
}

function compared(
  structure: Structure,
  evaluated: EvaluatedStructure,
  economics: PlannedEconomics,
  workspace: LoadedWorkspace,
): ComparedStructure {
  const { entries, classes, evaluation } = evaluated
  const { unavailable, scoreInputs } = economics
  const all = workspace.spine.unitCount
  const shareOf = (kind: RunEntry['kind']): number =>
    all === 0
      ? 0
      : entries.reduce((units, entry, index) => units + (entry.kind === kind ? (classes[index]?.units ?? 0) : 0), 0) /
        all
  return {
    structureId: structure.id,
    name: structure.name,
    lens: structure.lens,
    rows: rowsOf(evaluated, economics),
    broken: entries.flatMap(({ entryId, name, broken }) =>
      broken === null ? [] : [{ entryId, name, reason: broken }],
    ),
    separation: unavailable.contribution ? null : separationOf(classes),
    revenueSeparation: revenueSeparationOf(classes),
    churnContrast: unavailable.churn ? null : churnContrastOf(classes),
    circular: circularOf(entries, scoreInputs),
    defaultShare: shareOf('default'),
    excludedShare: shareOf('exclusion'),
    overlapShare: all === 0 ? 0 : evaluation.overlappingUnits / all,
  }
}

function circularOf(entries: readonly RunEntry[], inputs: ScoreInputs): ComparedStructure['circular'] {
  const cutOn = new Set(entries.flatMap(({ rule }) => (rule === null ? [] : [...columnsOf(rule)])))
  const shared = (columns: ReadonlySet<string>): string[] => [...cutOn].filter((column) => columns.has(column))
  return {
    separation: shared(inputs.separation),
    revenueSeparation: shared(inputs.revenueSeparation),
    churnContrast: shared(inputs.churnContrast),
  }
}

export function createComparisonService(session: WorkspaceSession, engine: SegmentEngine): ComparisonService {
  return {
    async run(structureIds, scenarioId = null) {
      const workspace = session.loaded()
      const economics = plannedEconomics(workspace, scenarioId)
      const { measures, unavailable } = economics
      const structures: ComparedStructure[] = []
      let elapsedMs = 0
      for (const id of structureIds) {
        const structure = structureOf(workspace, id)
        const evaluated = await evaluateStructure(engine, structure, workspace, measures)
        elapsedMs += evaluated.evaluation.elapsedMs
        structures.push(compared(structure, evaluated, economics, workspace))
      }
      return { unitCount: workspace.spine.unitCount, unavailable, structures, elapsedMs }
    },
    choose: (choice) =>
      session.commit('change what is compared', ({ document: { board } }) => {
        const next = { ...board, ...choice }
        return JSON.stringify(next) === JSON.stringify(board) ? [] : [boardChange(next)]
      }),
  }
}
