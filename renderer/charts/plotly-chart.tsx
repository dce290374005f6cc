import type { Data, Layout } from 'plotly.js/lib/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { chartWords } from '../strings/charts.ts'
import { useSeen } from '../ui/use-seen.ts'
import { type ChartColours, useChartColours } from './chart-colours.ts'
import { loadPlotly } from './load-plotly.ts'
import { PLOTLY_CONFIG } from './plotly-style.ts'

export interface PlotSize {
  readonly width: number
  readonly height: number
}

export interface PlotFigure {
  readonly data: Data[]
  readonly layout: Partial<Layout>
}

/** Makes the figure for a size in px and the theme's colours; keep it stable (memoised) while its data stays. */
export type MakeFigure = (colours: ChartColours, size: PlotSize) => PlotFigure

export interface PlotlyChartProps {
  readonly figure: MakeFigure
  readonly height: number
  /** The title and the figures that matter, for screen readers. */
  readonly label: string
  /** Where Plotly draws, for saving the picture. */
  readonly plotRef: RefObject<HTMLDivElement | null>
}

/** A chart at rest. It is drawn when it first comes into view and again when its size, data or theme changes. */
export function PlotlyChart({ figure, height, label, plotRef }: PlotlyChartProps) {
  const colours = useChartColours()
  const width = useWidth(plotRef)
  const isSeen = useSeen(plotRef)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    const element = plotRef.current
    if (element === null || width === 0 || !isSeen) return
    let isCurrent = true
    loadPlotly()
      .then((plotly) => {
        if (!isCurrent) return undefined
        const { data, layout } = figure(colours, { width, height })
        return plotly.react(element, data, layout, PLOTLY_CONFIG)
      })
      .catch(() => setFailed(true))
    return () => {
      isCurrent = false
    }
  }, [figure, colours, width, height, isSeen, plotRef])
  usePurge(plotRef)
  if (isFailed) return <p className="caption">{chartWords.notDrawn}</p>
  return <div ref={plotRef} className="plotly-host" style={{ height }} role="img" aria-label={label} />
}

function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}

function usePurge(ref: RefObject<HTMLDivElement | null>): void {
  const drawn = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    drawn.current = ref.current
    return () => {
      const element = drawn.current
      // Without a drawing there is nothing to free, and Plotly may never have been loaded.
      if (element?.classList.contains('js-plotly-plot')) void loadPlotly().then((plotly) => plotly.purge(element))
    }
  }, [ref])
}
