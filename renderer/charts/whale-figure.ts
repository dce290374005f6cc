import { formatShare } from '../ui/format-number.ts'
import { type ChartColours, colourOf } from './chart-colours.ts'
import { niceTicks } from './nice-ticks.ts'
import type { Paint } from './paint.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { baseLayout, plotlyText, quietAxis } from './plotly-style.ts'

/** One curve: what the best make together, as a share of all; ascending shares of units from 0 to 1. */
export interface WhaleCurve {
  readonly name: string
  readonly paint: Paint | 'total'
  readonly points: readonly { readonly units: number; readonly share: number }[]
}

const MARGIN = { l: 44, r: 10, t: 22, b: 36 } as const

/** The least and the most that any curve reaches, 0 and 1 included. */
export function whaleRange(options: readonly (readonly WhaleCurve[])[]): readonly [number, number] {
  const shares = options.flat().flatMap(({ points }) => points.map(({ share }) => share))
  return [Math.min(0, ...shares), Math.max(1, ...shares) * 1.04]
}

/** Draws whale curves: rising while units make something, falling where the rest lose it again. */
export function whaleFigure(
  curves: readonly WhaleCurve[],
  range: readonly [number, number],
  words: {
    readonly across: string
    readonly up: string
    readonly point: (curve: WhaleCurve, units: number, share: number) => string
  },
  colours: ChartColours,
  size: PlotSize,
): PlotFigure {
  const across = [0, 0.25, 0.5, 0.75, 1]
  const up = niceTicks(...range, 5)
  return {
    data: curves.map((curve) => ({
      type: 'scatter' as const,
      mode: 'lines' as const,
      x: curve.points.map(({ units }) => units),
      y: curve.points.map(({ share }) => share),
      line: {
        color: curve.paint === 'total' ? colours.ink : colourOf(curve.paint, colours),
        width: curve.paint === 'total' ? 2.5 : 1.5,
        dash: curve.paint === 'excluded' ? ('dot' as const) : ('solid' as const),
      },
      hovertext: curve.points.map(({ units, share }) => plotlyText(words.point(curve, units, share))),
      hoverinfo: 'text' as const,
    })),
    layout: {
      ...baseLayout(colours, size),
      margin: { ...MARGIN, pad: 4 },
      xaxis: {
        ...quietAxis(colours, {
          range: [0, 1],
          values: across,
          texts: across.map((share) => formatShare(share, 0)),
          lines: false,
          zero: false,
        }),
        title: { text: plotlyText(words.across), standoff: 6, font: { size: 11, color: colours.ink3 } },
      },
      yaxis: quietAxis(colours, {
        range,
        values: up,
        texts: up.map((share) => formatShare(share, 0)),
        lines: true,
        zero: true,
      }),
      annotations: [
        {
          text: plotlyText(words.up),
          ...{ x: 0, xref: 'paper' as const, xanchor: 'left' as const, xshift: -MARGIN.l + 2 },
          ...{ y: 1, yref: 'paper' as const, yanchor: 'bottom' as const, yshift: 5 },
          showarrow: false,
          font: { size: 11, color: colours.ink3 },
        },
      ],
    },
  }
}
