import type { ChartColours } from './chart-colours.ts'
import { loadPlotly } from './load-plotly.ts'
import { withFont } from './picture-font.ts'
import { framedFigure, type PicturePart, type PictureWords } from './picture-frame.ts'
import type { MakeFigure } from './plotly-chart.tsx'

export type PictureFormat = 'png' | 'svg'

/** How a chart makes a picture of itself. */
export type MakePicture = (format: PictureFormat) => Promise<Blob>

const PNG_SCALE = 2

/** Wide enough for a slide; the height grows in the same measure as the title and legend need. */
const PICTURE_WIDTH = 720

/** A Plotly chart as a picture on the theme's ground with title, caption and legend. PNG has twice the size. */
export async function plotlyPicture(
  format: PictureFormat,
  figure: MakeFigure,
  colours: ChartColours,
  shownHeight: number,
  words: PictureWords,
  parts: readonly PicturePart[],
): Promise<Blob> {
  const plotly = await loadPlotly()
  const size = { width: PICTURE_WIDTH, height: Math.round(shownHeight * 1.4) }
  const framed = framedFigure(figure(colours, size), colours, size, words, parts)
  const height = framed.layout.height ?? size.height
  const address = await plotly.toImage(framed, { format: 'svg', width: size.width, height })
  return pictureOf(format, await blobOfDataAddress(address).text(), size.width, height)
}

/** A standalone SVG as the file that was asked for, with the interface's type inside. */
async function pictureOf(format: PictureFormat, drawing: string, width: number, height: number): Promise<Blob> {
  const svg = new Blob([await withFont(drawing)], { type: 'image/svg+xml' })
  return format === 'svg' ? svg : pngOf(svg, width, height)
}

/** The bytes of a data: address, read here since the content policy lets nothing be fetched from one. */
export function blobOfDataAddress(address: string): Blob {
  const comma = address.indexOf(',')
  const head = address.slice('data:'.length, comma)
  const body = address.slice(comma + 1)
  const mediaType = head.split(';')[0] ?? ''
  if (!head.endsWith(';base64')) return new Blob([decodeURIComponent(body)], { type: mediaType })
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: mediaType })
}

/** Properties that a drawing of ours sets through style sheets and a file must carry itself. */
const INLINED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const

/** One of our own SVG drawings as a picture on the theme's ground. */
export async function svgPicture(format: PictureFormat, drawing: SVGSVGElement, colours: ChartColours): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect()
  return pictureOf(format, standaloneSvg(drawing, width, height, colours.canvas), width, height)
}

function standaloneSvg(drawing: SVGSVGElement, width: number, height: number, ground: string): string {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  const originals = drawing.querySelectorAll<SVGElement>('*')
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index]
    if (original === undefined) return
    const style = getComputedStyle(original)
    for (const property of INLINED) element.setAttribute(property, style.getPropertyValue(property))
  })
  const box = drawing.viewBox.baseVal
  if (box === null || box.width === 0) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  rectangle.setAttribute('width', '100%')
  rectangle.setAttribute('height', '100%')
  rectangle.setAttribute('fill', ground)
  copy.prepend(rectangle)
  return new XMLSerializer().serializeToString(copy)
}

async function pngOf(svg: Blob, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * PNG_SCALE)
    canvas.height = Math.round(height * PNG_SCALE)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture was made')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}
