import { formatShare } from '../ui/format-number.ts'
import type { ChartColours } from './chart-colours.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { barMarker, baseLayout, plotlyText, quietAxis } from './plotly-style.ts'
import { STRIP_METRICS, type StripMetric, type StripPart } from './share-strips.ts'

/** Left of the strips stand their names. */
const MARGIN = { l: 84, r: 20, t: 2, b: 20 } as const

/** The furthest that any strip reaches below zero and above one, over several options. */
export function stripRange(options: readonly (readonly StripPart[])[]): readonly [number, number] {
  let low = 0
  let high = 1
  for (const parts of options) {
    for (const metric of STRIP_METRICS) {
      const shares = parts.map((part) => part.shares[metric] ?? 0)
      low = Math.min(low, sumOf(shares.filter((share) => share < 0)))
      high = Math.max(high, sumOf(shares.filter((share) => share > 0)))
    }
  }
  return [low, high]
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Draws one bar of 100 % per metric, parts in the table's order, what takes away left of zero. */
export function stripsFigure(
  parts: readonly StripPart[],
  range: readonly [number, number],
  words: {
    readonly strip: (metric: StripMetric) => string
    readonly part: (part: StripPart, metric: StripMetric) => string
  },
  colours: ChartColours,
  size: PlotSize,
): PlotFigure {
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const drawn = STRIP_METRICS.filter((metric) => parts.some((part) => part.shares[metric] !== null))
  return {
    data: parts.map((part) => ({
      type: 'bar' as const,
      orientation: 'h' as const,
      x: drawn.map((metric) => part.shares[metric] ?? 0),
      y: drawn.map((_, index) => index),
      width: drawn.map(() => 0.62),
      marker: barMarker(
        drawn.map(() => part.paint),
        colours,
      ),
      hovertext: drawn.map((metric) => plotlyText(words.part(part, metric))),
      hoverinfo: 'text' as const,
    })),
    layout: {
      ...baseLayout(colours, size),
      margin: { ...MARGIN, pad: 4 },
      barmode: 'relative',
      bargap: 0.3,
      xaxis: quietAxis(colours, {
        range,
        values: ticks,
        texts: ticks.map((tick) => (tick === 0 ? '0' : formatShare(tick, 0))),
        lines: false,
        zero: true,
      }),
      yaxis: {
        ...quietAxis(colours, {
          range: [drawn.length - 0.5, -0.5],
          values: drawn.map((_, index) => index),
          texts: drawn.map((metric) => plotlyText(words.strip(metric))),
          lines: false,
          zero: false,
        }),
        tickfont: { size: 11, color: colours.ink2 },
      },
    },
  }
}
