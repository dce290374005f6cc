import { formatAxis } from '../ui/format-axis.ts'
import { type ChartColours, colourOf } from './chart-colours.ts'
import { niceTicks } from './nice-ticks.ts'
import type { Paint } from './paint.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { baseLayout, plotlyText, quietAxis } from './plotly-style.ts'

/** One line of a chart of ranges: from end to end, with what lies in the middle. */
export interface RangeRow {
  readonly name: string
  readonly paint: Paint | 'total'
  /** The thin line; null where there is nothing to draw. */
  readonly ends: readonly [number, number] | null
  /** The thick part of it. */
  readonly middle: readonly [number, number] | null
  /** Where the thick part is parted. */
  readonly tick: number | null
  readonly dot: number | null
  /** All of it in words. */
  readonly words: string
  /** What stands at the right. */
  readonly figure: string
}

/** Names stand at the left, figures at the right. */
const MARGIN = { l: 104, t: 4, b: 22 } as const
const ROW_PX = 24
const NAME_LETTERS = 16

/** What all options share: the ends of the scale, and the room for figures, in px. */
export interface RangeScale {
  readonly range: readonly [number, number]
  readonly figuresPx: number
}

/** In px, for so many rows. */
export function rangeHeight(rows: number): number {
  return MARGIN.t + MARGIN.b + rows * ROW_PX
}

/** The furthest that any range or dot reaches, zero included; null where there is nothing to draw. */
export function rangeOf(options: readonly (readonly RangeRow[])[]): readonly [number, number] | null {
  const all = options.flat().flatMap(({ ends, dot }) => [...(ends ?? []), ...(dot === null ? [] : [dot])])
  if (all.length === 0) return null
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)]
  const edge = (high - low) * 0.03 || 1
  const range = [low < 0 ? low - edge : 0, high + edge] as const
  // What is nearly beyond a double cannot be drawn with room at its ends.
  return range.every(Number.isFinite) ? range : null
}

/** Draws ranges one below the other on a common scale. */
export function rangeFigure(
  rows: readonly RangeRow[],
  { range, figuresPx }: RangeScale,
  colours: ChartColours,
  size: PlotSize,
): PlotFigure {
  const ticks = niceTicks(...range, size.width < 420 ? 3 : 5)
  const colourOfRow = ({ paint }: RangeRow): string => (paint === 'total' ? colours.ink : colourOf(paint, colours))
  const stroke = (row: RangeRow, at: number, ends: RangeRow['ends'], width: number) =>
    ends === null
      ? []
      : [
          {
            type: 'scatter' as const,
            mode: 'lines' as const,
            x: [...ends],
            y: [at, at],
            line: { color: colourOfRow(row), width },
            hovertext: [row.words, row.words].map(plotlyText),
            hoverinfo: 'text' as const,
          },
        ]
  const marks = (place: (row: RangeRow) => number | null, marker: object) => ({
    type: 'scatter' as const,
    mode: 'markers' as const,
    x: rows.map(place),
    y: rows.map((_, at) => at),
    marker,
    hovertext: rows.map((row) => plotlyText(row.words)),
    hoverinfo: 'text' as const,
    cliponaxis: false,
  })
  return {
    data: [
      ...rows.flatMap((row, at) => [...stroke(row, at, row.ends, 1.5), ...stroke(row, at, row.middle, 9)]),
      marks(({ tick }) => tick, { symbol: 'line-ns', size: 11, line: { color: colours.canvas, width: 2.5 } }),
      marks(({ dot }) => dot, {
        symbol: 'diamond',
        size: 7,
        color: colours.ink,
        line: { color: colours.canvas, width: 1 },
      }),
    ],
    layout: {
      ...baseLayout(colours, size),
      margin: { ...MARGIN, r: figuresPx, pad: 6 },
      xaxis: quietAxis(colours, { range, values: ticks, texts: ticks.map(formatAxis), lines: true, zero: true }),
      yaxis: {
        ...quietAxis(colours, {
          range: [rows.length - 0.5, -0.5],
          values: rows.map((_, at) => at),
          texts: rows.map(({ name }) => plotlyText(short(name))),
          lines: false,
          zero: false,
        }),
        tickfont: { size: 11, color: colours.ink2 },
      },
      annotations: rows.map(({ figure }, at) => ({
        text: plotlyText(figure),
        ...{ x: 1, xref: 'paper' as const, xanchor: 'left' as const, xshift: 8 },
        ...{ y: at, yref: 'y' as const, yanchor: 'middle' as const },
        showarrow: false,
        font: { size: 11, color: colours.ink2 },
      })),
    },
  }
}

function short(name: string): string {
  return name.length <= NAME_LETTERS ? name : `${name.slice(0, NAME_LETTERS - 1).trimEnd()}…`
}
