import { useState } from 'react'
import type { GoalQuestion } from '../../../../../shared/contract/goals.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import { GOAL_MEASURES } from '../../../../../shared/goals/goal-measure.ts'
import { goalMeasureName, goalWords as say } from '../../../../strings/goals.ts'
import { Button } from '../../../../ui/button.tsx'
import { NumberField } from '../../../../ui/number-field.tsx'
import { Select } from '../../../../ui/select.tsx'
import type { GoalLine } from './goal-lines.ts'
import { goalUnit } from './goal-units.ts'

/** What is wished for, as it is typed. */
export type GoalDraft = Pick<GoalQuestion, 'entryId' | 'measure' | 'relation'> & {
  readonly lineId: string
  /** As typed: shares in percent; NaN while empty. */
  readonly target: number
}

interface GoalFormProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly lines: readonly GoalLine[]
  readonly draft: GoalDraft
  readonly onChange: (draft: GoalDraft) => void
  readonly onSeek: () => void
}

/** A line, whom the goal is for, and what is to come true. */
export function GoalForm({ workspace, structure, lines, draft, onChange, onSeek }: GoalFormProps) {
  const noun = workspace.frame.unitNoun
  const change = (part: Partial<GoalDraft>): void => onChange({ ...draft, ...part })
  const entries = [
    ...structure.segments.map(({ id, name }) => ({ id, name })),
    { id: 'default', name: structure.defaultPath.name },
    ...structure.exclusions.map(({ id, name }) => ({ id, name })),
  ]
  return (
    <form
      className="goal-form"
      aria-label={say.title}
      onSubmit={(event) => {
        event.preventDefault()
        onSeek()
      }}
    >
      <Select
        label={say.line}
        choices={lines.map(({ id, name }) => ({ id, name }))}
        value={draft.lineId}
        onChange={(lineId) => {
          const entryId = lines.find(({ id }) => id === lineId)?.entryId ?? draft.entryId
          change({ lineId, entryId })
        }}
      />
      <Select label={say.entry} choices={entries} value={draft.entryId} onChange={(entryId) => change({ entryId })} />
      <Select
        label={say.measure}
        choices={GOAL_MEASURES.map((id) => ({ id, name: goalMeasureName(id, noun) }))}
        value={draft.measure}
        onChange={(measure) => change({ measure, target: Number.NaN })}
      />
      <Select
        label={say.relation}
        choices={(['at-most', 'at-least'] as const).map((id) => ({ id, name: say.relations[id] }))}
        value={draft.relation}
        onChange={(relation) => change({ relation })}
      />
      {draft.measure === 'units' && <PeopleFields onTarget={(target) => change({ target })} />}
      <NumberField
        label={say.target(goalUnit(draft.measure, workspace.frame.currency).sign)}
        value={draft.target}
        onChange={(target) => change({ target })}
        format={{ maximumFractionDigits: 6 }}
        className="goal-number"
      />
      <Button kind="primary" type="submit">
        {say.seek}
      </Button>
    </form>
  )
}

interface PeopleFieldsProps {
  readonly onTarget: (target: number) => void
}

/** So many people, each serving so many units: together they make the target. */
function PeopleFields({ onTarget }: PeopleFieldsProps) {
  const [people, setPeople] = useState(Number.NaN)
  const [each, setEach] = useState(Number.NaN)
  const tell = (target: number): void => {
    if (!Number.isNaN(target)) onTarget(target)
  }
  return (
    <>
      <NumberField
        label={say.people}
        value={people}
        minimum={0}
        onChange={(count) => {
          setPeople(count)
          tell(count * each)
        }}
        className="goal-number"
      />
      <NumberField
        label={say.each}
        value={each}
        minimum={0}
        onChange={(count) => {
          setEach(count)
          tell(people * count)
        }}
        className="goal-number"
      />
    </>
  )
}
