import { useRef } from 'react'
import { useChartColours } from '../../charts/chart-colours.ts'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import type { ChartTable } from '../../charts/chart-table.ts'
import type { Paint } from '../../charts/paint.ts'
import { type PictureFormat, plotlyPicture } from '../../charts/picture.ts'
import { type MakeFigure, PlotlyChart } from '../../charts/plotly-chart.tsx'

export interface OptionChartProps {
  /** Of the option: before the title in files and for screen readers. */
  readonly name: string
  /** The finding. */
  readonly title: string
  /** What is drawn and in which units; on screen it stands once for all options. */
  readonly caption: string
  /** What this drawing leaves out or cuts; empty where it shows all. */
  readonly note?: string
  /** The data behind the chart without its title. */
  readonly table: Omit<ChartTable, 'title'>
  /** The lines that are drawn, for the legend of a picture. */
  readonly parts: readonly { readonly name: string; readonly paint: Paint }[]
  readonly figure: MakeFigure
  /** In px. */
  readonly height: number
}

/** One option's chart of a band: drawn by Plotly, with its table and its pictures. Keep `figure` stable. */
export function OptionChart({ name, title, caption, note = '', table, parts, figure, height }: OptionChartProps) {
  const colours = useChartColours()
  const plotRef = useRef<HTMLDivElement>(null)
  const fullTitle = `${name}: ${title}`
  const words = { title: fullTitle, caption: [caption, note].filter((part) => part !== '').join(' ') }
  const picture = (format: PictureFormat) => plotlyPicture(format, figure, colours, height, words, parts)
  return (
    <ChartFrame
      heading="h3"
      title={title}
      caption={note}
      table={{ ...table, title: fullTitle }}
      picture={picture}
      height={height}
    >
      <PlotlyChart figure={figure} height={height} plotRef={plotRef} label={`${name}. ${title}. ${words.caption}`} />
    </ChartFrame>
  )
}
