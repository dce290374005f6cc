import { AppError } from '../../shared/contract/app-error.ts'
import type { Explanation, FigurePlace } from '../../shared/contract/explanations.ts'
import { type ClassSums, classSumsOf, togetherOf } from '../../shared/economics/class-sums.ts'
import { finiteOrNull } from '../../shared/economics/finite.ts'
import { leavesOf, presenceOf } from '../../shared/economics/measure-columns.ts'
import type { NamedMeasure } from '../../shared/economics/measure-plan.ts'
import type { MetricId } from '../../shared/economics/metric.ts'
import { METRIC_TERMS, type MetricTerm } from '../../shared/economics/metric-terms.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { ROLE_IDS } from '../../shared/economics/role.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import type { StandingChange } from '../ports/workspace-store.ts'
import { prepareStructure } from './evaluation.ts'
import { plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Why a figure is what it is. */
export interface ExplanationService {
  /** Rejects with AppError 'not-found' where the line is gone. */
  explain(place: FigurePlace): Promise<Explanation>
}

/** What stands for "all units" where a line is asked for. */
const TOTAL = 'total'

/** A line that can be asked about: which classes of the evaluation it takes, and what it is called. */
interface Line {
  readonly name: string
  readonly takes: (classIndex: number) => boolean
}

interface Asked {
  readonly line: Line
  readonly runnable: ReturnType<typeof prepareStructure>['runnable']
}

function wholeBase({ document, scope }: LoadedWorkspace): Asked {
  return {
    line: { name: `All ${document.frame.unitNoun.plural}`, takes: () => true },
    runnable: { rules: [], thresholds: scope.thresholds, asOf: document.frame.asOf },
  }
}

function lineOf(structure: Structure, entryId: string, workspace: LoadedWorkspace): Asked {
  const { entries, runnable } = prepareStructure(structure, workspace)
  if (entryId === TOTAL) return { ...wholeBase(workspace), runnable }
  const at = entries.findIndex((entry) => entry.entryId === entryId)
  const entry = entries[at]
  if (entry === undefined) throw new AppError('not-found', `“${structure.name}” has no such line any more.`)
  return { line: { name: entry.name, takes: (index) => index === at }, runnable }
}

/** The measures that a metric is made of, in the order of its terms. */
function measuresOf(metric: MetricId, planned: readonly NamedMeasure[]): readonly NamedMeasure[] {
  const ids = new Set(METRIC_TERMS[metric].terms.map(({ measure }) => measure))
  return planned.filter(({ id }) => ids.has(id))
}

function termOf(term: MetricTerm, line: ClassSums, base: ClassSums): Explanation['terms'][number] | null {
  const { label, unit, measure, of, over } = term
  const row = over === 'line' ? line : base
  const sum = measure === 'units' ? { sum: row.units, count: row.units } : row.measures[measure]
  return sum === undefined ? null : { label, unit, value: finiteOrNull(sum[of]), n: sum.count, units: row.units }
}

const ABOUT = new Map<string, Explanation['changes'][number]['of']>([
  ['mapping', 'meanings'],
  ['frame', 'frame'],
  ['spine', 'table'],
  ['scenario', 'scenario'],
])

/** The last change of each thing that the figure rests on, newest first; of several rules and thresholds the last one. */
function changesOf(standing: readonly StandingChange[]): Explanation['changes'] {
  const last = new Map<string, Explanation['changes'][number]>()
  for (const { kind, label, at } of standing.toSorted((a, b) => b.at.localeCompare(a.at))) {
    const of = ABOUT.get(kind) ?? 'rules'
    if (!last.has(of)) last.set(of, { of, label, at })
  }
  return [...last.values()]
}

export function createExplanationService(session: WorkspaceSession, engine: SegmentEngine): ExplanationService {
  return {
    async explain({ structureId, entryId, metric, scenarioId }) {
      const workspace = session.loaded()
      const { document, store } = workspace
      const structure = structureId === null ? null : structureOf(workspace, structureId)
      const { line, runnable } = structure === null ? wholeBase(workspace) : lineOf(structure, entryId, workspace)
      const economics = plannedEconomics(workspace, scenarioId)
      const { measures, unavailable } = economics
      const leaves = [
        ...new Map(
          measuresOf(metric, measures).flatMap(({ value }) => leavesOf(value).map((leaf) => [leaf.column, leaf])),
        ),
      ].map(([, leaf]) => leaf)
      const { units, sums, counts } = await engine.evaluate(runnable, [...measures, ...leaves.map(presenceOf)])
      const width = measures.length + leaves.length
      const classes = classSumsOf(
        measures.map(({ id }) => id),
        units,
        sums,
        counts,
        width,
      )
      const base = togetherOf(classes)
      const here = togetherOf(classes.filter((_, index) => line.takes(index)))
      const presentIn = (at: number): number =>
        classes.reduce(
          (all, _, index) => all + (line.takes(index) ? (counts[index * width + measures.length + at] ?? 0) : 0),
          0,
        )
      const { roles } = document.mapping
      const { terms, frame } = METRIC_TERMS[metric]
      const about = [
        'mapping',
        'spine',
        ...(frame.length > 0 ? ['frame'] : []),
        ...(scenarioId === null ? [] : [scenarioId]),
        ...(structure === null ? [] : [structure.id, ...document.thresholds.map(({ id }) => id)]),
      ]
      return {
        name: line.name,
        structureName: structure?.name ?? null,
        value: metricsOf(here, { frame: economics.frame, base, unavailable })[metric],
        units: here.units,
        terms: terms.flatMap((term) => termOf(term, here, base) ?? []),
        frame: [...frame],
        columns: ROLE_IDS.flatMap((role) => {
          const binding = roles[role]
          const at = leaves.findIndex(({ column }) => column === binding?.column)
          if (!binding?.confirmed || at < 0) return []
          const { column, blankMeans, rate } = binding
          return [{ role, column, blankMeans, ...(rate === undefined ? {} : { rate }), present: presentIn(at) }]
        }),
        changes: changesOf(await store.readChanges(about)),
      }
    },
  }
}
