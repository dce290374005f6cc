import type { Measure } from '../../shared/economics/measure.ts'
import { confirmedRoles, type NamedMeasure, planMeasures } from '../../shared/economics/measure-plan.ts'
import { unavailableMetrics } from '../../shared/economics/metric-availability.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { scenarioBase, scenarioRoles } from '../../shared/economics/scenario-inputs.ts'
import { type ScoreInputs, scoreInputs } from '../../shared/economics/score-inputs.ts'
import { statementMeasures } from '../../shared/economics/statement-measures.ts'
import { tenureMeasures } from '../../shared/economics/tenure-bands.ts'
import { usableMapping } from '../../shared/economics/usable-mapping.ts'
import type { Frame } from '../../shared/entities/frame.ts'
import { NO_ASSUMPTIONS } from '../../shared/entities/scenario.ts'
import { coveredFigures } from '../../shared/quality/uncovered-metrics.ts'
import { scenarioOf } from './scenario-service.ts'
import type { OpenWorkspace } from './workspace-session.ts'

/** What the column meanings of a workspace make measurable. */
export interface PlannedEconomics {
  /** With the scenario's cost of capital. */
  readonly frame: Frame
  readonly measures: readonly NamedMeasure[]
  readonly unavailable: MetricContext['unavailable']
  /** The columns that the scores of a structure are made of. */
  readonly scoreInputs: ScoreInputs
}

/**
 * The measures and the metrics that cannot be had, by the meanings whose columns are there, under a scenario's
 * assumptions. Throws AppError 'not-found' where there is no such scenario.
 */
export function plannedEconomics(
  { document, scope }: Pick<OpenWorkspace, 'document' | 'scope'>,
  scenarioId: string | null = null,
): PlannedEconomics {
  const assumed = scenarioId === null ? NO_ASSUMPTIONS : scenarioOf(document, scenarioId)
  const { mapping, frame } = scenarioBase(usableMapping(document.mapping, scope.columns), document.frame, assumed)
  const { measures, unavailable } = coveredFigures(document, planMeasures(mapping, frame, assumed))
  return {
    frame,
    measures,
    unavailable: { ...unavailable, ...unavailableMetrics(mapping, frame) },
    scoreInputs: scoreInputs(mapping),
  }
}

/** What a profit and loss statement, demand and tenure are worked out from. */
export interface ServingPlan extends Pick<PlannedEconomics, 'frame' | 'measures' | 'unavailable'> {
  /** Three per band of tenure; none where the first day as a customer is not mapped. */
  readonly tenure: readonly Measure[]
}

/** As plannedEconomics, with the sums that only a statement and bands of tenure need. */
export function servingPlan(
  workspace: Pick<OpenWorkspace, 'document' | 'scope'>,
  scenarioId: string | null,
): ServingPlan {
  const { document, scope } = workspace
  const assumed = scenarioId === null ? NO_ASSUMPTIONS : scenarioOf(document, scenarioId)
  const { mapping, frame } = scenarioBase(usableMapping(document.mapping, scope.columns), document.frame, assumed)
  const { measures, unavailable } = plannedEconomics(workspace, scenarioId)
  const roles = scenarioRoles(confirmedRoles(mapping), assumed)
  return {
    frame,
    measures: [...measures, ...statementMeasures(measures, roles)],
    unavailable,
    tenure: tenureMeasures(measures, roles, frame),
  }
}
