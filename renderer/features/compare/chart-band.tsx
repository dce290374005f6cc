import type { ReactNode } from 'react'

interface ChartBandProps {
  /** The question that the charts answer. */
  readonly question: string
  /** What is drawn, in which units. */
  readonly caption: string
  /** What is drawn may be chosen here. */
  readonly choice?: ReactNode
  readonly children: ReactNode
}

/** One kind of chart for every option, under one question. */
export function ChartBand({ question, caption, choice, children }: ChartBandProps) {
  return (
    <section className="band" aria-label={question}>
      <header className="band-head">
        <h2 className="h">{question}</h2>
        <p className="caption">{caption}</p>
        {choice}
      </header>
      <div className="across">{children}</div>
    </section>
  )
}
