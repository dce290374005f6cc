import type { Config, Layout } from 'plotly.js/lib/core'
import { type ChartColours, colourOf } from './chart-colours.ts'
import type { Paint } from './paint.ts'

/** No mode bar, no logo, and nothing that could reach a network. */
export const PLOTLY_CONFIG: Partial<Config> = {
  showSendToCloud: false,
  plotlyServerURL: '',
  displaylogo: false,
  displayModeBar: false,
  scrollZoom: false,
  doubleClick: false,
  showTips: false,
  responsive: false,
}

/** What all charts at rest share: the interface's type, no frame, no legend, no zoom. */
export function baseLayout(
  colours: ChartColours,
  size: { readonly width: number; readonly height: number },
): Partial<Layout> {
  return {
    width: size.width,
    height: size.height,
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: colours.font, size: 11, color: colours.ink3 },
    showlegend: false,
    dragmode: false,
    hovermode: 'closest',
    hoverlabel: {
      bgcolor: colours.raised,
      bordercolor: colours.lineStrong,
      font: { family: colours.font, size: 12, color: colours.ink },
      align: 'left',
    },
  }
}

/** An axis with labels outside and light lines; `values` and `texts` are its few labels. */
export function quietAxis(
  colours: ChartColours,
  options: {
    readonly range: readonly [number, number]
    readonly values: readonly number[]
    readonly texts: readonly string[]
    readonly lines: boolean
    readonly zero: boolean
  },
): NonNullable<Partial<Layout>['xaxis']> {
  return {
    range: [...options.range],
    tickmode: 'array',
    tickvals: [...options.values],
    ticktext: [...options.texts],
    ticks: '',
    showgrid: options.lines,
    gridcolor: colours.grid,
    gridwidth: 1,
    zeroline: options.zero,
    zerolinecolor: colours.zero,
    zerolinewidth: 1,
    zerolinelayer: 'above traces',
    showline: false,
    fixedrange: true,
    tickfont: { size: 11, color: colours.ink3 },
  }
}

/** Fills, lines and hatching of bars by their paints: segments full, the standard path hollow, not served hatched. */
export function barMarker(paints: readonly Paint[], colours: ChartColours) {
  const hatched = (paint: Paint): boolean => paint === 'excluded'
  return {
    // Plotly takes a patterned bar's own colour for its strokes and `bgcolor` for what is between them.
    color: paints.map((paint) => (paint === 'default' ? colours.canvas : colourOf(paint, colours))),
    line: {
      color: paints.map((paint) => (typeof paint === 'number' ? colours.gap : colourOf(paint, colours))),
      width: paints.map((paint) => (paint === 'default' ? 1.25 : 1)),
    },
    pattern: {
      shape: paints.map((paint) => (hatched(paint) ? ('/' as const) : ('' as const))),
      bgcolor: paints.map((paint) => (typeof paint === 'number' ? colourOf(paint, colours) : colours.canvas)),
      size: 5,
      solidity: 0.45,
    },
  }
}

/** A text as Plotly takes it: names may hold what it would read as markup. */
export function plotlyText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
