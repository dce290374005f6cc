import { useEffect, useMemo } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { withholdSmall } from '../../../shared/economics/withhold-small.ts'
import { useLeastShared, useSmallGroups } from '../../state/least-shared.ts'
import { noteMeasured } from '../../state/live-figures-store.ts'
import { goToStep, useNavigation } from '../../state/navigation-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatDuration } from '../../ui/format-time.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { useShownScenario } from './board-view.ts'
import { CompareBoard } from './compare-board.tsx'
import { CompareHead } from './compare-head.tsx'
import { CompareStrips } from './compare-strips.tsx'
import { LayersScreen } from './layers/layers-screen.tsx'
import { useLayersView } from './layers/layers-view.ts'
import { PinnedUnits } from './pinned/pinned-units.tsx'
import { ScenarioStrip } from './scenario/scenario-strip.tsx'
import { ServingScreen } from './serving/serving-screen.tsx'
import { ServingStrip } from './serving/serving-strip.tsx'
import { useServingView } from './serving/serving-view.ts'
import { columnOrder, type ShownOption, shownOptions } from './shown-options.ts'
import { SmallGroupsStrip } from './small-groups-strip.tsx'
import { TwinsStrip } from './twins-strip.tsx'
import { WorkshopScreen } from './workshop/workshop-screen.tsx'
import { useWorkshopView } from './workshop/workshop-view.ts'
import './compare.css'

/** The comparison of two to seven options on the same units, date and formulas. */
export function CompareScreen() {
  const workspace = useWorkspace((state) => state.workspace)
  const isLayered = useLayersView((state) => state.isOpen)
  const isServing = useServingView((state) => state.isOpen)
  const part = useWorkshopView((state) => state.part)
  if (workspace === null) return null
  if (workspace.spine === null) return <NothingToCompare workspace={workspace} reason="no-table" />
  if (workspace.structures.length < 2) return <NothingToCompare workspace={workspace} reason="too-few" />
  if (part !== null) return <WorkshopScreen part={part} workspace={workspace} />
  if (isServing)
    return <ServingScreen workspace={workspace} options={shownOptions(workspace.structures, workspace.board)} />
  return isLayered ? <LayersScreen workspace={workspace} /> : <Comparison workspace={workspace} />
}

function Comparison({ workspace }: { readonly workspace: WorkspaceView }) {
  const options = columnOrder(shownOptions(workspace.structures, workspace.board))
  const scenario = useShownScenario(workspace.scenarios)
  const structureIds = options.map((option) => option.structureId)
  const {
    data: whole,
    error,
    isLoading,
    isStale,
  } = useQuery('comparison.run', {
    structureIds,
    scenarioId: scenario?.id ?? null,
  })
  const base = useQuery('comparison.run', { structureIds, scenarioId: null }, { enabled: scenario !== null })
  const least = useLeastShared()
  const areShown = useSmallGroups((state) => state.areShown)
  const shared = useMemo(() => (whole === undefined ? null : withholdSmall(whole, least)), [whole, least])
  const sharedBase = useMemo(() => (base.data ? withholdSmall(base.data, least) : null), [base.data, least])
  const data = areShown ? whole : shared?.comparison
  useMeasured(data?.elapsedMs, options.length)
  return (
    <Screen
      label={compareWords.step}
      head={<CompareHead workspace={workspace} options={options} comparison={data} shared={shared?.comparison} />}
      strips={
        <>
          <ProgressLine isBusy={isLoading} />
          {error && <ErrorStrip message={error.message} remedy={error.remedy ?? compareWords.failedRemedy} />}
          {scenario && <ScenarioStrip scenario={scenario} workspace={workspace} />}
          {data && <CompareStrips comparison={data} frame={workspace.frame} />}
          <ServingStrip workspace={workspace} options={options} scenarioId={scenario?.id ?? null} />
          {data && <TwinsStrip options={options} />}
          {shared && <SmallGroupsStrip withheld={shared.withheld} least={least} noun={workspace.frame.unitNoun} />}
        </>
      }
    >
      {data && (
        <CompareBoard
          workspace={workspace}
          options={knownOptions(options, data)}
          comparison={data}
          base={scenario === null ? null : ((areShown ? base.data : sharedBase?.comparison) ?? null)}
          isStale={isStale || (scenario !== null && base.data === undefined)}
        />
      )}
      <PinnedUnits workspace={workspace} options={options} />
    </Screen>
  )
}

/** The options that the answer knows: while a newer one is on its way, the last one may lack an option. */
function knownOptions(
  options: readonly ShownOption[],
  comparison: { readonly structures: readonly { readonly structureId: string }[] },
): readonly ShownOption[] {
  return options.filter((option) => comparison.structures.some(({ structureId }) => structureId === option.structureId))
}

function useMeasured(elapsedMs: number | undefined, count: number): void {
  useEffect(() => {
    if (elapsedMs !== undefined) noteMeasured(`${count} options in ${formatDuration(elapsedMs)}`)
  }, [elapsedMs, count])
}

interface NothingProps {
  readonly workspace: WorkspaceView
  readonly reason: 'no-table' | 'too-few'
}

function NothingToCompare({ workspace, reason }: NothingProps) {
  const count = workspace.structures.length
  const isTooFew = reason === 'too-few'
  const toOptions = (): void => {
    useNavigation.setState({ step: 'hypothesise' })
  }
  return (
    <Screen label={compareWords.step} head={<ScreenHead title={compareWords.step} />}>
      <EmptyState
        title={isTooFew ? compareWords.empty(count) : compareWords.noTable}
        actions={
          isTooFew ? (
            <Button kind="primary" onPress={toOptions}>
              {compareWords.addOption(count)}
            </Button>
          ) : (
            <Button kind="primary" onPress={() => goToStep('data')}>
              {compareWords.toData}
            </Button>
          )
        }
      >
        <p>{isTooFew ? compareWords.emptyHelp(count, workspace.frame.unitNoun) : compareWords.noTableHelp}</p>
      </EmptyState>
    </Screen>
  )
}
