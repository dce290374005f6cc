import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { Icon } from './icon.tsx'

export interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children?: ReactNode
  /** Needed where there are no words beside the box. */
  readonly label?: string
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
}

/** Yes or no, at once. */
export function Checkbox({ children, label, isIndeterminate = false, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      isIndeterminate={isIndeterminate}
      className="checkbox"
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className="box">{isIndeterminate ? <i /> : <Icon name="check" small />}</span>
      {children}
    </AriaCheckbox>
  )
}
