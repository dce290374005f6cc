import type { ColumnStatistics } from '../ports/column-analyst.ts'
import { countBelow, countUpTo } from './sorted-numbers.ts'

export type Histogram = NonNullable<ColumnStatistics['histogram']>

const BINS = 24
const TAIL = 0.01
/** From p1 to p99 only where all values span more than this many times as much: else the tails hide nothing. */
const LONG_TAILS = 2

/** The shape of ascending finite numbers; equal values make one bin, null of none. */
export function histogramOf(sorted: Float64Array): Histogram | null {
  const [from, to] = spanOf(sorted) ?? []
  if (from === undefined || to === undefined) return null
  const below = countBelow(sorted, from)
  const upTo = countUpTo(sorted, to)
  const beyond = { below, above: sorted.length - upTo }
  if (from === to) return { from, to, ...beyond, bins: [sorted.length] }
  const counts = Array.from({ length: BINS + 1 }, (_, edge) => {
    const share = edge / BINS
    // Each end is scaled before they are added: the span of huge values is beyond a double.
    return edge === 0 ? below : edge === BINS ? upTo : countBelow(sorted, from * (1 - share) + to * share)
  })
  return { from, to, ...beyond, bins: counts.slice(1).map((count, bin) => count - (counts[bin] ?? 0)) }
}

function spanOf(sorted: Float64Array): readonly [number, number] | null {
  const last = sorted.length - 1
  const [min, max] = [sorted[0], sorted[last]]
  if (min === undefined || max === undefined) return null
  const low = sorted[Math.floor(last * TAIL)] ?? min
  const high = sorted[Math.ceil(last * (1 - TAIL))] ?? max
  // In parts, for the span of huge values is beyond a double.
  const hasLongTails = max / 4 - min / 4 > LONG_TAILS * (high / 4 - low / 4)
  return low < high && hasLongTails ? [low, high] : [min, max]
}
