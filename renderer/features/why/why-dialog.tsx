import type { Explanation, FigurePlace } from '../../../shared/contract/explanations.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { METRIC_IDS } from '../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../shared/economics/metric-catalogue.ts'
import { useQuery } from '../../state/use-query.ts'
import { askWhy, closeWhy, useWhy } from '../../state/why-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { metricName } from '../../strings/compare.ts'
import { assumptionWords, scenarioWords } from '../../strings/scenario.ts'
import { inNoun, whyWords as say } from '../../strings/why.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatRange } from '../../ui/format-range.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { Select } from '../../ui/select.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { exactFigure } from './exact-figure.ts'
import { WhyActions } from './why-actions.tsx'
import { WhyInputs } from './why-inputs.tsx'
import './why.css'

/** Why a figure is what it is: the formula, its sums, the columns, and what was changed last. */
export function WhyDialog() {
  const place = useWhy((state) => state.place)
  const workspace = useWorkspace((state) => state.workspace)
  const isOpen = place !== null && workspace !== null
  return (
    <Dialog
      title={say.title}
      isOpen={isOpen}
      onClose={closeWhy}
      actions={isOpen && <WhyActions place={place} noun={workspace.frame.unitNoun} />}
    >
      {isOpen && <Answer place={place} workspace={workspace} />}
    </Dialog>
  )
}

function Answer({ place, workspace }: { readonly place: FigurePlace; readonly workspace: WorkspaceView }) {
  const { data, error, isLoading, isStale } = useQuery('economics.explain', place)
  const { unitNoun: noun } = workspace.frame
  const choices = METRIC_IDS.map((id) => ({ id, name: metricName(id, noun) }))
  return (
    <div className="why">
      <Select
        label={say.measure}
        labelPlace="above"
        choices={choices}
        value={place.metric}
        onChange={(metric) => askWhy({ ...place, metric })}
      />
      <ProgressLine isBusy={isLoading} label={say.asking} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {data && !isStale && <Explained explanation={data} place={place} workspace={workspace} />}
    </div>
  )
}

interface ExplainedProps {
  readonly explanation: Explanation
  readonly place: FigurePlace
  readonly workspace: WorkspaceView
}

function Explained({ explanation, place: { metric, scenarioId }, workspace: { frame, scenarios } }: ExplainedProps) {
  const scenario = scenarios.find(({ id }) => id === scenarioId)
  const { name, structureName, units } = explanation
  const { formula } = METRIC_CATALOGUE[metric]
  return (
    <>
      <p className="second">{say.line(name, structureName, units, frame.unitNoun)}</p>
      {scenario && (
        <p className="second">
          {scenarioWords.inScenario(scenario.name)}: {assumptionWords(scenario)}.
        </p>
      )}
      <Value explanation={explanation} metric={metric} frame={frame} />
      <section>
        <h3 className="h">{say.how}</h3>
        <p>{inNoun(formula, frame.unitNoun)}.</p>
      </section>
      <WhyInputs
        explanation={explanation}
        frame={{ ...frame, costOfCapital: scenario?.costOfCapital ?? frame.costOfCapital }}
      />
    </>
  )
}

interface ValueProps {
  readonly explanation: Explanation
  readonly metric: FigurePlace['metric']
  readonly frame: WorkspaceView['frame']
}

function Value({ explanation: { value, units }, metric, frame }: ValueProps) {
  if (value.kind !== 'value')
    return (
      <p className="why-reason">
        <StatusGlyph status={value.kind === 'unavailable' ? 'warning' : 'not-applicable'} />
        <span>
          {value.kind === 'unavailable' ? say.notAvailable : say.notApplicable}. {inNoun(value.reason, frame.unitNoun)}
        </span>
      </p>
    )
  const { unit } = METRIC_CATALOGUE[metric]
  const exact = (figure: number): string => exactFigure(figure, unit, frame.currency)
  return (
    <>
      <p className="why-figure">{exact(value.value)}</p>
      <p className="second">
        {value.low !== undefined && value.high !== undefined && (
          <>{say.interval(formatRange(exact(value.low), exact(value.high)))}. </>
        )}
        {value.n !== undefined && say.restsOn(value.n, units, frame.unitNoun)}
      </p>
      {value.caution !== undefined && (
        <p className="why-reason">
          <StatusGlyph status="warning" />
          <span>{inNoun(value.caution, frame.unitNoun)}</span>
        </p>
      )}
    </>
  )
}
