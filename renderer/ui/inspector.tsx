import type { CSSProperties, ReactNode } from 'react'

export interface InspectorProps {
  /** Its head and the landmark's name. */
  readonly title: string
  readonly caption?: ReactNode
  /** 280 to 460 px; 296 by default. */
  readonly width?: number
  /** Scrolls. */
  readonly children: ReactNode
  /** Stands below and does not scroll. */
  readonly foot?: ReactNode
  /** At the right of the head. */
  readonly actions?: ReactNode
}

/** What is selected: figures, causes, ways to mend. Floats over the canvas below 1100 px. */
export function Inspector({ title, caption, width, children, foot, actions }: InspectorProps) {
  const style = width === undefined ? undefined : ({ '--inspector': `${width}px` } as CSSProperties)
  return (
    <aside className="inspector" aria-label={title} data-region="inspector" tabIndex={-1} style={style}>
      <header className="ihead">
        <div className="ihead-words">
          <h2 className="h">{title}</h2>
          {caption && <p className="caption">{caption}</p>}
        </div>
        {actions}
      </header>
      <div className="scroll ibody">{children}</div>
      {foot && <footer className="ifoot">{foot}</footer>}
    </aside>
  )
}
