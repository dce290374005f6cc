import { useState } from 'react'
import type { Frame } from '../../../shared/entities/frame.ts'
import { commandsAnswered, runCommand, useWorkspace } from '../../state/workspace-store.ts'
import { frameStepStrings as say } from '../../strings/frame-step.ts'
import { DayField } from '../../ui/day-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FrameGroup } from './frame-group.tsx'
import { periodProblem } from './period-problem.ts'

type Words = { readonly label: string; readonly why: string }

/** The frame once everything that was kept is answered: fields that belong together are judged and kept together. */
async function frameAsKept(shown: Frame): Promise<Frame> {
  await commandsAnswered()
  return useWorkspace.getState().workspace?.frame ?? shown
}

/** Keeps one change of the frame as one undoable command. */
function keep(changes: Partial<Frame>): void {
  void runCommand('frame.update', { changes })
}

/** Every field is kept when it is left; a value that cannot stand is explained and not kept. */
export function FrameForm({ frame }: { readonly frame: Frame }) {
  const isReadOnly = useWorkspace((state) => state.workspace?.readOnly ?? false)
  const { unitNoun } = frame
  const keepNoun = async (changed: Partial<Frame['unitNoun']>) =>
    keep({ unitNoun: { ...(await frameAsKept(frame)).unitNoun, ...changed } })
  return (
    <>
      <FrameGroup title={say.groups.subject}>
        <Line words={say.name} value={frame.title} isReadOnly={isReadOnly} onKeep={(title) => keep({ title })} />
        <div className="pair">
          <Line
            words={say.plural}
            value={unitNoun.plural}
            isReadOnly={isReadOnly}
            onKeep={(plural) => void keepNoun({ plural })}
          />
          <Line
            words={say.singular}
            value={unitNoun.singular}
            isReadOnly={isReadOnly}
            onKeep={(singular) => void keepNoun({ singular })}
          />
        </div>
        <Select
          label={say.population.label}
          description={say.population.why}
          choices={(['all-of-period', 'survivors-only'] as const).map((id) => ({ id, name: say.populations[id] }))}
          value={frame.population}
          isDisabled={isReadOnly}
          onChange={(population) => keep({ population })}
        />
      </FrameGroup>
      <FrameGroup title={say.groups.period}>
        <div className="pair">
          <Day
            words={say.periodStart}
            day={frame.periodStart}
            other={frame}
            field="periodStart"
            isReadOnly={isReadOnly}
          />
          <Day words={say.asOf} day={frame.asOf} other={frame} field="asOf" isReadOnly={isReadOnly} />
        </div>
        <NumberField
          label={say.minimumHistory.label}
          description={say.minimumHistory.why}
          value={frame.minimumHistoryMonths}
          minimum={0}
          maximum={60}
          step={1}
          format={{ maximumFractionDigits: 0 }}
          isReadOnly={isReadOnly}
          onChange={(minimumHistoryMonths) => Number.isNaN(minimumHistoryMonths) || keep({ minimumHistoryMonths })}
        />
        <Select
          label={say.tooNew.label}
          description={say.tooNew.why}
          choices={(['stay', 'apart'] as const).map((id) => ({ id, name: say.tooNews[id] }))}
          value={frame.tooNewApart ? 'apart' : 'stay'}
          isDisabled={isReadOnly}
          onChange={(where) => keep({ tooNewApart: where === 'apart' })}
        />
      </FrameGroup>
      <FrameGroup title={say.groups.money}>
        <div className="pair">
          <Line
            words={say.currency}
            value={frame.currency}
            isReadOnly={isReadOnly}
            problem={(text) => (/^[a-z]{3}$/i.test(text) ? undefined : say.errors.currency)}
            onKeep={(currency) => keep({ currency: currency.toUpperCase() })}
          />
          <NumberField
            label={say.costOfCapital.label}
            description={say.costOfCapital.why}
            value={frame.costOfCapital}
            minimum={0}
            maximum={1}
            step={0.001}
            format={{ style: 'percent', maximumFractionDigits: 2 }}
            isReadOnly={isReadOnly}
            onChange={(costOfCapital) => Number.isNaN(costOfCapital) || keep({ costOfCapital })}
          />
        </div>
        <Select
          label={say.badDebt.label}
          description={say.badDebt.why}
          choices={(['apart', 'in-costs'] as const).map((id) => ({ id, name: say.badDebts[id] }))}
          value={frame.badDebtInCosts ? 'in-costs' : 'apart'}
          isDisabled={isReadOnly}
          onChange={(where) => keep({ badDebtInCosts: where === 'in-costs' })}
        />
      </FrameGroup>
    </>
  )
}

interface LineProps {
  readonly words: Words
  readonly value: string
  readonly isReadOnly: boolean
  readonly onKeep: (text: string) => void
  /** Why a text cannot be kept. */
  readonly problem?: (text: string) => string | undefined
}

function Line({ words, value, isReadOnly, onKeep, problem }: LineProps) {
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const commit = (text: string) => {
    const trimmed = text.trim()
    const why = trimmed === '' ? say.errors.empty : problem?.(trimmed)
    setRefused(why)
    if (why === undefined && trimmed !== value) onKeep(trimmed)
  }
  return (
    <TextField
      label={words.label}
      description={words.why}
      error={refused}
      value={value}
      isReadOnly={isReadOnly}
      maxLength={120}
      onCommit={commit}
      onChange={() => setRefused(undefined)}
    />
  )
}

interface DayProps {
  readonly words: Words
  readonly day: string
  readonly other: Frame
  readonly field: 'asOf' | 'periodStart'
  readonly isReadOnly: boolean
}

function Day({ words, day, other, field, isReadOnly }: DayProps) {
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const commit = async (text: string) => {
    const why = periodProblem({ ...(await frameAsKept(other)), [field]: text })
    setRefused(why)
    if (why === undefined) keep({ [field]: text })
  }
  return (
    <DayField
      label={words.label}
      description={words.why}
      error={refused}
      value={day}
      isReadOnly={isReadOnly}
      onCommit={(text) => void commit(text)}
      onChange={() => setRefused(undefined)}
    />
  )
}
