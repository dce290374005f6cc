import type { Data, Layout } from 'plotly.js/lib/core'
import type { ChartColours } from './chart-colours.ts'
import type { Paint } from './paint.ts'
import type { PlotFigure, PlotSize } from './plotly-chart.tsx'
import { barMarker, plotlyText } from './plotly-style.ts'

/** What stands around a chart in its picture, where no screen says it. */
export interface PictureWords {
  readonly title: string
  /** What is drawn, units, what is left out. */
  readonly caption: string
}

export interface PicturePart {
  readonly name: string
  readonly paint: Paint
}

const SIDE_PX = 16
const TOP_PX = 18
const TITLE_LINE_PX = 20
const CAPTION_LINE_PX = 16
/** Mean advances of the interface font, a little wide so that no line is cut. */
const TITLE_CHARACTER_PX = 8.4
const CAPTION_CHARACTER_PX = 6.4
const LEGEND_ROW_PX = 22

/** A chart's figure with its title and caption above, a legend below and the theme's ground behind. */
export function framedFigure(
  { data, layout }: PlotFigure,
  colours: ChartColours,
  size: PlotSize,
  words: PictureWords,
  parts: readonly PicturePart[],
): PlotFigure {
  const width = size.width - 2 * SIDE_PX
  const title = wrap(words.title, width / TITLE_CHARACTER_PX)
  const caption = wrap(words.caption, width / CAPTION_CHARACTER_PX)
  const head = TOP_PX + title.length * TITLE_LINE_PX + caption.length * CAPTION_LINE_PX + 10
  const foot = legendRows(parts, width) * LEGEND_ROW_PX + 10
  const height = size.height + head + foot
  const { t = 0, b = 0, l = 0, r = 0, pad = 0 } = layout.margin ?? {}
  return {
    data: [
      ...data.map((trace) => ({ ...trace, showlegend: false })),
      ...parts.map((part) => legendEntry(part, colours)),
    ],
    layout: {
      ...layout,
      height,
      margin: { t: t + head, b: b + foot, l: l + SIDE_PX, r: r + SIDE_PX, pad },
      paper_bgcolor: colours.canvas,
      plot_bgcolor: colours.canvas,
      title: {
        text: [...title.map((line) => `<b>${plotlyText(line)}</b>`), ...caption.map(small)].join('<br>'),
        font: { size: 15, color: colours.ink },
        ...{ x: 0, xref: 'container', xanchor: 'left', y: 1 - TOP_PX / height, yref: 'container', yanchor: 'top' },
        pad: { l: SIDE_PX },
      },
      showlegend: true,
      legend: legendAt(colours, size.width, height),
    },
  }

  function small(line: string): string {
    return `<span style="font-size:11px;color:${colours.ink2}">${plotlyText(line)}</span>`
  }
}

function legendAt(colours: ChartColours, width: number, height: number): Partial<NonNullable<Layout['legend']>> {
  return {
    orientation: 'h',
    ...{ x: SIDE_PX / width, xref: 'container', xanchor: 'left', y: 8 / height, yref: 'container', yanchor: 'bottom' },
    font: { size: 11, color: colours.ink2 },
    itemclick: false,
    itemdoubleclick: false,
    traceorder: 'normal',
  }
}

/** A bar without a place: only its swatch and name are drawn. */
function legendEntry({ name, paint }: PicturePart, colours: ChartColours): Data {
  return { type: 'bar', x: [null], y: [null], name: plotlyText(name), marker: barMarker([paint], colours) }
}

function labelPx(name: string): number {
  return name.length * CAPTION_CHARACTER_PX + 46
}

/** Entries that do not fit one row stand in columns as wide as the widest. */
function legendRows(parts: readonly PicturePart[], width: number): number {
  const widths = parts.map(({ name }) => labelPx(name))
  if (widths.reduce((sum, own) => sum + own, 0) <= width) return 1
  return Math.ceil(widths.length / Math.max(1, Math.floor(width / Math.max(...widths))))
}

/** A text in lines of so many letters, broken at spaces; no line where there is no text. */
export function wrap(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
