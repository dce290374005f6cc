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
