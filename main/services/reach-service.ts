import type { EntryReach, MovedThreshold, StructureReach } from '../../shared/contract/structures.ts'
import { type ClassSums, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { setDraft } from '../domain/structures/edit-structure.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { type EvaluatedStructure, evaluateStructure } from './evaluation.ts'
import { plannedEconomics } from './planned-economics.ts'
import { draftOf, structureOf } from './structure-service.ts'
import { withThresholdAt } from './with-threshold-at.ts'
import type { LoadedWorkspace } from './workspace-session.ts'

/** A text that stands in for one entry's rule, without being kept. */
export interface EntryDraft {
  readonly entryId: string
  readonly text: string
}

/** How many units each rule of a structure reaches, overlaps and cannot decide. */
export interface ReachService {
  reach(structureId: string, draft?: EntryDraft, threshold?: MovedThreshold): Promise<StructureReach>
}

/** The metrics that an edit of a rule is judged by. */
const EFFECTS = ['netRevenue', 'contribution', 'contributionPerUnitYear', 'churn'] as const

function effectsOf(sums: ClassSums, context: MetricContext): EntryReach['metrics'] {
  const metrics = metricsOf(sums, context)
  return Object.fromEntries(EFFECTS.map((id) => [id, metrics[id]]))
}

/** What each entry of an evaluated structure takes, matches and cannot decide, in order. */
export function countsOf({ entries, evaluation }: Counted): readonly Omit<EntryReach, 'metrics'>[] {
  return entries.map((entry, index) => entryCounts(evaluation, entries, entry, index))
}

interface Counted extends Pick<EvaluatedStructure, 'entries'> {
  readonly evaluation: Pick<EvaluatedStructure['evaluation'], 'units' | 'reach' | 'takenBy'>
}

function entryCounts(
  { units, reach, takenBy }: Counted['evaluation'],
  entries: readonly RunEntry[],
  entry: RunEntry,
  index: number,
): Omit<EntryReach, 'metrics'> {
  const found = reach[index]
  const own = units[index] ?? 0
  const ruleCount = reach.length
  return {
    entryId: entry.entryId,
    kind: entry.kind,
    units: own,
    matches: found?.matches ?? own,
    overlapping: found?.overlapping ?? 0,
    takenBy: entries.slice(0, found ? index + 1 : 0).flatMap(({ entryId }, by) => {
      const taken = takenBy[index * ruleCount + by] ?? 0
      return taken > 0 ? [{ entryId, units: taken }] : []
    }),
    unknown: found?.unknown ?? 0,
    unknownByColumn: { ...found?.unknownByColumn },
    broken: entry.broken,
  }
}

export function createReachService(
  session: { loaded(): Pick<LoadedWorkspace, 'document' | 'scope' | 'spine'> },
  engine: SegmentEngine,
): ReachService {
  return {
    async reach(structureId, draft, threshold) {
      const workspace = withThresholdAt(session.loaded(), threshold)
      const kept = structureOf(workspace, structureId)
      const structure = draft ? setDraft(kept, draft.entryId, draftOf(draft.text, workspace.scope)) : kept
      const { measures, unavailable } = plannedEconomics(workspace)
      const evaluated = await evaluateStructure(engine, structure, workspace, measures)
      const { evaluation, classes } = evaluated
      const base = togetherOf(classes)
      const context: MetricContext = { frame: workspace.document.frame, base, unavailable }
      return {
        structureId,
        unitCount: workspace.spine.unitCount,
        entries: countsOf(evaluated).map((counts, index) => ({
          ...counts,
          metrics: effectsOf(classes[index] ?? NO_UNITS, context),
        })),
        overlappingUnits: evaluation.overlappingUnits,
        elapsedMs: evaluation.elapsedMs,
      }
    },
  }
}
