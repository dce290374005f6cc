import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip } from 'react-aria-components'
import { Kbd } from './kbd.tsx'

/** A line of explanation under the pointer or the focus; use inside react-aria's TooltipTrigger. */
export function Tooltip({
  children,
  shortcut,
}: {
  readonly children: ReactNode
  readonly shortcut?: string | undefined
}) {
  return (
    <AriaTooltip className="tooltip" offset={6}>
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </AriaTooltip>
  )
}
