import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { ResourceId } from '../../../../shared/entities/operating-model.ts'
import { bindingOf } from '../../../../shared/serving/capacity.ts'
import { RESOURCES, resourcesOf } from '../../../../shared/serving/resources.ts'
import { useLeastShared } from '../../../state/least-shared.ts'
import { useQuery } from '../../../state/use-query.ts'
import { compareWords } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { ScreenHead } from '../../../ui/screen-head.tsx'
import { Select } from '../../../ui/select.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useShownScenario } from '../board-view.ts'
import { ScenarioStrip } from '../scenario/scenario-strip.tsx'
import type { ShownOption } from '../shown-options.ts'
import { SmallGroupsStrip } from '../small-groups-strip.tsx'
import { AlikePart } from './alike-part.tsx'
import { AllocationPart } from './allocation-part.tsx'
import { CapacityPart } from './capacity-part.tsx'
import { hiddenLines, useLeastShown, withheldLines } from './hidden-lines.ts'
import { planOf } from './keep-line.ts'
import { LevelsPart } from './levels-part.tsx'
import { cannotServe, loadsOfOption, type OptionLoads } from './option-loads.tsx'
import { type ServingTab, useServingView } from './serving-view.ts'
import { StatementPart } from './statement-part.tsx'
import { WaysOutDialog } from './ways-out-dialog.tsx'
import './serving.css'

interface ServingScreenProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
}

const TABS = (Object.keys(say.tabs) as ServingTab[]).map((id) => ({ id, name: say.tabs[id] }))

/** What options take to serve: capacities, statement, service levels, allocation and tenure, one option at a time. */
export function ServingScreen({ workspace, options }: ServingScreenProps) {
  const { structureId, tab } = useServingView()
  const scenario = useShownScenario(workspace.scenarios)
  const least = useLeastShared()
  const structureIds = options.map((option) => option.structureId)
  const { data, error, isLoading, isStale } = useQuery('serving.run', {
    structureIds,
    scenarioId: scenario?.id ?? null,
  })
  const all = (data?.structures ?? []).map((served) => loadsOfOption(served, workspace))
  const shown = all.find(({ served }) => served.structureId === structureId) ?? all[0]
  return (
    <Screen
      label={compareWords.step}
      head={
        <ScreenHead
          title={shown === undefined ? say.asking : say.title(bindingOf(shown.loads), shown.loads.length > 0)}
          scope={shown && scopeOf(shown)}
          actions={<Button onPress={() => useServingView.setState({ isOpen: false })}>{say.back}</Button>}
        >
          <Select
            label={say.option}
            labelPlace="inline"
            choices={options.map((option) => ({ id: option.structureId, name: `${option.letter}  ${option.name}` }))}
            value={shown?.served.structureId ?? null}
            onChange={(id) => useServingView.setState({ structureId: id })}
          />
          {(tab === 'capacity' || tab === 'allocation') && (
            <ResourceSelect shown={shown} tab={tab} workspace={workspace} />
          )}
        </ScreenHead>
      }
      strips={
        <>
          <ProgressLine isBusy={isLoading} />
          {error && <ErrorStrip message={error.message} remedy={error.remedy ?? say.failedRemedy} />}
          {scenario && <ScenarioStrip scenario={scenario} workspace={workspace} />}
          {shown && (
            <SmallGroupsStrip
              withheld={withheldLines(shown.served, least)}
              least={least}
              noun={workspace.frame.unitNoun}
            />
          )}
        </>
      }
    >
      {shown && (
        <Tabs label={say.tabsLabel} tabs={TABS} value={tab} onChange={(id) => useServingView.setState({ tab: id })}>
          <div className={classNames('scroll serving-scroll', isStale && 'is-stale')}>
            <Part {...{ shown, all, workspace, tab }} scenarioId={scenario?.id ?? null} />
          </div>
        </Tabs>
      )}
      {shown && (
        <WaysOutDialog
          served={shown.served}
          assumed={workspace.operatingModel.waysOut}
          shortages={shown.shortages}
          plan={planOf(workspace.servicePlans, shown.served.structureId)}
          asOf={workspace.frame.asOf}
          noun={workspace.frame.unitNoun}
          currency={workspace.frame.currency}
          isReadOnly={workspace.readOnly}
        />
      )}
    </Screen>
  )
}

function scopeOf({ served, shortages }: OptionLoads): string {
  const cannot = cannotServe(served, shortages)
  const planned = new Set(shortages.filter(({ state }) => state === 'planned').map(({ entryId }) => entryId))
  return say.scope(served.name, cannot, planned.size)
}

/** What segments can be held against: what a column says; what can be shared out needs a capacity too. */
function resourceChoices(
  { served }: OptionLoads,
  tab: ServingTab,
  { operatingModel }: WorkspaceView,
): readonly ResourceId[] {
  return resourcesOf((id) =>
    tab === 'allocation'
      ? operatingModel.capacities[id] !== undefined
      : served.lines.some(({ demand }) => demand[id] !== undefined),
  )
}

function shownResource(
  shown: OptionLoads,
  tab: ServingTab,
  workspace: WorkspaceView,
  chosen: ResourceId | null,
): ResourceId | null {
  const choices = resourceChoices(shown, tab, workspace)
  if (chosen !== null && choices.includes(chosen)) return chosen
  const binding = bindingOf(shown.loads)?.resource
  return binding !== undefined && choices.includes(binding) ? binding : (choices[0] ?? null)
}

interface ResourceSelectProps {
  readonly shown: OptionLoads | undefined
  readonly tab: ServingTab
  readonly workspace: WorkspaceView
}

function ResourceSelect({ shown, tab, workspace }: ResourceSelectProps) {
  const chosen = useServingView((state) => state.resource)
  if (shown === undefined) return null
  const choices = resourceChoices(shown, tab, workspace)
  if (choices.length === 0) return null
  return (
    <Select
      label={say.resource}
      labelPlace="inline"
      choices={choices.map((id) => ({ id, name: RESOURCES[id].label }))}
      value={shownResource(shown, tab, workspace, chosen)}
      onChange={(resource) => useServingView.setState({ resource })}
    />
  )
}

interface PartProps {
  readonly shown: OptionLoads
  readonly all: readonly OptionLoads[]
  readonly workspace: WorkspaceView
  readonly tab: ServingTab
  readonly scenarioId: string | null
}

function Part({ shown, all, workspace, tab, scenarioId }: PartProps) {
  const chosen = useServingView((state) => state.resource)
  const { frame, operatingModel: model, servicePlans, readOnly: isReadOnly } = workspace
  const { unitNoun: noun, currency } = frame
  const { served, loads, shortages } = shown
  const hidden = hiddenLines(served, useLeastShown())
  const plan = planOf(servicePlans, served.structureId)
  const resource = shownResource(shown, tab, workspace, chosen)
  switch (tab) {
    case 'capacity':
      return (
        <CapacityPart
          binding={bindingOf(loads)}
          options={all}
          {...{ served, loads, shortages, resource, scenarioId, hidden, noun, currency }}
        />
      )
    case 'statement':
      return <StatementPart ledger={model.ledger} {...{ served, scenarioId, hidden, noun, currency }} />
    case 'levels':
      return <LevelsPart {...{ served, model, plan, hidden, noun, currency, isReadOnly }} />
    case 'allocation':
      if (resource === null) return <p className="second">{say.noShortage}</p>
      return <AllocationPart {...{ served, resource, model, plan, hidden, noun, currency, isReadOnly }} />
    case 'alike':
      return <AlikePart columns={workspace.spine?.columns ?? []} {...{ served, scenarioId, noun, currency }} />
  }
}
