import type { ReactNode } from 'react'
import { Focusable, TooltipTrigger } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

export interface HintProps {
  /** What is read on hover and focus: a reason, an exact value, a method's name. */
  readonly text: string
  readonly children: ReactNode
  readonly className?: string
}

/** A figure or word with more behind it; reached by Tab as well as by the pointer. */
export function Hint({ text, children, className }: HintProps) {
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Focusable>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
        <span className={classNames('hint', className)} role="note" tabIndex={0}>
          {children}
        </span>
      </Focusable>
      <Tooltip>{text}</Tooltip>
    </TooltipTrigger>
  )
}
