import { type Ref, useMemo, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { swatchClass } from '../ui/swatch.tsx'
import { LineFlag, type MovableLine } from './line-flag.tsx'
import { positionOf } from './line-scale.ts'
import { logTicks, niceTicks } from './nice-ticks.ts'
import type { Paint } from './paint.ts'

export interface DistributionSeries {
  readonly id: string
  readonly paint: Paint
  readonly counts: readonly number[]
  /** The one in question; the others are pale. */
  readonly isFull: boolean
}

export interface DistributionChartProps {
  /** Ends of the bins, one more than there are counts. */
  readonly edges: readonly number[]
  readonly scale: 'linear' | 'log'
  readonly series: readonly DistributionSeries[]
  readonly line: MovableLine | null
  readonly show: (value: number) => string
  readonly label: string
  readonly drawingRef: Ref<SVGSVGElement>
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`

/** How many units a column has at each value, stacked by where they go, with the line of a condition. */
export function DistributionChart({ edges, scale, series, line, show, label, drawingRef }: DistributionChartProps) {
  const plot = useRef<HTMLDivElement>(null)
  const range = [edges[0] ?? 0, edges.at(-1) ?? 1] as const
  const bars = useMemo(() => <Bars series={series} />, [series])
  const at = line === null ? null : positionOf(line.value, range, scale)
  const wasAt = line === null || line.was === null ? null : positionOf(line.was, range, scale)
  return (
    <div className="distribution">
      <div className="distribution-plot" ref={plot}>
        <svg ref={drawingRef} role="img" aria-label={label}>
          {bars}
          <Ticks range={range} scale={scale} show={show} />
          {line !== null && at !== null && (
            <g className="line-marks">
              {wasAt !== null && line.was !== null && (
                <>
                  <rect
                    className="between"
                    x={percent(Math.min(at, wasAt))}
                    width={percent(Math.abs(at - wasAt))}
                    y="0"
                    height="100%"
                  />
                  <line className="was" x1={percent(wasAt)} x2={percent(wasAt)} y1="0" y2="100%" />
                  <WasWords
                    at={wasAt}
                    isRight={wasAt > at}
                    words={line.wasWords(show(line.was))}
                    change={line.change}
                  />
                </>
              )}
              <line className="now" x1={percent(at)} x2={percent(at)} y1="-14" y2="100%" />
            </g>
          )}
        </svg>
        {line !== null && at !== null && (
          <LineFlag line={line} at={at} range={range} scale={scale} show={show} plot={plot} />
        )}
      </div>
    </div>
  )
}

function WasWords({
  at,
  isRight,
  words,
  change,
}: {
  readonly at: number
  readonly isRight: boolean
  readonly words: string
  readonly change: string | null
}) {
  const side = { textAnchor: isRight ? ('start' as const) : ('end' as const), dx: isRight ? 6 : -6 }
  return (
    <>
      <text className="second halo" x={percent(at)} y="0" dy="11" {...side}>
        {words}
      </text>
      {change !== null && (
        <text className="ink b halo" x={percent(at)} y="0" dy="28" {...side}>
          {change}
        </text>
      )}
    </>
  )
}

function Bars({ series }: { readonly series: readonly DistributionSeries[] }) {
  const bins = series[0]?.counts.length ?? 0
  const totals = Array.from({ length: bins }, (_, bin) =>
    series.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0),
  )
  const step = halfStep(Math.max(1, ...totals))
  const ticks = [0, step, 2 * step]
  const top = 2 * step
  const base = new Array<number>(bins).fill(0)
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'zero' : 'grid'}
            x1="0"
            x2="100%"
            y1={percent(1 - tick / top)}
            y2={percent(1 - tick / top)}
          />
          <text x="0" dx="-8" y={percent(1 - tick / top)} dy="4" textAnchor="end">
            {formatExactCount(tick)}
          </text>
        </g>
      ))}
      {series.map(({ id, paint, counts, isFull }) => (
        <g key={id} className={classNames('seg-group', !isFull && 'pale')}>
          {counts.map((count, bin) => {
            if (count === 0) return null
            const below = base[bin] ?? 0
            base[bin] = below + count
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
                key={bin}
                className={classNames('seg', swatchClass(paint))}
                x={percent(bin / bins)}
                width={percent(1 / bins)}
                y={percent(1 - (below + count) / top)}
                height={percent(count / top)}
              />
            )
          })}
        </g>
      ))}
    </>
  )
}

/** A round half of the axis, so that three lines hold all bars without much room above them. */
function halfStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 2))
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power * 2 >= most) ?? 10
  return Math.max(1, Math.ceil(factor * power))
}

function Ticks({
  range,
  scale,
  show,
}: {
  readonly range: readonly [number, number]
  readonly scale: 'linear' | 'log'
  readonly show: (value: number) => string
}) {
  const ticks = scale === 'log' ? logTicks(range[0], range[1]) : niceTicks(range[0], range[1], 7)
  return (
    <>
      <line className="zero" x1="0" x2="100%" y1="100%" y2="100%" />
      {ticks.map((tick) => (
        <text key={tick} x={percent(positionOf(tick, range, scale))} y="100%" dy="16" textAnchor="middle">
          {show(tick)}
        </text>
      ))}
    </>
  )
}
