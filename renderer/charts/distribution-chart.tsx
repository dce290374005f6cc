import { type Ref, useMemo, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { swatchClass } from '../ui/swatch.tsx'
import { dayTicks } from './day-ticks.ts'
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

/** What the values of the axis are: bins of whole numbers and days hold whole ones, each from its edge to the next. */
export type AxisKind = 'number' | 'whole' | 'day'

export interface DistributionChartProps {
  /** Ends of the bins, one more than there are counts. */
  readonly edges: readonly number[]
  readonly axis: AxisKind
  readonly scale: 'linear' | 'log'
  readonly series: readonly DistributionSeries[]
  readonly line: MovableLine | null
  /** A value on the axis. */
  readonly show: (value: number) => string
  readonly label: string
  readonly drawingRef: Ref<SVGSVGElement>
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`

/** How many units a column has at each value, stacked by where they go, with the line of a condition. */
export function DistributionChart(props: DistributionChartProps) {
  const { edges, axis, scale, series, line, show, label, drawingRef } = props
  const plot = useRef<HTMLDivElement>(null)
  const range = [edges[0] ?? 0, edges.at(-1) ?? 1] as const
  const bars = useMemo(() => <Bars series={series} />, [series])
  // Whole values fill the place up to the next: a line that counts its own value below stands after it.
  const shift = line !== null && axis !== 'number' && !line.isPartedBelow ? 1 : 0
  const at = line === null ? null : positionOf(line.value + shift, range, scale)
  const wasAt = line === null || line.was === null ? null : positionOf(line.was + shift, range, scale)
  return (
    <div className="distribution">
      <div className="distribution-plot" ref={plot}>
        <svg ref={drawingRef} role="img" aria-label={label}>
          {bars}
          <Ticks range={range} binWidth={(edges[1] ?? 1) - range[0]} {...{ axis, scale, show }} />
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
                    words={line.wasWords(line.show(line.was))}
                    change={line.change}
                  />
                </>
              )}
              <line className="now" x1={percent(at)} x2={percent(at)} y1="-14" y2="100%" />
            </g>
          )}
        </svg>
        {line !== null && at !== null && <LineFlag {...{ line, at, range, scale, shift, plot }} />}
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

/** More whole numbers than this are not named one by one. */
const MOST_NAMED = 20

interface TicksProps {
  readonly range: readonly [number, number]
  readonly binWidth: number
  readonly axis: AxisKind
  readonly scale: 'linear' | 'log'
  readonly show: (value: number) => string
}

function Ticks({ range, binWidth, axis, scale, show }: TicksProps) {
  // A whole number with a bin of its own is named under its middle.
  const isOwnBin = axis === 'whole' && scale === 'linear' && binWidth === 1
  return (
    <>
      <line className="zero" x1="0" x2="100%" y1="100%" y2="100%" />
      {ticksOf(range, axis, scale, isOwnBin).map((tick) => (
        <text
          key={tick}
          x={percent(positionOf(tick + (isOwnBin ? 0.5 : 0), range, scale))}
          y="100%"
          dy="16"
          textAnchor="middle"
        >
          {show(tick)}
        </text>
      ))}
    </>
  )
}

function ticksOf(
  [low, high]: readonly [number, number],
  axis: AxisKind,
  scale: 'linear' | 'log',
  isOwnBin: boolean,
): readonly number[] {
  if (scale === 'log') return logTicks(low, high)
  if (axis === 'day') return dayTicks(low, high, 8)
  if (!isOwnBin) return niceTicks(low, high, 7, axis === 'whole')
  return niceTicks(low, high - 1, high - low <= MOST_NAMED ? MOST_NAMED + 1 : 9, true)
}
