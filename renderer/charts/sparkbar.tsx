import { swatchClass } from '../ui/swatch.tsx'
import type { Paint } from './paint.ts'

export interface SparkbarProps {
  readonly value: number
  /** Lowest and highest value of the whole board, zero included, so that every bar has one scale. */
  readonly range: readonly [number, number]
  readonly paint: Paint
}

/** A bar from the zero line, negative to the left. The figure stands beside it, so it is decorative. */
export function Sparkbar({ value, range, paint }: SparkbarProps) {
  const [low, high] = range
  const span = high - low || 1
  const zero = ((0 - low) / span) * 100
  const end = ((value - low) / span) * 100
  return (
    <svg className="sparkbar" aria-hidden="true" focusable="false">
      <rect
        className={`seg ${swatchClass(paint)}`}
        x={`${Math.min(zero, end)}%`}
        width={`${Math.abs(end - zero)}%`}
        y="4"
        height="10"
      />
      <line className="zero" x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="18" />
    </svg>
  )
}

/** The scale of sparkbars over all their values, zero included. */
export function sparkRange(values: Iterable<number>): readonly [number, number] {
  let low = 0
  let high = 0
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}
