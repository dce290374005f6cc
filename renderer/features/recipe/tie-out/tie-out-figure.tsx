import { useState } from 'react'
import { isFoundFor, type TiedColumn, type TieOut } from '../../../../shared/recipe/tie-out.ts'
import { tieOutWords as say } from '../../../strings/tie-out.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { nameIn, useRecipe } from '../recipe-context.ts'
import { TieOutTable } from './tie-out-table.tsx'

interface TieOutFigureProps {
  readonly tieOut: TieOut
  readonly columns: readonly TiedColumn[]
  readonly onChange: (tieOut: TieOut) => void
  readonly onRemove: () => void
}

const MONEY: Intl.NumberFormatOptions = { maximumFractionDigits: 2 }

/** One figure of the ledger: what it is, and what explains it. */
export function TieOutFigure({ tieOut, columns, onChange, onRemove }: TieOutFigureProps) {
  const view = useRecipe()
  const nameOf = nameIn(view)
  const report = view.report?.tieOuts.find(({ id }) => id === tieOut.id)
  const found = report !== undefined && isFoundFor(tieOut, report) ? report : null
  const chosen = columns.findIndex(({ stepId, column }) => stepId === tieOut.stepId && column === tieOut.column)
  const choose = (id: string): void => {
    const column = columns[Number(id)]
    if (column !== undefined) onChange({ ...tieOut, stepId: column.stepId, column: column.column })
  }
  return (
    <section className="to-figure" aria-label={tieOut.label}>
      <div className="rc-label-row">
        <h3 className="rc-label">{tieOut.label}</h3>
        <Button kind="link" label={say.remove(tieOut.label)} onPress={onRemove}>
          {say.leaveOut}
        </Button>
      </div>
      <div className="rc-fields to-fields">
        <TextField
          label={say.label}
          value={tieOut.label}
          onCommit={(label) => label.trim() !== '' && onChange({ ...tieOut, label: label.trim() })}
        />
        <NumberField
          label={say.amount}
          value={tieOut.amount}
          format={MONEY}
          onChange={(amount) => !Number.isNaN(amount) && onChange({ ...tieOut, amount })}
        />
        <Select
          label={say.column}
          mono
          choices={columns.map(({ column, sourceId }, index) => ({
            id: String(index),
            name: column,
            note: nameOf(sourceId),
          }))}
          value={chosen < 0 ? null : String(chosen)}
          onChange={choose}
        />
        <NumberField
          label={say.tolerance}
          value={tieOut.tolerance}
          minimum={0}
          format={MONEY}
          onChange={(tolerance) => !Number.isNaN(tolerance) && onChange({ ...tieOut, tolerance })}
        />
        <Days tieOut={tieOut} onChange={onChange} />
      </div>
      {found === null ? <p className="caption">{say.build}</p> : <TieOutTable tieOut={tieOut} report={found} />}
    </section>
  )
}

/** The days of the figure: both or none. */
function Days({ tieOut, onChange }: Pick<TieOutFigureProps, 'tieOut' | 'onChange'>) {
  const { period } = tieOut
  const [half, setHalf] = useState<{ readonly start: string; readonly end: string } | null>(null)
  const [start, end] = [half?.start ?? period?.start ?? '', half?.end ?? period?.end ?? '']
  const isBackwards = start !== '' && end !== '' && start > end
  const set = (from: string, to: string): void => {
    const isWhole = from !== '' && to !== '' && from <= to
    const isNone = from === '' && to === ''
    setHalf(isWhole || isNone ? null : { start: from, end: to })
    if (isWhole) onChange({ ...tieOut, period: { start: from, end: to } })
    else if (isNone && period !== null) onChange({ ...tieOut, period: null })
  }
  return (
    <>
      <DayField label={say.start} value={start} isOptional description={say.days} onCommit={(day) => set(day, end)} />
      <DayField
        label={say.end}
        value={end}
        isOptional
        {...(isBackwards ? { error: say.backwards } : {})}
        onCommit={(day) => set(start, day)}
      />
    </>
  )
}
