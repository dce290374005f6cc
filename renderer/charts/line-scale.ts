import { niceStep, niceWholeStep } from '../../shared/scales/nice-step.ts'

/** A round step of about a hundredth of the data's range; on a log scale, of about a fiftieth of the value. */
export function stepFor(
  range: readonly [number, number],
  scale: 'linear' | 'log',
  value: number,
  whole: boolean,
): number {
  const stepOf = whole ? niceWholeStep : niceStep
  return scale === 'log' ? stepOf(Math.abs(value), 50) : stepOf(range[1] - range[0], 100)
}

/** A value on the grid of steps and, as far as the grid has one, within the range. */
export function snapped(value: number, step: number, range: readonly [number, number]): number {
  const lowest = Math.ceil(range[0] / step - 1e-9)
  const highest = Math.max(lowest, Math.floor(range[1] / step + 1e-9))
  const index = Math.min(highest, Math.max(lowest, Math.round(value / step)))
  return Number((index * step).toPrecision(12)) + 0
}

/** Where a value stands between the ends of the range, 0..1, on a linear or log scale. */
export function positionOf(value: number, range: readonly [number, number], scale: 'linear' | 'log'): number {
  const [low, high] = range
  const at =
    scale === 'log'
      ? (Math.log10(Math.max(value, low)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
      : (value - low) / (high - low)
  return Number.isFinite(at) ? Math.min(1, Math.max(0, at)) : 0
}

/** The value at a place between the ends of the range. */
export function valueAt(position: number, range: readonly [number, number], scale: 'linear' | 'log'): number {
  const [low, high] = range
  if (scale === 'linear') return low + position * (high - low)
  return 10 ** (Math.log10(low) + position * (Math.log10(high) - Math.log10(low)))
}
