import type { ReactNode } from 'react'
import { Popover as AriaPopover } from 'react-aria-components'
import { classNames } from './class-names.ts'

/** A floating layer beside its trigger; use inside react-aria's triggers. */
export function Popover({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <AriaPopover className={classNames('popover', className)} offset={4}>
      {children}
    </AriaPopover>
  )
}
