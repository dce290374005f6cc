import { useState } from 'react'
import { MOST_DAYS } from '../../../../shared/contract/as-of.ts'
import { type Every, monthEnds } from '../../../../shared/dates/month-ends.ts'
import { dayFromIso, isoFromDay } from '../../../../shared/rules/day.ts'
import { buildDays } from '../../../state/as-of-store.ts'
import { asOfDialog as say } from '../../../strings/as-of.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'

const EVERIES: readonly Every[] = ['month', 'quarter', 'year']
const HALF_A_YEAR = 183

interface DaysDialogProps {
  /** The day of the shown table. */
  readonly asOf: string
  readonly onClose: () => void
}

/** For which days the table is built. */
export function DaysDialog({ asOf, onClose }: DaysDialogProps) {
  const [first, setFirst] = useState(isoFromDay(dayFromIso(asOf) - HALF_A_YEAR))
  const [last, setLast] = useState(asOf)
  const [every, setEvery] = useState<Every>('month')
  const days = monthEnds(first, last, every)
  const canBuild = days.length > 0 && days.length <= MOST_DAYS
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={!canBuild}
            onPress={() => {
              void buildDays(days)
              onClose()
            }}
          >
            {say.build(days.length)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{say.words}</p>
        <div className="as-of-range">
          <DayField label={say.first} value={first} onCommit={setFirst} />
          <DayField label={say.last} value={last} onCommit={setLast} />
          <Select
            label={say.every}
            value={every}
            onChange={setEvery}
            choices={EVERIES.map((id) => ({ id, name: say.everies[id] }))}
          />
        </div>
        <p className="caption" role="status">
          {days.length === 0
            ? say.none
            : days.length > MOST_DAYS
              ? say.tooMany(days.length, MOST_DAYS)
              : say.days(days)}
        </p>
      </div>
    </Dialog>
  )
}
