import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface DropBoxProps {
  readonly isOver: boolean
  readonly title: string
  readonly note: string
  /** Buttons that do the same by key. */
  readonly children?: ReactNode
}

/** The box in a DropArea that says what may be dropped there. */
export function DropBox({ isOver, title, note, children }: DropBoxProps) {
  return (
    <div className={classNames('drop', isOver && 'over')}>
      <Icon name="table" />
      <div>
        <b>{title}</b>
        <span className="caption">{note}</span>
      </div>
      {children}
    </div>
  )
}
