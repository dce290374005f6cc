import type { Layout, Shape } from 'plotly.js/lib/core'
import { formatShare } from '../ui/format-number.ts'
import type { ChartColours } from './chart-colours.ts'
import { NAME_ROWS, type NamePlace, placeNames } from './margin-map-names.ts'
import { niceTicks } from './nice-ticks.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { barMarker, baseLayout, plotlyText, quietAxis } from './plotly-style.ts'
import { drawnBlocks, type MarginBlock, type MarginMap } from './size-margin-map.ts'

const NAME_PX = 14
const MARGIN = { l: 34, r: 1, t: 6, b: NAME_ROWS * NAME_PX + 4 } as const
/** A figure above a block needs this much width. */
const FIGURE_PX = 24

/** Draws a size-margin map: width is the share of revenue, height the margin, area contribution. */
export function marginMapFigure(
  map: MarginMap,
  range: readonly [number, number],
  words: (block: MarginBlock) => string,
  colours: ChartColours,
  size: PlotSize,
): PlotFigure {
  const plotWidth = size.width - MARGIN.l - MARGIN.r
  const plotHeight = size.height - MARGIN.t - MARGIN.b
  const blocks = drawnBlocks(map)
  const names = placeNames(blocks, plotWidth, MARGIN.l)
  const named = blocks.flatMap((block, index) => {
    const place = names[index] ?? null
    return place === null ? [] : [{ block, place }]
  })
  const ticks = niceTicks(range[0], range[1], 4)
  const isInside = (block: MarginBlock): boolean => block.margin >= range[0] && block.margin <= range[1]
  return {
    data: [
      {
        type: 'bar',
        x: blocks.map((block) => block.start + block.width / 2),
        y: blocks.map((block) => block.margin),
        width: blocks.map((block) => block.width),
        marker: barMarker(
          blocks.map((block) => block.paint),
          colours,
        ),
        text: blocks.map((block) =>
          block.width * plotWidth >= FIGURE_PX && isInside(block) ? formatShare(block.margin, 0) : '',
        ),
        textposition: 'outside',
        textangle: 0,
        constraintext: 'none',
        textfont: { size: 11, color: colours.ink, weight: 600 },
        hovertext: blocks.map((block) => plotlyText(words(block))),
        hoverinfo: 'text',
      },
    ],
    layout: {
      ...baseLayout(colours, size),
      margin: { ...MARGIN, pad: 4 },
      bargap: 0,
      xaxis: { ...quietAxis(colours, { range: [0, 1], values: [], texts: [], lines: false, zero: false }) },
      yaxis: quietAxis(colours, {
        range,
        values: ticks,
        texts: ticks.map((tick) => (tick === 0 ? '0' : formatShare(tick, 0))),
        lines: true,
        zero: true,
      }),
      annotations: named.flatMap(({ block, place }) =>
        place.at === 'zero' ? [nameAtZero(block, place.lines, colours)] : [nameInRow(block, place, plotWidth, colours)],
      ),
      shapes: named.flatMap(({ block, place }) =>
        place.at === 'row' ? [lineDown(block, place.row, range, plotHeight, colours)] : [],
      ),
    },
  }
}

type Annotation = NonNullable<Layout['annotations']>[number]

/** The block's name on the other side of the zero line. */
function nameAtZero(block: MarginBlock, lines: readonly string[], colours: ChartColours): Partial<Annotation> {
  const isBelow = block.margin >= 0
  return {
    x: block.start + block.width / 2,
    y: 0,
    xref: 'x',
    yref: 'y',
    text: lines.map(plotlyText).join('<br>'),
    showarrow: false,
    yanchor: isBelow ? 'top' : 'bottom',
    yshift: isBelow ? -1 : 1,
    font: { size: 11, color: colours.ink2 },
    captureevents: false,
  }
}

type RowPlace = Extract<NamePlace, { at: 'row' }>

/** The block's name in a row below the drawing. */
function nameInRow(
  block: MarginBlock,
  { row, centre }: RowPlace,
  plotWidth: number,
  colours: ChartColours,
): Partial<Annotation> {
  return {
    x: centre / plotWidth,
    y: 0,
    xref: 'paper',
    yref: 'paper',
    text: plotlyText(block.name),
    showarrow: false,
    xanchor: 'center',
    yanchor: 'top',
    yshift: -row * NAME_PX,
    borderpad: 0,
    font: { size: 11, color: colours.ink2 },
    captureevents: false,
  }
}

/** From the foot of a block to its name in a row. */
function lineDown(
  block: MarginBlock,
  row: number,
  [low, high]: readonly [number, number],
  plotHeight: number,
  colours: ChartColours,
): Partial<Shape> {
  const x = block.start + block.width / 2
  const foot = Math.max(low, Math.min(0, block.margin))
  return {
    type: 'line',
    xref: 'x',
    yref: 'paper',
    x0: x,
    x1: x,
    y0: (foot - low) / (high - low),
    y1: (-row * NAME_PX - 2) / plotHeight,
    line: { color: colours.lineStrong, width: 1 },
  }
}
