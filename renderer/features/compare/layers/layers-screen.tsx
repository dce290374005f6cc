import type { LayersView } from '../../../../shared/contract/layers.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { MetricId } from '../../../../shared/economics/metric.ts'
import { leastShared } from '../../../../shared/quality/least-shared.ts'
import { useQuery } from '../../../state/use-query.ts'
import { compareWords, metricName } from '../../../strings/compare.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { optionLetter } from '../../../ui/option-letter.ts'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { ScreenHead } from '../../../ui/screen-head.tsx'
import { Select } from '../../../ui/select.tsx'
import { useShownScenario } from '../board-view.ts'
import { MEASURE_COLUMNS } from '../measure-column.ts'
import { ScenarioStrip } from '../scenario/scenario-strip.tsx'
import { shownOptions } from '../shown-options.ts'
import { AgreementTable } from './agreement-table.tsx'
import { shownFigures } from './cell-figures.ts'
import { layersFile } from './layers-file.ts'
import { LayersFlow } from './layers-flow.tsx'
import { LayersMenu } from './layers-menu.tsx'
import { LayersTable } from './layers-table.tsx'
import { layeredPair, useLayersView } from './layers-view.ts'
import './layers.css'

interface LayerOption {
  readonly structureId: string
  readonly name: string
}

/** One option laid over another: who is where in both, with the money, and how alike they divide. */
export function LayersScreen({ workspace }: { readonly workspace: WorkspaceView }) {
  const chosen = useLayersView()
  const scenario = useShownScenario(workspace.scenarios)
  const options = workspace.structures.map(({ id, name, secondLabelOf }) => ({
    ...{ structureId: id, name },
    ...(secondLabelOf === undefined ? {} : { secondLabelOf }),
  }))
  const pair = layeredPair(options, chosen)
  const [rows, columns] = pair ?? [undefined, undefined]
  const { data, error, isLoading, isStale } = useQuery(
    'layers.run',
    {
      rowsId: rows?.structureId ?? '',
      columnsId: columns?.structureId ?? '',
      metric: chosen.metric,
      scenarioId: scenario?.id ?? null,
    },
    { enabled: pair !== null },
  )
  if (rows === undefined || columns === undefined) return null
  const noun = workspace.frame.unitNoun
  const broken = (data?.broken ?? []).map(({ name, option, reason }) => `${name} in ${option} (${reason})`)
  return (
    <Screen
      label={compareWords.step}
      head={
        <ScreenHead
          title={data === undefined || isStale ? say.asking : titleOf(data, rows, columns, workspace)}
          scope={data && !isStale && <Scope view={data} workspace={workspace} />}
          actions={
            <>
              {data && !isStale && <LayersMenu table={() => fileOf(data, rows, columns, chosen.metric, workspace)} />}
              <Button onPress={() => useLayersView.setState({ isOpen: false })}>{say.back}</Button>
            </>
          }
        >
          <Choices {...{ workspace, rows, columns }} metric={chosen.metric} />
        </ScreenHead>
      }
      strips={
        <>
          <ProgressLine isBusy={isLoading} />
          {error && <ErrorStrip message={error.message} remedy={error.remedy ?? say.failedRemedy} />}
          {scenario && <ScenarioStrip scenario={scenario} workspace={workspace} />}
          {broken.length > 0 && <ErrorStrip tone="warning" message={say.broken(broken.join('; '))} />}
        </>
      }
    >
      {data && (
        <div className={classNames('scroll layers-scroll', isStale && 'is-stale')}>
          <Body {...{ rows, columns, workspace, noun }} view={data} metric={chosen.metric} />
        </div>
      )}
    </Screen>
  )
}

interface BodyProps {
  readonly view: LayersView
  readonly rows: LayerOption
  readonly columns: LayerOption
  readonly metric: MetricId
  readonly workspace: WorkspaceView
}

function Body({ view, rows, columns, metric, workspace }: BodyProps) {
  const { unitNoun: noun, currency } = workspace.frame
  const figures = shownFigures(view, metric, noun, currency)
  return (
    <>
      <p className="caption layers-caption">{say.caption([noun.plural, ...figures.names], noun)}</p>
      <LayersTable
        {...{ view, noun }}
        rowsId={rows.structureId}
        columnsId={columns.structureId}
        name={say.tableName(rows.name, columns.name)}
        figures={figures.of}
      />
      <LayersFlow
        {...{ view, rows, columns, metric, noun, currency }}
        table={fileOf(view, rows, columns, metric, workspace)}
      />
      <AgreementTable options={shownOptions(workspace.structures, workspace.board)} />
    </>
  )
}

function Choices({ workspace, rows, columns, metric }: Omit<BodyProps, 'view'>) {
  const { structures, frame } = workspace
  const others = (taken: string) =>
    structures.flatMap(({ id, name }, index) => (id === taken ? [] : [{ id, name: `${optionLetter(index)}  ${name}` }]))
  const choose = (rowsId: string, columnsId: string): void => useLayersView.setState({ rowsId, columnsId })
  const measures = MEASURE_COLUMNS.filter(({ id }) => id !== 'pool')
  return (
    <>
      <Select
        label={say.rows}
        labelPlace="inline"
        choices={others(columns.structureId)}
        value={rows.structureId}
        onChange={(id) => choose(id, columns.structureId)}
      />
      <Select
        label={say.columns}
        labelPlace="inline"
        choices={others(rows.structureId)}
        value={columns.structureId}
        onChange={(id) => choose(rows.structureId, id)}
      />
      <Button kind="quiet" onPress={() => choose(columns.structureId, rows.structureId)}>
        {say.swap}
      </Button>
      <Select
        label={say.measure}
        labelPlace="inline"
        choices={measures.map(({ metric: id }) => ({ id, name: metricName(id, frame.unitNoun) }))}
        value={metric}
        onChange={(id) => useLayersView.setState({ metric: id })}
      />
    </>
  )
}

function Scope({ view, workspace }: { readonly view: LayersView; readonly workspace: WorkspaceView }) {
  const units = say.scope(view.total.units, workspace.frame.unitNoun)
  const { adjustedRand: rand, adjustedMutualInformation: information } = view
  if (rand === null || information === null) return units
  return (
    <>
      {units} ·{' '}
      <Hint text={say.agreementHint(formatNumber(rand, 3), formatNumber(information, 3))}>
        {say.agreementOf(formatNumber(rand, 2))}
      </Hint>
    </>
  )
}

function titleOf(view: LayersView, rows: LayerOption, columns: LayerOption, { frame }: WorkspaceView): string {
  return say.title(rows.name, columns.name, view.adjustedRand, view.isSameDivision, frame.unitNoun)
}

function fileOf(
  view: LayersView,
  rows: LayerOption,
  columns: LayerOption,
  metric: MetricId,
  { frame, dictionary }: WorkspaceView,
) {
  const { unitNoun: noun, currency } = frame
  const least = leastShared(dictionary.limits, noun)
  return layersFile(view, { rows: rows.name, columns: columns.name, metric, noun, currency, least })
}
