import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** One primary per screen. `link` looks like underlined text. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link'
  readonly small?: boolean
  readonly icon?: IconName
  readonly isDisabled?: boolean
  readonly type?: 'button' | 'submit'
  readonly className?: string
  readonly autoFocus?: boolean
  /** Overrides the visible text for screen readers, such as "Confirm delivery hours". */
  readonly label?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words: a verb with its object. */
export function Button({ children, kind = 'plain', small, icon, className, label, ...rest }: ButtonProps) {
  const look = kind === 'link' ? 'linkish' : classNames('button', kind !== 'plain' && kind, small && 'small')
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={classNames(look, className)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}
