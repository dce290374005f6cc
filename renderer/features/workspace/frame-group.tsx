import type { ReactNode } from 'react'

interface FrameGroupProps {
  readonly title: string
  /** What the fields are for, in a sentence. */
  readonly lead?: string
  readonly children: ReactNode
}

/** Fields of the frame that belong together, their title beside them. */
export function FrameGroup({ title, lead, children }: FrameGroupProps) {
  return (
    <section className="frame-group" aria-label={title}>
      <h2 className="h">{title}</h2>
      <div className="frame-fields">
        {lead !== undefined && <p className="second">{lead}</p>}
        {children}
      </div>
    </section>
  )
}
