import { type ClassSums, classSumsOf } from '../../shared/economics/class-sums.ts'
import type { NamedMeasure } from '../../shared/economics/measure-plan.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import { type RunEntry, runPlan } from '../domain/structures/run-plan.ts'
import { withTooNew } from '../domain/structures/too-new-segment.ts'
import type { Evaluation, RunnableStructure, SegmentEngine } from '../ports/segment-engine.ts'
import type { OpenWorkspace } from './workspace-session.ts'

/** A structure's entries as they run and the form an engine takes. */
export interface PreparedStructure {
  readonly entries: readonly RunEntry[]
  readonly runnable: RunnableStructure
}

/** Prepares a structure on the workspace's columns, thresholds and as-of date; broken rules take no unit. */
export function prepareStructure(
  structure: Structure,
  { document, scope }: Pick<OpenWorkspace, 'document' | 'scope'>,
): PreparedStructure {
  const entries = runPlan(withTooNew(structure, document), scope)
  return { entries, runnable: runnableOf(entries, scope.thresholds, document.frame.asOf) }
}

/** Entries in the form that an engine takes. */
export function runnableOf(
  entries: readonly RunEntry[],
  thresholds: ReadonlyMap<string, number>,
  asOf: string,
): RunnableStructure {
  const rules = entries.filter(({ kind }) => kind !== 'default').map(({ entryId, rule }) => ({ id: entryId, rule }))
  return { rules, thresholds, asOf }
}

export interface EvaluatedStructure extends PreparedStructure {
  readonly evaluation: Evaluation
  /** One per entry, in order. */
  readonly classes: readonly ClassSums[]
}

/** Runs a structure and reads its sums per entry. */
export async function evaluateStructure(
  engine: SegmentEngine,
  structure: Structure,
  workspace: Pick<OpenWorkspace, 'document' | 'scope'>,
  measures: readonly NamedMeasure[],
): Promise<EvaluatedStructure> {
  const prepared = prepareStructure(structure, workspace)
  const evaluation = await engine.evaluate(prepared.runnable, measures)
  const ids = measures.map(({ id }) => id)
  const classes = classSumsOf(ids, evaluation.units, evaluation.sums, evaluation.counts)
  return { ...prepared, evaluation, classes }
}
