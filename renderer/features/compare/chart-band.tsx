import type { ReactNode } from 'react'

/** One kind of chart for every option, under one caption. */
export function ChartBand({ caption, children }: { readonly caption: string; readonly children: ReactNode }) {
  return (
    <section className="band">
      <p className="caption band-caption">{caption}</p>
      <div className="across">{children}</div>
    </section>
  )
}
