import type { ReactNode } from 'react'

interface ChartBandProps {
  /** The question that the charts answer. */
  readonly question: string
  /** What is drawn, in which units. */
  readonly caption: string
  readonly children: ReactNode
}

/** One kind of chart for every option, under one question. */
export function ChartBand({ question, caption, children }: ChartBandProps) {
  return (
    <section className="band" aria-label={question}>
      <header className="band-head">
        <h2 className="h">{question}</h2>
        <p className="caption">{caption}</p>
      </header>
      <div className="across">{children}</div>
    </section>
  )
}
