import { type NamedMeasure, planMeasures } from '../../shared/economics/measure-plan.ts'
import { unavailableMetrics } from '../../shared/economics/metric-availability.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { type ScoreInputs, scoreInputs } from '../../shared/economics/score-inputs.ts'
import { usableMapping } from '../../shared/economics/usable-mapping.ts'
import type { OpenWorkspace } from './workspace-session.ts'

/** What the column meanings of a workspace make measurable. */
export interface PlannedEconomics {
  readonly measures: readonly NamedMeasure[]
  readonly unavailable: MetricContext['unavailable']
  /** The columns that the scores of a structure are made of. */
  readonly scoreInputs: ScoreInputs
}

/** The measures and the metrics that cannot be had, by the meanings whose columns are there. */
export function plannedEconomics({ document, scope }: Pick<OpenWorkspace, 'document' | 'scope'>): PlannedEconomics {
  const mapping = usableMapping(document.mapping, scope.columns)
  return {
    measures: planMeasures(mapping, document.frame),
    unavailable: unavailableMetrics(mapping, document.frame),
    scoreInputs: scoreInputs(mapping),
  }
}
