import type { ComparedStructure } from '../../../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import { OPTION_CRITERIA } from '../../../../../shared/entities/scorecard.ts'
import { type RankedSegments, rankSegments } from '../../../../../shared/scorecard/rank-segments.ts'
import { type ScoredOptions, scoreOptions } from '../../../../../shared/scorecard/score-options.ts'
import { bindingOf, loadsOf } from '../../../../../shared/serving/capacity.ts'
import { useQuery } from '../../../../state/use-query.ts'
import { runCommand } from '../../../../state/workspace-store.ts'
import { compareWords } from '../../../../strings/compare.ts'
import { scorecardWords as say } from '../../../../strings/scorecard.ts'
import { workshopWords } from '../../../../strings/workshop.ts'
import { Button } from '../../../../ui/button.tsx'
import { classNames } from '../../../../ui/class-names.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { ErrorStrip } from '../../../../ui/error-strip.tsx'
import { ProgressLine } from '../../../../ui/progress-line.tsx'
import { Screen } from '../../../../ui/screen.tsx'
import { ScreenHead } from '../../../../ui/screen-head.tsx'
import { Select } from '../../../../ui/select.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import type { ShownOption } from '../../shown-options.ts'
import { backToBoard, useWorkshopView } from '../workshop-view.ts'
import { OptionsPart } from './options-part.tsx'
import { SegmentsPart } from './segments-part.tsx'
import './scores.css'

interface ScoresScreenProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
}

const TABS = (['options', 'segments'] as const).map((id) => ({ id, name: say.tabs[id] }))

/** Options and segments ranked by weights that everybody sees and can change. */
export function ScoresScreen({ workspace, options }: ScoresScreenProps) {
  const { scoresTab: tab, structureId } = useWorkshopView()
  const structureIds = options.map((option) => option.structureId)
  const { data, error, isLoading, isStale } = useQuery('comparison.run', { structureIds })
  const serving = useQuery('serving.run', { structureIds })
  const { scorecard } = workspace.board
  const structures = options.flatMap((option) => ofOption(data?.structures, option) ?? [])
  const loads = options.map((option) => {
    const served = serving.data?.structures.find((one) => one.structureId === option.structureId)
    return served === undefined ? null : (bindingOf(loadsOf(served.lines, workspace.operatingModel))?.load ?? null)
  })
  const scored = scoreOptions(structures, loads, scorecard)
  const shown = structures.find((one) => one.structureId === structureId) ?? structures[0]
  const ranked = shown === undefined ? null : rankSegments(shown.rows, scorecard)
  const isKnown = data !== undefined && structures.length === options.length
  const isOptions = tab === 'options'
  return (
    <Screen
      label={compareWords.step}
      head={
        <ScreenHead
          title={!isKnown ? say.asking : isOptions ? optionsTitle(scored, structures) : segmentsTitle(ranked, shown)}
          scope={isOptions ? say.scope(leftOut(scored)) : say.segments.scope}
          actions={
            <>
              {Object.keys(scorecard.weights).length > 0 && (
                <Button onPress={() => void runCommand('scorecard.reset', {})}>{say.usual}</Button>
              )}
              <Button onPress={backToBoard}>{workshopWords.back}</Button>
            </>
          }
        >
          {!isOptions && (
            <Select
              label={say.option}
              labelPlace="inline"
              choices={options.map((one) => ({ id: one.structureId, name: `${one.letter}  ${one.name}` }))}
              value={shown?.structureId ?? null}
              onChange={(id) => useWorkshopView.setState({ structureId: id })}
            />
          )}
        </ScreenHead>
      }
      strips={
        <>
          <ProgressLine isBusy={isLoading} />
          {error && <ErrorStrip message={error.message} remedy={error.remedy ?? workshopWords.failedRemedy} />}
        </>
      }
    >
      <Tabs
        label={say.tabsLabel}
        tabs={TABS}
        value={tab}
        onChange={(id) => useWorkshopView.setState({ scoresTab: id })}
      >
        {isKnown && (
          <div className={classNames('scroll changes-scroll', isStale && 'is-stale')}>
            {isOptions ? (
              <OptionsPart scored={scored} options={options} scorecard={scorecard} />
            ) : shown && ranked?.segments.some(({ priority }) => priority !== null) ? (
              <SegmentsPart structure={shown} ranked={ranked} scorecard={scorecard} />
            ) : (
              <EmptyState title={say.segments.none(shown?.name ?? '')}>
                <p>{say.segments.noneHelp}</p>
              </EmptyState>
            )}
          </div>
        )}
      </Tabs>
    </Screen>
  )
}

function ofOption(structures: readonly ComparedStructure[] | undefined, { structureId }: ShownOption) {
  return structures?.find((structure) => structure.structureId === structureId)
}

/** Criteria that some option has and not every one. */
function leftOut({ points, criteria }: ScoredOptions): readonly string[] {
  return OPTION_CRITERIA.filter(
    (id) => !criteria.includes(id) && points.some((own) => typeof own[id] === 'number'),
  ).map((id) => say.name(id))
}

/** A lead that is shown as 0.0 points is none. */
const LEAST_LEAD = 0.05

function optionsTitle({ scores, sensitivity }: ScoredOptions, structures: readonly ComparedStructure[]): string {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const [first, second] = order
  if (first === undefined || second === undefined || scores[first] === null) return say.title.none
  const lead = (scores[first] ?? 0) - (scores[second] ?? 0)
  const isLevel = (at: number): boolean => (scores[first] ?? 0) - (scores[at] ?? 0) < LEAST_LEAD
  const level = order.filter(isLevel).map((at) => structures[at]?.name ?? '')
  if (level.length > 1) return say.title.level(level)
  return say.title.leads(structures[first]?.name ?? '', lead, sensitivity.isStable[first] === true)
}

function segmentsTitle(ranked: RankedSegments | null, structure: ComparedStructure | undefined): string {
  const first = ranked?.ranks.indexOf(1) ?? -1
  const name = structure?.name ?? ''
  const entryId = ranked?.segments[first]?.entryId
  const segment = structure?.rows.find((row) => row.entryId === entryId)?.name
  return segment === undefined ? say.segments.none(name) : say.segments.title(name, segment)
}
