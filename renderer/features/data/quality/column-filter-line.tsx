import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import type { QualityLimits } from '../../../../shared/quality/quality-limits.ts'
import { qualityStrings as say } from '../../../strings/quality.ts'
import type { Noun } from '../../../strings/structures.ts'
import { Button } from '../../../ui/button.tsx'
import { formatExactCount } from '../../../ui/format-number.ts'
import { COLUMN_FILTERS, type ColumnFilterId, passesFilter } from './column-filter.ts'
import { LimitsDialog } from './limits-dialog.tsx'

interface ColumnFilterLineProps {
  readonly judged: readonly JudgedColumn[]
  readonly limits: QualityLimits
  readonly noun: Noun
  readonly isReadOnly: boolean
  readonly value: ColumnFilterId
  readonly onChange: (filter: ColumnFilterId) => void
}

/** Which columns are shown, by what the check found; the limits that it goes by. */
export function ColumnFilterLine({ judged, limits, noun, isReadOnly, value, onChange }: ColumnFilterLineProps) {
  const [isSetting, setSetting] = useState(false)
  return (
    <div className="column-filter">
      <ToggleButtonGroup
        aria-label={say.filterLabel}
        className="grade-filter"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={([chosen]) => {
          const filter = COLUMN_FILTERS.find((id) => id === chosen)
          if (filter) onChange(filter)
        }}
      >
        {COLUMN_FILTERS.map((id) => (
          <ToggleButton key={id} id={id} className="grade-choice">
            {say.filters[id]}{' '}
            <small>{formatExactCount(judged.filter((column) => passesFilter(column, id)).length)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span className="spring" />
      <Button small kind="quiet" onPress={() => setSetting(true)}>
        {say.limits}
      </Button>
      {isSetting && <LimitsDialog {...{ limits, noun, isReadOnly }} onClose={() => setSetting(false)} />}
    </div>
  )
}
