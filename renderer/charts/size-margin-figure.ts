import type { Layout } from 'plotly.js/lib/core'
import { formatCount, formatNumber } from '../ui/format-number.ts'
import { type ChartColours, colourOf } from './chart-colours.ts'
import { type LabelSide, placeLabels } from './fit-label.ts'
import { logTicks, niceTicks } from './nice-ticks.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { baseLayout, plotlyText, quietAxis } from './plotly-style.ts'
import type { MarginPoint, PointRanges } from './size-margin-points.ts'

/** Above the plot stands the unit of what is earned, below it what lies across. */
const MARGIN = { l: 52, r: 6, t: 24, b: 38 } as const

export interface SizeMarginWords {
  readonly point: (point: MarginPoint) => string
  /** Names of the axes with their units. */
  readonly across: string
  readonly up: string
}

/** Draws size against what a unit earns, a mark per line with its 90 % interval. */
export function sizeMarginFigure(
  points: readonly MarginPoint[],
  ranges: PointRanges,
  words: SizeMarginWords,
  colours: ChartColours,
  size: PlotSize,
): PlotFigure {
  const sizes = ranges.isLog ? logTicks(...ranges.units) : niceTicks(...ranges.units, 4)
  const earned = niceTicks(...ranges.perUnitYear, 5)
  const isHollow = (point: MarginPoint): boolean => typeof point.paint !== 'number'
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: points.map((point) => point.units),
        y: points.map((point) => point.perUnitYear),
        marker: {
          symbol: points.map((point) => (point.paint === 'excluded' ? 'square-cross' : 'square')),
          size: 11,
          color: points.map((point) => (isHollow(point) ? colours.canvas : colourOf(point.paint, colours))),
          line: {
            color: points.map((point) => (isHollow(point) ? colourOf(point.paint, colours) : colours.gap)),
            width: points.map((point) => (isHollow(point) ? 1.5 : 1)),
          },
          opacity: 1,
        },
        error_y: {
          type: 'data',
          symmetric: false,
          array: points.map((point) => (point.high ?? point.perUnitYear) - point.perUnitYear),
          arrayminus: points.map((point) => point.perUnitYear - (point.low ?? point.perUnitYear)),
          color: colours.ink,
          thickness: 1,
          width: 0,
        },
        hovertext: points.map((point) => plotlyText(words.point(point))),
        hoverinfo: 'text',
        cliponaxis: false,
      },
    ],
    layout: {
      ...baseLayout(colours, size),
      margin: { ...MARGIN, pad: 4 },
      xaxis: {
        ...quietAxis(colours, {
          range: ranges.isLog ? [Math.log10(ranges.units[0]), Math.log10(ranges.units[1])] : ranges.units,
          values: sizes,
          texts: sizes.map(formatCount),
          lines: false,
          zero: false,
        }),
        type: ranges.isLog ? 'log' : 'linear',
        title: { text: plotlyText(words.across), standoff: 6, font: { size: 11, color: colours.ink3 } },
      },
      yaxis: quietAxis(colours, {
        range: ranges.perUnitYear,
        values: earned,
        texts: earned.map((tick) => formatNumber(tick)),
        lines: true,
        zero: true,
      }),
      annotations: [unitOf(words.up, colours), ...namesOf(points, ranges, colours, size)],
    },
  }
}

/** The unit of what is earned, over its figures: beside them it would need to be read sideways. */
function unitOf(text: string, colours: ChartColours): NonNullable<Layout['annotations']>[number] {
  return {
    text: plotlyText(text),
    ...{ x: 0, xref: 'paper', xanchor: 'left', xshift: -MARGIN.l - 2 },
    ...{ y: 1, yref: 'paper', yanchor: 'bottom', yshift: 6 },
    showarrow: false,
    font: { size: 11, color: colours.ink3 },
  }
}

const ANCHORS: Readonly<Record<LabelSide, { xanchor: 'left' | 'right' | 'center'; xshift: number; yshift: number }>> = {
  right: { xanchor: 'left', xshift: 8, yshift: 0 },
  left: { xanchor: 'right', xshift: -8, yshift: 0 },
  above: { xanchor: 'center', xshift: 0, yshift: 14 },
  below: { xanchor: 'center', xshift: 0, yshift: -14 },
  'above-right': { xanchor: 'left', xshift: 5, yshift: 12 },
  'above-left': { xanchor: 'right', xshift: -5, yshift: 12 },
  'below-right': { xanchor: 'left', xshift: 5, yshift: -12 },
  'below-left': { xanchor: 'right', xshift: -5, yshift: -12 },
}

function namesOf(
  points: readonly MarginPoint[],
  ranges: PointRanges,
  colours: ChartColours,
  size: PlotSize,
): NonNullable<Layout['annotations']> {
  const width = size.width - MARGIN.l - MARGIN.r
  const height = size.height - MARGIN.t - MARGIN.b
  const scale = (value: number): number => (ranges.isLog ? Math.log10(value) : value)
  const along = (value: number): number =>
    (scale(value) - scale(ranges.units[0])) / (scale(ranges.units[1]) - scale(ranges.units[0]))
  const up = (value: number): number =>
    (value - ranges.perUnitYear[0]) / (ranges.perUnitYear[1] - ranges.perUnitYear[0])
  const marks = points.map((point) => ({
    name: point.name,
    x: along(point.units) * width,
    y: (1 - up(point.perUnitYear)) * height,
  }))
  const sides = placeLabels(marks, width, height, (1 - up(0)) * height)
  return points.flatMap((point, index) => {
    const side = sides[index]
    if (!side) return []
    return [
      {
        x: scale(point.units),
        y: point.perUnitYear,
        xref: 'x' as const,
        yref: 'y' as const,
        text: plotlyText(point.name),
        showarrow: false,
        ...ANCHORS[side],
        font: { size: 11, color: colours.ink2 },
        bgcolor: colours.canvas,
        borderpad: 0,
      },
    ]
  })
}
