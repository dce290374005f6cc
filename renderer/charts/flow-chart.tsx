import type { Ref } from 'react'
import { classNames } from '../ui/class-names.ts'
import { swatchClass } from '../ui/swatch.tsx'
import { labelWidth } from './fit-label.ts'
import { flowLayout } from './flow-layout.ts'
import type { Paint } from './paint.ts'
import './flow-chart.css'

export interface FlowEnd {
  readonly id: string
  readonly name: string
  readonly paint: Paint
  /** What stands below the name: the block's figure. */
  readonly figure: string
}

export interface FlowChartProps {
  readonly left: readonly FlowEnd[]
  readonly right: readonly FlowEnd[]
  /** Amounts by left and right end; finite. */
  readonly cells: readonly (readonly number[])[]
  readonly height: number
  readonly label: string
  /** Tells a band in words. */
  readonly say: (row: number, column: number) => string
  readonly onChoose: (row: number, column: number) => void
  readonly drawingRef: Ref<SVGSVGElement>
}

const WIDTH = 1100
const SIDE = 236
const BLOCK = 10
const GAP = 14
/** Above the first and below the last block, for their words. */
const EDGE = 8
const NAME_PX = SIDE - BLOCK - 12
/** Blocks lower than this have their figure beside the name. */
const TWO_LINES_PX = 30

/** Where the units of each line of one option lie in another: bands as thick as their amount, a loss's hatched. */
export function FlowChart({ left, right, cells, height, label, say, onChoose, drawingRef }: FlowChartProps) {
  const layout = flowLayout(cells, height, GAP)
  const [from, to] = [SIDE, WIDTH - SIDE]
  return (
    <svg
      ref={drawingRef}
      className="flow-chart"
      viewBox={`0 ${-EDGE} ${WIDTH} ${height + 2 * EDGE}`}
      role="img"
      aria-label={label}
    >
      {layout.bands.map(({ row, column, amount, from: top, to: end, height: thick }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table above opens the same units by keyboard
        <path
          key={`${left[row]?.id} ${right[column]?.id}`}
          className={classNames('flow-band', swatchClass(left[row]?.paint ?? 'default'), amount < 0 && 'loss')}
          d={bandPath(from, top, to, end, thick)}
          onClick={() => onChoose(row, column)}
        >
          <title>{say(row, column)}</title>
        </path>
      ))}
      {left.map((end, at) => (
        <End key={end.id} end={end} x={from - BLOCK} textX={from - BLOCK - 8} anchor="end" {...layout.left[at]} />
      ))}
      {right.map((end, at) => (
        <End key={end.id} end={end} x={to} textX={to + BLOCK + 8} anchor="start" {...layout.right[at]} />
      ))}
    </svg>
  )
}

interface EndProps {
  readonly end: FlowEnd
  readonly x: number
  readonly textX: number
  readonly anchor: 'start' | 'end'
  readonly top?: number
  readonly height?: number
}

function End({ end, x, textX, anchor, top = 0, height = 0 }: EndProps) {
  const middle = top + height / 2
  const isTall = height >= TWO_LINES_PX
  return (
    <g>
      <rect
        className={classNames('seg', swatchClass(end.paint))}
        x={x}
        y={top}
        width={BLOCK}
        height={Math.max(1, height)}
      />
      <text x={textX} y={middle} dy={isTall ? -3 : 4} textAnchor={anchor} className="flow-name">
        {isTall ? cut(end.name, NAME_PX) : `${cut(end.name, NAME_PX - labelWidth(end.figure) - 10)}  ${end.figure}`}
      </text>
      {isTall && (
        <text x={textX} y={middle} dy={13} textAnchor={anchor} className="second">
          {end.figure}
        </text>
      )}
    </g>
  )
}

/** The name up to what has room; the whole stands in the table. */
function cut(name: string, widthPx: number): string {
  if (labelWidth(name) <= widthPx) return name
  const room = Math.max(1, Math.floor((name.length * widthPx) / labelWidth(name)) - 1)
  return `${name.slice(0, room).trimEnd()}…`
}

function bandPath(x0: number, y0: number, x1: number, y1: number, thick: number): string {
  const bend = (x0 + x1) / 2
  const [below0, below1] = [y0 + thick, y1 + thick]
  return `M${x0} ${y0}C${bend} ${y0} ${bend} ${y1} ${x1} ${y1}V${below1}C${bend} ${below1} ${bend} ${below0} ${x0} ${below0}Z`
}
