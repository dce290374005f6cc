import { Button as AriaButton, TooltipTrigger } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps {
  readonly icon: IconName
  /** The button's name; also its tooltip. */
  readonly label: string
  readonly shortcut?: string
  readonly onPress?: () => void
  readonly isOn?: boolean
  readonly small?: boolean
  /** Dims the button; it keeps its name and tooltip, and pressing does nothing. */
  readonly isOff?: boolean
  /** Tab passes it by: it comes into reach with the row that it belongs to. */
  readonly isPassedBy?: boolean
}

/** A button with a picture only; its name is its tooltip. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, onPress, isOn, isOff = false, small, isPassedBy = false } = props
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton
        className={classNames('tool', isOn && 'on', isOff && 'off', small && 'small')}
        aria-label={label}
        aria-disabled={isOff}
        excludeFromTabOrder={isPassedBy}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        {...(isOff || !onPress ? {} : { onPress })}
      >
        <Icon name={icon} />
      </AriaButton>
      <Tooltip shortcut={shortcut}>{label}</Tooltip>
    </TooltipTrigger>
  )
}
