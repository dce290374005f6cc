import type { Layout } from 'plotly.js/lib/core'
import { formatShare } from '../ui/format-number.ts'
import type { ChartColours } from './chart-colours.ts'
import { fitLabel } from './fit-label.ts'
import { niceTicks } from './nice-ticks.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { barMarker, baseLayout, plotlyText, quietAxis } from './plotly-style.ts'
import type { MarginBlock, MarginMap } from './size-margin-map.ts'

const MARGIN = { l: 34, r: 1, t: 6, b: 32 } as const
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
  const { blocks } = map
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
      annotations: blocks.flatMap((block) => nameOf(block, plotWidth, colours)),
    },
  }
}

/** The block's name on the other side of the zero line, where its width has room. */
function nameOf(block: MarginBlock, plotWidth: number, colours: ChartColours): NonNullable<Layout['annotations']> {
  const lines = fitLabel(block.name, block.width * plotWidth - 4)
  if (lines === null) return []
  const isBelow = block.margin >= 0
  return [
    {
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
    },
  ]
}
