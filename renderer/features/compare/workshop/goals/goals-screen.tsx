import { type ReactNode, useState } from 'react'
import type { GoalQuestion, GoalView } from '../../../../../shared/contract/goals.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import { namedEntry } from '../../../../state/named-entry.ts'
import { useQuery } from '../../../../state/use-query.ts'
import { compareWords } from '../../../../strings/compare.ts'
import { goalMeasureName, goalWords as say } from '../../../../strings/goals.ts'
import { inNoun } from '../../../../strings/why.ts'
import { workshopWords } from '../../../../strings/workshop.ts'
import { Button } from '../../../../ui/button.tsx'
import { classNames } from '../../../../ui/class-names.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { ErrorStrip } from '../../../../ui/error-strip.tsx'
import { ProgressLine } from '../../../../ui/progress-line.tsx'
import { Screen } from '../../../../ui/screen.tsx'
import { ScreenHead } from '../../../../ui/screen-head.tsx'
import { Select } from '../../../../ui/select.tsx'
import type { ShownOption } from '../../shown-options.ts'
import { backToBoard, useWorkshopView } from '../workshop-view.ts'
import { GoalAnswer } from './goal-answer.tsx'
import { type GoalDraft, GoalForm } from './goal-form.tsx'
import { type GoalLine, goalLines } from './goal-lines.ts'
import { goalUnit } from './goal-units.ts'
import { keepLineAt } from './keep-goal.ts'
import './goals.css'

interface GoalsScreenProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
}

/** Where a line of an option has to stand for a goal to come true, and what that costs elsewhere. */
export function GoalsScreen({ workspace, options }: GoalsScreenProps) {
  const chosenId = useWorkshopView((state) => state.structureId)
  const option = options.find(({ structureId }) => structureId === chosenId) ?? options[0]
  const structure = workspace.structures.find(({ id }) => id === option?.structureId)
  if (option === undefined || structure === undefined) return null
  const choose = (
    <Select
      label={say.option}
      labelPlace="inline"
      choices={options.map((one) => ({ id: one.structureId, name: `${one.letter}  ${one.name}` }))}
      value={option.structureId}
      onChange={(id) => useWorkshopView.setState({ structureId: id })}
    />
  )
  const lines = goalLines(structure, workspace)
  const [first] = lines
  if (first === undefined)
    return (
      <Screen label={compareWords.step} head={<GoalsHead title={say.title}>{choose}</GoalsHead>}>
        <EmptyState title={say.noLines}>
          <p>{say.noLinesHelp}</p>
        </EmptyState>
      </Screen>
    )
  return <Seeking key={structure.id} {...{ workspace, structure, lines, first, choose }} />
}

function GoalsHead({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <ScreenHead title={title} scope={say.scope} actions={<Button onPress={backToBoard}>{workshopWords.back}</Button>}>
      {children}
    </ScreenHead>
  )
}

interface SeekingProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly lines: readonly GoalLine[]
  readonly first: GoalLine
  readonly choose: ReactNode
}

function Seeking({ workspace, structure, lines, first, choose }: SeekingProps) {
  const { currency, unitNoun: noun } = workspace.frame
  const [draft, setDraft] = useState<GoalDraft>({
    ...{ lineId: first.id, entryId: first.entryId, measure: 'units', relation: 'at-most', target: Number.NaN },
  })
  const [asked, setAsked] = useState<GoalQuestion | null>(null)
  const line = lines.find(({ id }) => id === draft.lineId) ?? first
  const seek = (): void => {
    const { entryId, measure, relation, target } = draft
    if (Number.isNaN(target)) return
    const { factor } = goalUnit(measure, currency)
    setAsked({ structureId: structure.id, line: line.line, entryId, measure, relation, target: target / factor })
  }
  const { data, error, isLoading, isStale } = useQuery('goals.seek', asked ?? NOTHING, { enabled: asked !== null })
  const askedLine = lines.find((one) => JSON.stringify(one.line) === JSON.stringify(asked?.line))
  const isAnswered = data !== undefined && asked !== null && askedLine !== undefined
  return (
    <Screen
      label={compareWords.step}
      head={
        <GoalsHead
          title={
            isAnswered && !isStale
              ? titleOf(data, asked, askedLine, structure, workspace)
              : isLoading
                ? say.asking
                : say.title
          }
        >
          {choose}
        </GoalsHead>
      }
      strips={
        <>
          <ProgressLine isBusy={isLoading} />
          {error && <ErrorStrip message={error.message} remedy={error.remedy ?? workshopWords.failedRemedy} />}
          {isAnswered && data.reason !== null && <ErrorStrip tone="warning" message={inNoun(data.reason, noun)} />}
        </>
      }
    >
      <div className={classNames('scroll changes-scroll', isStale && 'is-stale')}>
        <GoalForm {...{ workspace, structure, lines, draft }} onChange={setDraft} onSeek={seek} />
        {isAnswered ? (
          <GoalAnswer
            view={data}
            line={askedLine}
            unit={goalUnit(asked.measure, currency)}
            measure={goalMeasureName(asked.measure, noun)}
            workspace={workspace}
            onKeep={(value) => keepLineAt(askedLine, value, structure, workspace)}
          />
        ) : (
          !isLoading && (
            <EmptyState title={say.start}>
              <p>{say.startHelp}</p>
            </EmptyState>
          )
        )}
      </div>
    </Screen>
  )
}

/** Stands in while nothing is asked. */
const NOTHING: GoalQuestion = {
  ...{ structureId: '', line: { kind: 'threshold', name: '' }, entryId: '', measure: 'units', relation: 'at-most' },
  target: 0,
}

function titleOf(
  { kind, found }: GoalView,
  { entryId, measure }: GoalQuestion,
  { figures }: GoalLine,
  structure: Structure,
  { frame: { currency, unitNoun } }: WorkspaceView,
): string {
  const name = goalMeasureName(measure, unitNoun)
  if (kind === 'none' || found === null || found.figure === null) return say.none(name)
  const figure = goalUnit(measure, currency).write(found.figure)
  const what = measure === 'units' ? `${figure} ${unitNoun.plural}` : say.figureOf(figure, name)
  return say.found(kind, namedEntry(structure, entryId).name, what, figures.alone(found.line))
}
