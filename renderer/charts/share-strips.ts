import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import type { MetricId } from '../../shared/economics/metric.ts'
import { figureOf, partsOf, totalOf } from './figure-of.ts'
import { type Paint, paintOfRow } from './paint.ts'

export const STRIP_METRICS = ['units', 'netRevenue', 'contribution'] as const satisfies readonly MetricId[]
export type StripMetric = (typeof STRIP_METRICS)[number]

export interface StripPart {
  readonly entryId: string
  readonly name: string
  readonly paint: Paint
  /** Share of the option's whole per strip; negative where the part takes away, null where not available. */
  readonly shares: Readonly<Record<StripMetric, number | null>>
}

/** The parts of the three strips in the table's order. A strip whose whole is not above zero has no shares. */
export function shareStrips(rows: readonly ComparisonRow[]): readonly StripPart[] {
  const total = totalOf(rows)
  const shareOf = (row: ComparisonRow, id: StripMetric): number | null => {
    const whole = figureOf(total, id)
    const part = figureOf(row, id)
    return whole === null || whole <= 0 || part === null ? null : part / whole
  }
  return partsOf(rows).map((row) => ({
    entryId: row.entryId,
    name: row.name,
    paint: paintOfRow(row),
    shares: {
      units: shareOf(row, 'units'),
      netRevenue: shareOf(row, 'netRevenue'),
      contribution: shareOf(row, 'contribution'),
    },
  }))
}

/** What shares of units are held against: contribution where it is known, else revenue; null where neither is. */
export function comparedStrip(options: readonly (readonly StripPart[])[]): 'contribution' | 'netRevenue' | null {
  const parts = options.flat()
  return (
    (['contribution', 'netRevenue'] as const).find((metric) => parts.some((part) => part.shares[metric] !== null)) ??
    null
  )
}

/** The part whose share of a metric lies furthest from its share of units: what the strips have to say. */
export function widestGap(parts: readonly StripPart[], metric: StripMetric): StripPart | null {
  const gap = (part: StripPart): number => {
    const { units, [metric]: share } = part.shares
    return units === null || share === null ? -1 : Math.abs(share - units)
  }
  const [widest] = parts.toSorted((a, b) => gap(b) - gap(a))
  return widest !== undefined && gap(widest) >= 0 ? widest : null
}
