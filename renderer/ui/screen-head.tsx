import type { ReactNode } from 'react'

export interface ScreenHeadProps {
  /** The finding; the screen's only h1. */
  readonly title: ReactNode
  /** One line of scope under it. */
  readonly scope?: ReactNode
  /** At the right, at most one of them primary. */
  readonly actions?: ReactNode
  /** A row of reading options or filters under the title. */
  readonly children?: ReactNode
}

/** Title, scope and actions of a screen. */
export function ScreenHead({ title, scope, actions, children }: ScreenHeadProps) {
  return (
    <header className="screen-head">
      <div className="head">
        <div className="head-words">
          <h1>{title}</h1>
          {scope && <p>{scope}</p>}
        </div>
        {actions && <div className="acts">{actions}</div>}
      </div>
      {children && <div className="head-row">{children}</div>}
    </header>
  )
}
