import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** What to do next, in one sentence. */
  readonly title: string
  readonly children?: ReactNode
  /** One primary button, and the sample where it helps. */
  readonly actions?: ReactNode
}

/** A screen without content says what to do next; no picture. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {children && <div className="empty-words">{children}</div>}
      {actions && <div className="row">{actions}</div>}
    </section>
  )
}
