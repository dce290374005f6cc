import type { ReactElement } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components'
import { Checkbox } from './checkbox.tsx'
import { Popover } from './popover.tsx'
import './check-list.css'

export interface CheckListEntry {
  readonly id: string
  readonly name: string
  /** A second line, such as why it cannot be chosen. */
  readonly note?: string | undefined
  readonly isChosen: boolean
  readonly isDisabled?: boolean | undefined
}

export interface CheckListPopoverProps {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly entries: readonly CheckListEntry[]
  readonly onChange: (id: string, isChosen: boolean) => void
  /** Below the list. */
  readonly foot?: ReactElement
}

/** Several of many, chosen without closing the list. */
export function CheckListPopover({ label, trigger, entries, onChange, foot }: CheckListPopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover className="check-popover">
        <Dialog className="check-list" aria-label={label}>
          <p className="list-title">{label}</p>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id}>
                <Checkbox
                  isSelected={entry.isChosen}
                  isDisabled={entry.isDisabled ?? false}
                  onChange={(isChosen) => onChange(entry.id, isChosen)}
                >
                  <span>
                    {entry.name}
                    {entry.note && <small className="caption">{entry.note}</small>}
                  </span>
                </Checkbox>
              </li>
            ))}
          </ul>
          {foot}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
